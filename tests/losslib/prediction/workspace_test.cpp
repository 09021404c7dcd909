// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/prediction/workspace.h"

#include "losslib/kernels/math.h"

#include "tests/support/random_scene.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace lossglass;
using namespace lossglass::test;

/// Probabilities, their complements and logarithms against closed forms in long double; ignored
/// pixels; borrowed counts. (Sums: class_sums_test.)
class WorkspaceTest : public QObject {
    Q_OBJECT

private slots:
    void sigmoid_data();
    void sigmoid();
    void softmax_data();
    void softmax();
    void minusInfinity();
    void infiniteSigmoid();
    void ignoredPixels();
    void countsOfAnotherScene();

private:
    template <class Real>
    void checkSigmoid(double logit);
    template <class Real>
    void checkSoftmax(const QList<double>& logits);
};

namespace {

using Long = long double;

/// Within a few units of the last place of Real; what Real cannot hold may be 0.
template <class Real>
bool near(Real found, Long expected) {
    using Limits = std::numeric_limits<Real>;
    if (std::isinf(expected)) return static_cast<Long>(found) == expected;
    const Long tolerance = 6 * static_cast<Long>(Limits::epsilon()) * std::abs(expected);
    return std::abs(static_cast<Long>(found) - expected) <= tolerance + 2 * Long(Limits::min());
}

Planes<double> column(const QList<double>& logits) {
    Planes<double> planes(logits.size(), 1);
    for (qsizetype c = 0; c < logits.size(); ++c)
        planes(c, 0) = logits[c];
    return planes;
}

/// What softmax says of channel c. Logarithms near 0 are formed from the small number.
struct Expected {
    Long p, q, logP, logQ;
};

Expected softmaxOf(const QList<double>& logits, int c) {
    const Long top = *std::max_element(logits.begin(), logits.end());
    Long others = 0, all = 0;
    for (int j = 0; j < logits.size(); ++j) {
        const Long e = std::exp(Long(logits[j]) - top);
        all += e;
        others += j == c ? 0 : e;
    }
    const Long own = Long(logits[c]) - top, p = std::exp(own) / all, q = others / all;
    return {p, q, own == 0 ? -std::log1p(others) : own - std::log(all),
            p < 0.5L ? std::log1p(-p) : std::log(q)};
}

/// 1-p of a channel, and the logarithm of a label's p, as the workspace finds them.
template <class Real>
Real restOf(const Workspace<Real>& work, int channel, std::int64_t pixel = 0) {
    Real q;
    work.fillQ(channel, pixel, 1, &q);
    return q;
}

template <class Real>
Real logsOf(const Workspace<Real>& work, int label, std::int64_t pixel = 0) {
    std::vector<Real> logs(static_cast<std::size_t>(work.labelCount()));
    work.fillLogs(pixel, 1, logs.data());
    return logs[static_cast<std::size_t>(label)];
}

}  // namespace

void WorkspaceTest::sigmoid_data() {
    QTest::addColumn<double>("logit");
    for (const double z : {0.0, 1e-3, 5.0, 60.0, 700.0}) {
        QTest::addRow("logit %g", z) << z;
        if (z > 0) QTest::addRow("logit %g", -z) << -z;
    }
}

template <class Real>
void WorkspaceTest::checkSigmoid(double logit) {
    // The logit as Real holds it.
    const Long z = static_cast<Real>(logit);
    const Long p = 1 / (1 + std::exp(-z)), q = 1 / (1 + std::exp(z));
    const Long logP = -std::log1p(std::exp(-z)), logQ = -std::log1p(std::exp(z));
    for (const char* label : {"#", "."}) {
        const SceneD scene = drawnScene({label}, column({logit}));
        const Workspace<Real> work(scene.cast<Real>());
        QVERIFY(near(work.pAt(0, 0), p));
        QVERIFY(near(work.q()[0], q));
        const bool one = scene.labels()[0] == 1;
        QVERIFY(near(work.trueLogP()[0], one ? logP : logQ));
        QVERIFY(near(work.trueLogQ()[0], one ? logQ : logP));
        QCOMPARE(work.trueP(0), one ? work.pAt(0, 0) : work.q()[0]);
        QCOMPARE(work.trueQ(0), one ? work.q()[0] : work.pAt(0, 0));
        QCOMPARE(logsOf(work, 0), one ? work.trueLogQ()[0] : work.trueLogP()[0]);
        QCOMPARE(logsOf(work, 1), one ? work.trueLogP()[0] : work.trueLogQ()[0]);
        QCOMPARE(restOf(work, 0), work.q()[0]);
    }
}

void WorkspaceTest::sigmoid() {
    QFETCH(double, logit);
    checkSigmoid<double>(logit);
    checkSigmoid<float>(logit);
}

void WorkspaceTest::softmax_data() {
    QTest::addColumn<QList<double>>("logits");
    using List = QList<double>;
    for (const double z : {0.0, 1e-3, -1e-3, 5.0, -5.0, 60.0, -60.0, 700.0, -700.0}) {
        QTest::addRow("two, %g", z) << List{0, z};
        QTest::addRow("three, %g", z) << List{-0.5, z, 1};
        QTest::addRow("four, up and down %g", z) << List{z, -z, 0.25, z / 2};
        QTest::addRow("six, up and down %g", z) << List{-0.5, z / 4, -z, 0.25, z / 2, z};
    }
    QTest::newRow("all equal") << List{3, 3, 3};
    QTest::newRow("all equal and large") << List{700, 700, 700, 700};
    QTest::newRow("six") << List{1, -2, 0.5, 3, -4, 2.5};
    QTest::newRow("two share nearly all") << List{60, 60, -60};
}

template <class Real>
void WorkspaceTest::checkSoftmax(const QList<double>& logits) {
    const char* labels[] = {"0", "1", "2", "3", "4", "5"};
    QList<double> held;
    for (const double z : logits)
        held << static_cast<double>(static_cast<Real>(z));
    for (int c = 0; c < logits.size(); ++c) {
        const Workspace<Real> work(drawnScene({labels[c]}, column(logits)).cast<Real>());
        const Expected expected = softmaxOf(held, c);
        QVERIFY(near(work.pAt(c, 0), expected.p));
        QVERIFY(near(work.trueQ(0), expected.q));
        QVERIFY(near(work.trueLogP()[0], expected.logP));
        QCOMPARE(work.trueP(0), work.pAt(c, 0));
        QCOMPARE(work.trueQ(0), restOf(work, c));
        for (int other = 0; other < logits.size(); ++other) {
            const Expected rest = softmaxOf(held, other);
            QVERIFY(near(work.pAt(other, 0), rest.p));
            QVERIFY(near(restOf(work, other), rest.q));
            QVERIFY(near(logsOf(work, other), rest.logP));
        }
        // Where 1-p has vanished its logarithm is minus infinity.
        const Real logQ = math::logOfComplement(work.trueP(0), work.trueQ(0));
        if (work.trueQ(0) == 0)
            QVERIFY(std::isinf(logQ) && logQ < 0);
        else
            QVERIFY(near(logQ, expected.logQ));
    }
}

void WorkspaceTest::softmax() {
    QFETCH(QList<double>, logits);
    checkSoftmax<double>(logits);
    checkSoftmax<float>(logits);
}

void WorkspaceTest::minusInfinity() {
    const double inf = std::numeric_limits<double>::infinity();
    const Workspace<double> work(drawnScene({"1"}, column({-inf, 0, -inf})));
    for (const int c : {0, 2}) {
        QCOMPARE(work.pAt(c, 0), 0.0);
        QCOMPARE(restOf(work, c), 1.0);
        QCOMPARE(logsOf(work, c), -inf);
    }
    QCOMPARE(work.pAt(1, 0), 1.0);
    QCOMPARE(work.trueQ(0), 0.0);
    QVERIFY(work.trueLogP()[0] == 0.0 && logsOf(work, 1) == 0.0);
    QCOMPARE(math::logOfComplement(work.trueP(0), work.trueQ(0)), -inf);
    const Workspace<float> half(drawnScene({"0"}, column({1, -inf, 1})).cast<float>());
    QCOMPARE(half.pAt(0, 0), 0.5f);
    QCOMPARE(half.pAt(1, 0), 0.0f);
    QCOMPARE(restOf(half, 2), 0.5f);
}

void WorkspaceTest::infiniteSigmoid() {
    const float inf = std::numeric_limits<float>::infinity();
    Planes<double> logits(1, 2);
    logits << static_cast<double>(inf), -static_cast<double>(inf);
    const Workspace<float> work(drawnScene({"##"}, logits).cast<float>());
    QCOMPARE(work.pAt(0, 0), 1.0f);
    QCOMPARE(work.q()[0], 0.0f);
    QVERIFY(work.trueLogP()[0] == 0.0f);
    QCOMPARE(work.trueLogQ()[0], -inf);
    QCOMPARE(work.pAt(0, 1), 0.0f);
    QCOMPARE(work.q()[1], 1.0f);
    QCOMPARE(work.trueLogP()[1], -inf);
    QVERIFY(work.trueLogQ()[1] == 0.0f);
}

void WorkspaceTest::ignoredPixels() {
    for (const int channels : {1, 3}) {
        const SceneD scene = drawnScene({"?1?"}, Planes<double>::Constant(channels, 3, 4.0));
        const Workspace<double> work(scene);
        QCOMPARE(work.counts().valid, std::int64_t{1});
        QCOMPARE(work.counts().ignored, std::int64_t{2});
        QCOMPARE(work.counts().perLabel[1], 1.0);
        QCOMPARE(work.counts().perLabel[0], 0.0);
        for (const int i : {0, 2}) {
            QCOMPARE(work.trueP(i), 1.0);
            QCOMPARE(work.trueQ(i), 0.0);
            QCOMPARE(work.trueLogP()[i], 0.0);
            if (channels == 1) QCOMPARE(work.trueLogQ()[i], 0.0);
            // What a channel has does not hang on the label.
            for (int c = 0; c < channels; ++c)
                QCOMPARE(restOf(work, c, i), restOf(work, c, 1));
            for (int k = 0; k < work.labelCount(); ++k)
                QVERIFY(near(logsOf(work, k, i), logsOf(work, k, 1)));
        }
        std::array<double, 3> t{};
        work.fillTarget(channels == 1 ? 0 : 1, 0, 3, t.data());
        QCOMPARE(t, (std::array<double, 3>{0, 1, 0}));
    }
}

void WorkspaceTest::countsOfAnotherScene() {
    const SceneD large = drawnScene({"..#", "?##"}, Planes<double>::Zero(1, 6));
    const SceneD small = drawnScene({"#"}, Planes<double>::Constant(1, 1, 2.0));
    const Workspace<double> judge(large), own(small), borrowed(small, judge.counts());
    QCOMPARE(borrowed.counts().valid, std::int64_t{5});
    QCOMPARE(borrowed.counts().ignored, std::int64_t{1});
    QCOMPARE(borrowed.counts().perLabel, (std::vector<double>{2, 3}));
    QCOMPARE(borrowed.sums()[1].tp, own.sums()[1].tp);
    QCOMPARE(borrowed.pAt(0, 0), own.pAt(0, 0));
    QCOMPARE(borrowed.pixels(), std::int64_t{1});
}

QTEST_APPLESS_MAIN(WorkspaceTest)
#include "workspace_test.moc"
