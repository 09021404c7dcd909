// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/weighed_pixels.h"

#include "tests/support/random_scene.h"

#include <QTest>

#include <cmath>

using namespace lossglass;

namespace {

SceneD sceneOf(int channels, double spread) {
    std::mt19937 random(7);
    return test::randomScene(random, {.channels = channels,
                                      .width = 200,
                                      .height = 200,
                                      .ignoredShare = 0.05,
                                      .spread = spread});
}

/// Sums over all pixels of an outcome, and over those that stand for them.
template <class Function>
void compare(const Workspace<double>& work, const std::vector<PixelOutcome>& outcomes,
             const WeighedPixels<double>& few, const std::vector<double>& weights,
             const Function& f, double error) {
    for (const PixelOutcome what : {PixelOutcome::TruePositive, PixelOutcome::FalsePositive,
                                    PixelOutcome::FalseNegative, PixelOutcome::TrueNegative}) {
        double all = 0, stood = 0;
        for (std::size_t i = 0; i < outcomes.size(); ++i)
            if (outcomes[i] == what) all += f(work.pAt(0, i), work.q()[i]);
        for (std::size_t i = 0; i < few.what.size(); ++i)
            if (few.what[i] == what) stood += weights[i] * f(few.work->p(0)[i], few.work->q()[i]);
        QVERIFY2(std::abs(all - stood) <= error * std::abs(all),
                 qPrintable(QString("%1 for %2").arg(stood, 0, 'g', 17).arg(all, 0, 'g', 17)));
    }
}

}  // namespace

class WeighedPixelsTest : public QObject {
    Q_OBJECT

private slots:
    void histogramKeepsSums_data();
    void histogramKeepsSums();
    void twoLogitsInABinAreExact();
    void outcomesKeepPulls();
    void theyAreJudgedByTheWhole();
    void whatTheyCannotStandFor();
};

void WeighedPixelsTest::histogramKeepsSums_data() {
    QTest::addColumn<double>("spread");
    QTest::addColumn<double>("power");
    QTest::addColumn<double>("error");
    // f = (1-p)^k ln(1-p) falls as e^(-(k+1) z): h^4 / 384 max |f''''| / f = 2.5e-9 (k+1)^4.
    QTest::newRow("plain") << 2.0 << 0.0 << 2.5e-9;
    QTest::newRow("square") << 2.0 << 2.0 << 2.5e-9 * 81;
    QTest::newRow("fifth power") << 2.0 << 5.0 << 2.5e-9 * 1296;
    QTest::newRow("sure logits") << 6.0 << 2.0 << 2.5e-9 * 81;
}

void WeighedPixelsTest::histogramKeepsSums() {
    QFETCH(double, spread);
    QFETCH(double, power);
    QFETCH(double, error);
    const Workspace<double> work(sceneOf(1, spread));
    const auto outcomes = pixelOutcomes(work, {});
    const auto few = pixelsOfHistogram(work, outcomes);
    QVERIFY(few);
    QVERIFY(few->work->pixels() * 4 <= work.pixels());
    const auto f = [power](double p, double q) { return std::pow(q, power) * -std::log(p); };
    compare(work, outcomes, *few, few->inLoss, f, error);
    compare(
        work, outcomes, *few, few->inPull, [](double p, double q) { return p * q; }, 2.5e-9);
}

void WeighedPixelsTest::twoLogitsInABinAreExact() {
    SceneD scene = sceneOf(1, 2);
    Planes<double> logits = scene.logits();
    for (Eigen::Index i = 0; i < logits.cols(); ++i)
        logits(0, i) = i % 3 == 0 ? 1.001 : i % 3 == 1 ? 1.02 : -4.5;
    scene = test::withLogits(scene, logits);
    const Workspace<double> work(scene);
    const auto outcomes = pixelOutcomes(work, {});
    const auto few = pixelsOfHistogram(work, outcomes);
    QVERIFY(few);
    QVERIFY(few->work->pixels() <= 6);
    const auto f = [](double p, double q) { return std::pow(q, 9) * -std::log(p); };
    compare(work, outcomes, *few, few->inLoss, f, 1e-11);
}

void WeighedPixelsTest::outcomesKeepPulls() {
    const Workspace<double> work(sceneOf(1, 2));
    const auto outcomes = pixelOutcomes(work, {0.3, {}});
    const auto few = pixelsOfOutcomes(work, outcomes);
    QVERIFY(few);
    QCOMPARE(few->work->pixels(), std::int64_t{4});
    QVERIFY(few->inLoss.empty());
    const auto spread = [](double p, double q) { return p * q; };
    compare(work, outcomes, *few, few->inPull, spread, 1e-12);
    const auto square = [](double p, double q) { return p * q * p * q; };
    compare(work, outcomes, *few, few->inSquares, square, 1e-12);
}

void WeighedPixelsTest::theyAreJudgedByTheWhole() {
    for (const int channels : {1, 3}) {
        const Workspace<double> work(sceneOf(channels, 2));
        const auto few = pixelsOfSums(work);
        QCOMPARE(few.work->labelCount(), work.labelCount());
        QCOMPARE(few.work->counts().valid, work.counts().valid);
        QCOMPARE(few.work->counts().ignored, work.counts().ignored);
        for (std::size_t k = 0; k < work.sums().size(); ++k)
            QCOMPARE(few.work->sums()[k].tp, work.sums()[k].tp);
    }
}

void WeighedPixelsTest::whatTheyCannotStandFor() {
    const Workspace<double> softmax(sceneOf(3, 2));
    const auto outcomes = pixelOutcomes(softmax, {});
    QVERIFY(!pixelsOfOutcomes(softmax, outcomes));
    Planes<double> far = softmax.scene().logits();
    far(0, 5) = 300;
    const Workspace<double> surest(test::withLogits(sceneOf(3, 2), far));
    QVERIFY(pixelsOfHistogram(softmax, outcomes));
    QVERIFY(!pixelsOfHistogram(surest, pixelOutcomes(surest, {})));
    SceneD scene = sceneOf(1, 2);
    Planes<double> logits = scene.logits();
    logits(0, 5) = std::numeric_limits<double>::infinity();
    const Workspace<double> sure(test::withLogits(scene, logits));
    QVERIFY(!pixelsOfHistogram(sure, pixelOutcomes(sure, {})));
    std::mt19937 random(1);
    const Workspace<double> small(test::randomScene(random, {}));
    QVERIFY(!pixelsOfHistogram(small, pixelOutcomes(small, {})));
}

QTEST_APPLESS_MAIN(WeighedPixelsTest)
#include "weighed_pixels_test.moc"
