// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/pixel_views.h"

#include "losslib/loss/catalogue.h"
#include "tests/support/drawn_scene.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace lossglass;
using lossglass::test::drawnScene;

namespace {

/// One pixel; one logit is sigmoid, several are softmax.
Scene onePixel(const std::vector<double>& logits) {
    SceneParts<float> parts;
    parts.width = parts.height = 1;
    parts.activation = logits.size() == 1 ? Activation::Sigmoid : Activation::Softmax;
    Planes<float> planes(static_cast<Eigen::Index>(logits.size()), 1);
    for (std::size_t c = 0; c < logits.size(); ++c)
        planes(static_cast<Eigen::Index>(c), 0) = static_cast<float>(logits[c]);
    parts.labels = std::make_shared<const Labels>(Labels{0});
    parts.logits = std::make_shared<const Planes<float>>(std::move(planes));
    return Scene::make(std::move(parts)).value();
}

template <class Real>
Reading<Real> read(const BasicScene<Real>& scene, const char* id) {
    const Loss* loss = findLoss(id);
    return evaluateAll(scene, {{loss, ParameterValues(loss->parameters), {true, true, true}}})[0];
}

bool near(std::optional<double> found, double expected, double tolerance = 1e-5) {
    return found && std::abs(*found - expected) <= tolerance * (1 + std::abs(expected));
}

/// '#' in the lower row at column 1 has its whole neighbourhood in the picture.
Scene binary() {
    return drawnScene({"..##.", "..##?", "....."}, {"19375", "2846.", "13579"});
}

Scene ternary() {
    return drawnScene({"012?", "2201"}, {"0212", "2100"}, 1, 3);
}

ViewSettings watching(int label) {
    ViewSettings settings;
    settings.watched = settings.curveTarget = label;
    return settings;
}

}  // namespace

/// The numbers of one pixel equal a direct evaluation, times the number of valid pixels.
class PixelViewsTest : public QObject {
    Q_OBJECT

private slots:
    void probability_data();
    void probability();
    void readoutEqualsADirectEvaluation_data();
    void readoutEqualsADirectEvaluation();
    void outcomes_data();
    void outcomes();
    void place_data();
    void place();
    void samplesAreNoNeighbours();
    void ignoredPixel();
    void whyThereIsNoGradient();
    void withoutAReading();
    void chainOfCrossEntropy();
    void chainOfAnyLossEndsAtItsLogitGradient_data();
    void chainOfAnyLossEndsAtItsLogitGradient();
    void noChain();
};

void PixelViewsTest::probability_data() {
    using List = std::vector<double>;
    QTest::addColumn<List>("logits");
    QTest::addColumn<int>("label");
    QTest::addColumn<double>("p");
    const double e2 = std::exp(2.0);
    const double infinite = std::numeric_limits<double>::infinity();
    QTest::newRow("zero") << List{0} << 1 << 0.5;
    QTest::newRow("foreground") << List{2} << 1 << e2 / (1 + e2);
    QTest::newRow("background") << List{2} << 0 << 1 / (1 + e2);
    QTest::newRow("tiny, not rounded to 0") << List{-60} << 1 << std::exp(-60);
    QTest::newRow("tiny background") << List{60} << 0 << std::exp(-60);
    QTest::newRow("minus infinity") << List{-infinite} << 1 << 0.0;
    QTest::newRow("softmax") << List{2, 0, 0} << 0 << e2 / (e2 + 2);
    QTest::newRow("softmax, another") << List{2, 0, 0} << 2 << 1 / (e2 + 2);
    QTest::newRow("softmax, huge logits") << List{1000, 998, -1000} << 1 << 1 / (1 + e2);
    QTest::newRow("softmax, tiny") << List{60, 0} << 1 << std::exp(-60);
}

void PixelViewsTest::probability() {
    QFETCH(std::vector<double>, logits);
    QFETCH(int, label);
    QFETCH(double, p);
    const double found = probabilityAt(onePixel(logits), 0, label);
    QVERIFY2(std::abs(found - p) <= 1e-12 * p, qPrintable(QString::number(found, 'g', 17)));
}

void PixelViewsTest::readoutEqualsADirectEvaluation_data() {
    QTest::addColumn<QString>("loss");
    QTest::addColumn<int>("watched");  // -1: the one channel
    for (const QByteArray id : {"cross_entropy", "focal", "dice", "l2", "tversky"}) {
        QTest::newRow(id + ", one channel") << QString(id) << -1;
        for (int label = 0; label < 3; ++label)
            QTest::newRow(id + ", class " + QByteArray::number(label) + " of three")
                << QString(id) << label;
    }
}

void PixelViewsTest::readoutEqualsADirectEvaluation() {
    QFETCH(QString, loss);
    QFETCH(int, watched);
    const QByteArray id = loss.toLatin1();
    const Scene scene = watched < 0 ? binary() : ternary();
    const ViewSettings settings = watching(std::max(watched, watched < 0 ? 1 : 0));
    const int channel = watched < 0 ? 0 : watched;
    const Reading<float> reading = read(scene, id);
    const Reading<double> direct = read(scene.cast<double>(), id);
    const bool pixelwise = reading.loss->curve == CurveRule::OfOnePixel;
    std::int64_t valid = 0;
    for (const std::uint8_t label : scene.labels())
        valid += label != kIgnored ? 1 : 0;
    for (int y = 0; y < scene.height(); ++y) {
        for (int x = 0; x < scene.width(); ++x) {
            const int i = y * scene.width() + x;
            if (scene.labels()[static_cast<std::size_t>(i)] == kIgnored) continue;
            const PixelReadout readout =
                pixelReadout(scene, &reading, settings, valid, QPoint(x, y));
            QCOMPARE(readout.row, y);
            QCOMPARE(readout.column, x);
            QCOMPARE(readout.lossName, QString::fromStdString(reading.loss->name));
            QCOMPARE(readout.logit, std::optional<double>(scene.logits()(channel, i)));
            QVERIFY(near(readout.p, probabilityAt(scene, i, settings.watched), 1e-12));
            const auto& evaluation = direct.evaluation;
            const auto n = static_cast<double>(valid);
            QVERIFY(near(readout.slopeByLogit, n * evaluation.logitGradient(channel, i)));
            QVERIFY(near(readout.slopeByP, n * evaluation.probabilityGradient(channel, i)));
            QCOMPARE(readout.loss.has_value(), pixelwise);
            if (pixelwise) QVERIFY(near(readout.loss, evaluation.pixelLoss(0, i)));
        }
    }
}

void PixelViewsTest::outcomes_data() {
    QTest::addColumn<QPoint>("pixel");
    QTest::addColumn<int>("watched");  // -1: the one channel
    QTest::addColumn<QString>("target");
    QTest::addColumn<PixelOutcome>("outcome");
    using Outcome = PixelOutcome;
    const QString fore = "1 foreground", back = "0 background";
    QTest::newRow("hit") << QPoint(3, 0) << -1 << fore << Outcome::TruePositive;
    QTest::newRow("miss") << QPoint(2, 0) << -1 << fore << Outcome::FalseNegative;
    QTest::newRow("false alarm") << QPoint(1, 0) << -1 << back << Outcome::FalsePositive;
    QTest::newRow("rightly background") << QPoint(0, 0) << -1 << back << Outcome::TrueNegative;
    // Target 012? / 2201, winners 0212 / 2100.
    QTest::newRow("of three: hit") << QPoint(0, 1) << 2 << "2 class 2" << Outcome::TruePositive;
    QTest::newRow("of three: miss") << QPoint(1, 1) << 2 << "2 class 2" << Outcome::FalseNegative;
    QTest::newRow("of three: taken for another's")
        << QPoint(1, 1) << 1 << "2 class 2" << Outcome::FalsePositive;
    QTest::newRow("of three: not this class")
        << QPoint(0, 1) << 1 << "2 class 2" << Outcome::TrueNegative;
}

void PixelViewsTest::outcomes() {
    QFETCH(QPoint, pixel);
    QFETCH(int, watched);
    const Scene scene = watched < 0 ? binary() : ternary();
    const ViewSettings settings = watching(watched < 0 ? 1 : watched);
    const PixelReadout readout = pixelReadout(scene, nullptr, settings, 0, pixel);
    QTEST(readout.target, "target");
    QTEST(readout.outcome, "outcome");
}

void PixelViewsTest::place_data() {
    QTest::addColumn<QPoint>("pixel");
    QTest::addColumn<PixelPlace>("place");
    // "..##." / "..##?" / "....."
    QTest::newRow("corner of the picture") << QPoint(0, 0) << PixelPlace::Interior;
    QTest::newRow("beside an object") << QPoint(1, 0) << PixelPlace::Boundary;
    QTest::newRow("edge of an object") << QPoint(2, 0) << PixelPlace::Boundary;
    QTest::newRow("below an object") << QPoint(3, 2) << PixelPlace::Boundary;
    QTest::newRow("diagonal only") << QPoint(1, 2) << PixelPlace::Interior;
    QTest::newRow("background") << QPoint(0, 1) << PixelPlace::Interior;
}

void PixelViewsTest::place() {
    QFETCH(QPoint, pixel);
    QTEST(pixelReadout(binary(), nullptr, watching(1), 0, pixel).place, "place");
}

void PixelViewsTest::samplesAreNoNeighbours() {
    const QStringList target{"..", "..", "##", "##"};
    const QStringList prediction{"11", "11", "99", "99"};
    const Scene one = drawnScene(target, prediction);
    const Scene two = drawnScene(target, prediction, 2);
    for (const int row : {1, 2}) {
        const QPoint pixel(0, row);
        QCOMPARE(pixelReadout(one, nullptr, watching(1), 0, pixel).place, PixelPlace::Boundary);
        QCOMPARE(pixelReadout(two, nullptr, watching(1), 0, pixel).place, PixelPlace::Interior);
    }
}

void PixelViewsTest::ignoredPixel() {
    const Scene scene = binary();
    const Reading<float> reading = read(scene, "cross_entropy");
    const PixelReadout readout = pixelReadout(scene, &reading, watching(1), 14, QPoint(4, 1));
    QCOMPARE(readout.target, "ignored");
    QVERIFY(near(readout.p, 0.05));
    QCOMPARE(readout.outcome, PixelOutcome::Unknown);
    QCOMPARE(readout.noGradientReason, "ignored");
    QVERIFY(!readout.loss && !readout.slopeByP && !readout.slopeByLogit);
}

void PixelViewsTest::whyThereIsNoGradient() {
    // The hardest tenth of 14 pixels holds the worst of them, not the pixel at (0, 0).
    const Scene scene = binary();
    const Reading<float> topk = read(scene, "topk_ce");
    const PixelReadout easy = pixelReadout(scene, &topk, watching(1), 14, QPoint(0, 0));
    QVERIFY(!easy.slopeByLogit);
    QCOMPARE(easy.noGradientReason, "p does not change this loss here");
    const Scene three = ternary();
    const Reading<float> hinge = read(three, "lovasz_hinge");
    QVERIFY(hinge.evaluation.undefined);
    const PixelReadout none = pixelReadout(three, &hinge, watching(1), 7, QPoint(0, 0));
    QVERIFY(!none.slopeByLogit);
    QCOMPARE(none.noGradientReason, QString::fromStdString(*hinge.evaluation.undefined));
}

void PixelViewsTest::withoutAReading() {
    const PixelReadout readout = pixelReadout(binary(), nullptr, watching(1), 0, QPoint(3, 0));
    QVERIFY(near(readout.p, 0.75));
    QVERIFY(readout.lossName.isEmpty());
    QVERIFY(readout.noGradientReason.isEmpty());
    QVERIFY(!readout.loss && !readout.slopeByP && !readout.slopeByLogit);
}

void PixelViewsTest::chainOfCrossEntropy() {
    for (const Scene& scene : {binary(), ternary()}) {
        const Reading<float> reading = read(scene, "cross_entropy");
        const std::int64_t valid = scene.pixels() - 1;  // one is ignored in both
        const auto chain = pixelChainAt(scene, reading, valid, QPoint(1, 1));
        QVERIFY(chain);
        QCOMPARE(chain->rows.size(), static_cast<std::size_t>(scene.channels()));
        const int pixel = scene.width() + 1;
        const int truth = scene.labels()[static_cast<std::size_t>(pixel)];
        for (int c = 0; c < scene.channels(); ++c) {
            const ChainRow& row = chain->rows[static_cast<std::size_t>(c)];
            const int label = scene.channels() == 1 ? 1 : c;
            const double p = probabilityAt(scene, pixel, label);
            QVERIFY(near(row.p, p, 1e-12));
            QCOMPARE(row.target, label == truth ? 1.0 : 0.0);
            // Times N, the gradient of the mean cross-entropy is p - t.
            QVERIFY(near(row.logitSlope, p - row.target));
            QVERIFY(near(row.pMinusTarget, p - row.target, 1e-12));
        }
    }
}

void PixelViewsTest::chainOfAnyLossEndsAtItsLogitGradient_data() {
    QTest::addColumn<QString>("loss");
    for (const char* id : {"focal", "dice", "tversky", "l2", "bce_dice", "lovasz_softmax"})
        QTest::newRow(id) << id;
}

void PixelViewsTest::chainOfAnyLossEndsAtItsLogitGradient() {
    QFETCH(QString, loss);
    for (const Scene& scene : {binary(), ternary()}) {
        const Reading<float> reading = read(scene, loss.toLatin1());
        const std::int64_t valid = scene.pixels() - 1;
        for (int i = 0; i < scene.pixels(); ++i) {
            const QPoint pixel(i % scene.width(), i / scene.width());
            const auto chain = pixelChainAt(scene, reading, valid, pixel);
            QVERIFY(chain);
            QCOMPARE(chain->ignored, scene.labels()[static_cast<std::size_t>(i)] == kIgnored);
            for (int c = 0; c < scene.channels(); ++c) {
                const double whole =
                    static_cast<double>(valid) * double{reading.evaluation.logitGradient(c, i)};
                QVERIFY(near(chain->rows[static_cast<std::size_t>(c)].logitSlope, whole));
            }
        }
    }
}

void PixelViewsTest::noChain() {
    const Scene scene = binary();
    Reading<float> reading = read(scene, "focal");
    reading.evaluation.probabilityGradient.resize(0, 0);
    QVERIFY(!pixelChainAt(scene, reading, 14, QPoint(0, 0)));
    const Scene endless = onePixel({-std::numeric_limits<double>::infinity()});
    QVERIFY(!pixelChainAt(endless, read(endless, "focal"), 1, QPoint(0, 0)));
}

QTEST_APPLESS_MAIN(PixelViewsTest)
#include "pixel_views_test.moc"
