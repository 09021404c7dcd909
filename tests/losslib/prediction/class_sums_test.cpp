// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/prediction/class_sums.h"

#include "losslib/prediction/workspace.h"
#include "tests/support/random_scene.h"

#include <QtTest>

#include <cmath>

using namespace lossglass;
using namespace lossglass::test;

/// The sums and counts per label of a workspace against plain loops, with labels and with soft
/// targets; adding them up.
class ClassSumsTest : public QObject {
    Q_OBJECT

private slots:
    void sums_data();
    void sums();
    void softTargets();
    void errorsKeepTheirDigits();
    void byHand();
    void adding();
};

namespace {

/// Sums of label k by their definitions, from planes of p, 1-p and t in double.
struct LabelPlane {
    std::vector<double> p, q, t;
};

ClassSums sumUp(const LabelPlane& plane, const Labels& y) {
    ClassSums s;
    for (std::size_t i = 0; i < y.size(); ++i) {
        if (y[i] == kIgnored) continue;
        const double p = plane.p[i], q = plane.q[i], t = plane.t[i];
        s.tp += p * t;
        s.fn += q * t;
        s.fp += p * (1 - t);
        s.tn += q * (1 - t);
        s.pSquared += p * p;
        s.tSquared += t * t;
        s.missSquared += (t - p) * (t - p) * t;
        s.falseSquared += (t - p) * (t - p) * (1 - t);
    }
    return s;
}

template <class Real>
LabelPlane planeOf(const Workspace<Real>& work, int label) {
    const auto size = static_cast<std::size_t>(work.pixels());
    const bool single = work.channels() == 1;
    const int channel = single ? 0 : label;
    std::vector<Real> t(size);
    work.fillTarget(channel, 0, work.pixels(), t.data());
    std::vector<Real> q(size);
    work.fillQ(channel, 0, work.pixels(), q.data());
    LabelPlane plane;
    for (std::size_t i = 0; i < size; ++i) {
        const bool other = single && label == 0;
        plane.p.push_back(other ? q[i] : work.pAt(channel, i));
        plane.q.push_back(other ? work.pAt(channel, i) : q[i]);
        plane.t.push_back(other ? 1.0 - t[i] : t[i]);
    }
    return plane;
}

template <class Real>
QString compareSums(const Workspace<Real>& work) {
    for (int k = 0; k < work.labelCount(); ++k) {
        const LabelPlane plane = planeOf(work, k);
        const ClassSums &a = work.sums()[static_cast<std::size_t>(k)],
                        b = sumUp(plane, work.scene().labels());
        const double pairs[][2] = {
            {a.tp, b.tp},
            {a.fn, b.fn},
            {a.fp, b.fp},
            {a.tn, b.tn},
            {a.pSquared, b.pSquared},
            {a.tSquared, b.tSquared},
            {a.missSquared, b.missSquared},
            {a.falseSquared, b.falseSquared},
            {work.counts().perLabel[static_cast<std::size_t>(k)], b.tp + b.fn}};
        // With float planes t - p is formed from 1-p where t is 1: other digits of the same error.
        const double relative = sizeof(Real) == 4 ? 1e-6 : 1e-12;
        int sum = 0;
        for (const auto& pair : pairs) {
            if (!(std::abs(pair[0] - pair[1]) <= relative * std::abs(pair[1]) + 1e-12))
                return QStringLiteral("label %1, sum %2: %3 instead of %4")
                    .arg(k)
                    .arg(sum)
                    .arg(pair[0], 0, 'g', 17)
                    .arg(pair[1], 0, 'g', 17);
            ++sum;
        }
    }
    return {};
}

}  // namespace

void ClassSumsTest::sums_data() {
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("width");
    QTest::newRow("one channel, one pixel") << 1 << 1;
    QTest::newRow("one channel") << 1 << 40;
    QTest::newRow("one channel, several tiles") << 1 << 131;
    QTest::newRow("two channels") << 2 << 20;
    QTest::newRow("five channels, several tiles") << 5 << 131;
}

void ClassSumsTest::sums() {
    QFETCH(int, channels);
    QFETCH(int, width);
    std::mt19937 random(23);
    RandomSceneOptions options;
    options.channels = channels;
    options.width = width;
    options.height = width;
    options.ignoredShare = 0.2;
    const SceneD scene = randomScene(random, options);
    const Workspace<double> work(scene);
    QString wrong = compareSums(work);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    wrong = compareSums(Workspace<float>(scene.cast<float>()));
    QVERIFY2(wrong.isEmpty(), qPrintable("float, " + wrong));
    QCOMPARE(work.counts().valid + work.counts().ignored, work.pixels());
}

void ClassSumsTest::softTargets() {
    for (const int channels : {1, 3}) {
        std::mt19937 random(4);
        RandomSceneOptions options;
        options.channels = channels;
        options.ignoredShare = 0.3;
        SceneParts<double> parts = randomScene(random, options).parts();
        Planes<double> soft(channels, parts.logits->cols());
        for (Eigen::Index i = 0; i < soft.size(); ++i)
            soft.data()[i] = std::uniform_real_distribution<double>(0, 1)(random);
        parts.softTarget = std::make_shared<const Planes<double>>(soft);
        const Workspace<double> work(SceneD::make(parts).value());
        const QString wrong = compareSums(work);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        std::vector<double> t(5);
        work.fillTarget(channels - 1, 10, 5, t.data());
        for (int i = 0; i < 5; ++i) {
            const bool ignored = (*parts.labels)[static_cast<std::size_t>(10 + i)] == kIgnored;
            QCOMPARE(t[static_cast<std::size_t>(i)], ignored ? 0.0 : soft(channels - 1, 10 + i));
        }
    }
}

void ClassSumsTest::errorsKeepTheirDigits() {
    // 1-p = e^-40: a sum formed from p would find no error at all.
    const Workspace<double> work(drawnScene({"#"}, Planes<double>::Constant(1, 1, 40.0)));
    const double q = std::exp(-40.0);
    const ClassSums& sums = work.sums()[1];
    QVERIFY(std::abs(sums.fn - q) <= 1e-14 * q);
    QVERIFY(std::abs(sums.missSquared - q * q) <= 1e-14 * q * q);
    QCOMPARE(sums.positives(), 1.0);
}

void ClassSumsTest::byHand() {
    // p = 1/2 everywhere: two of four valid pixels are foreground.
    const Workspace<float> work(
        drawnScene({"#.#", ".??"}, Planes<double>::Zero(1, 6)).cast<float>());
    for (const ClassSums& sums : work.sums()) {
        QCOMPARE(sums.tp, 1.0);
        QCOMPARE(sums.fn, 1.0);
        QCOMPARE(sums.fp, 1.0);
        QCOMPARE(sums.tn, 1.0);
        QCOMPARE(sums.pSquared, 1.0);
        QCOMPARE(sums.tSquared, 2.0);
        QCOMPARE(sums.missSquared, 0.5);
        QCOMPARE(sums.falseSquared, 0.5);
        QCOMPARE(sums.positives(), 2.0);
        QCOMPARE(sums.negatives(), 2.0);
    }
}

void ClassSumsTest::adding() {
    ClassSums total{1, 2, 3, 4, 5, 6, 7, 8};
    total += ClassSums{10, 20, 30, 40, 50, 60, 70, 80};
    QCOMPARE(total.tp, 11.0);
    QCOMPARE(total.fn, 22.0);
    QCOMPARE(total.fp, 33.0);
    QCOMPARE(total.tn, 44.0);
    QCOMPARE(total.pSquared, 55.0);
    QCOMPARE(total.tSquared, 66.0);
    QCOMPARE(total.missSquared, 77.0);
    QCOMPARE(total.falseSquared, 88.0);
}

QTEST_APPLESS_MAIN(ClassSumsTest)
#include "class_sums_test.moc"
