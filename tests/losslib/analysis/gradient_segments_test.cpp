// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/gradient_segments.h"

#include "losslib/analysis/gradient_budget.h"
#include "losslib/analysis/gradient_spread.h"
#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"
#include "tests/support/drawn_scene.h"

#include <QTest>

#include <numeric>

using namespace lossglass;

namespace {

// An object of 6 pixels, one of 1, one that is missed, an ignored pixel, false positives.
const QStringList kTarget{"..........", ".###....#.", ".###......", "......##..", "?........."};
const QStringList kPrediction{"....6.....", ".984....2.", ".8733.....", "......2...", "9.....7..."};

Planes<float> gradientOf(const Workspace<float>& work, const char* id) {
    const Loss* loss = findLoss(id);
    return evaluateOne(work, {loss, ParameterValues(loss->parameters), {}})
        .evaluation.logitGradient;
}

std::string drawn(const PixelSegments& segments, int first, int count) {
    std::string text;
    for (int i = first; i < first + count; ++i) {
        const std::uint8_t part = segments.ofPixel[static_cast<std::size_t>(i)];
        text += part == PixelSegments::kNone ? '?' : static_cast<char>('0' + part);
    }
    return text;
}

}  // namespace

class GradientSegmentsTest : public QObject {
    Q_OBJECT

private slots:
    void outcomesAreThoseOfTheBudget();
    void labels();
    void distancesAreThoseOfTheSpread();
    void sizesAreThoseOfTheSpread();
    void withoutAnyObject();
    void onlyTheChosenPartIsLeft();
};

void GradientSegmentsTest::outcomesAreThoseOfTheBudget() {
    const Workspace<float> work(test::drawnScene(kTarget, kPrediction));
    const auto gradient = gradientOf(work, "focal");
    const auto segments = segmentsByOutcome(work, 0.4);
    QCOMPARE(drawn(segments, 10, 10), std::string("3222333303"));
    QCOMPARE(drawn(segments, 40, 10), std::string("?333331333"));
    const auto pull = pullOnSegments(gradient, segments);
    const auto budget = gradientBudget(work, {0.4, {}}, gradient);
    QCOMPARE(pull[0], budget.outcomes.fn);
    QCOMPARE(pull[1], budget.outcomes.fp);
    QCOMPARE(pull[2], budget.outcomes.tp);
    QCOMPARE(pull[3], budget.outcomes.tn);
    QCOMPARE(segments.pixels[1], budget.pixels.fp);
    QCOMPARE(std::accumulate(segments.pixels.begin(), segments.pixels.end(), 0.0), 49.0);
}

void GradientSegmentsTest::labels() {
    const Workspace<float> work(test::drawnScene({"0122", "?102"}, {"0112", "0000"}, 1, 3));
    const auto gradient = gradientOf(work, "cross_entropy");
    const auto segments = segmentsByLabel(work);
    QCOMPARE(drawn(segments, 0, 8), std::string("0122?102"));
    const auto pull = pullOnSegments(gradient, segments);
    const auto budget = gradientBudget(work, {}, gradient);
    for (std::size_t k = 0; k < 3; ++k)
        QCOMPARE(pull[k], budget.byClass[k].amount);
}

void GradientSegmentsTest::distancesAreThoseOfTheSpread() {
    const Workspace<float> work(test::drawnScene(kTarget, kPrediction));
    const auto gradient = gradientOf(work, "dice");
    const auto segments = segmentsByDistance(work, 1, 3);
    const auto pull = pullOnSegments(gradient, segments);
    QCOMPARE(pull.size(), std::size_t{7});
    double bins = 0;
    for (const DistanceBudget& bin : budgetByDistance(work, 1, gradient, 3)) {
        const auto at = static_cast<std::size_t>(bin.distance + 3);
        QCOMPARE(segments.pixels[at], bin.pixels);
        QVERIFY(std::abs(pull[at] - bin.amount) <= 1e-12);
        ++bins;
    }
    QCOMPARE(bins, 3.0);                // the rim inside, and two distances outside
    QCOMPARE(segments.pixels[3], 0.0);  // the boundary runs between the pixels
}

void GradientSegmentsTest::sizesAreThoseOfTheSpread() {
    const Workspace<float> work(test::drawnScene(kTarget, kPrediction));
    const auto gradient = gradientOf(work, "cross_entropy");
    const auto segments = segmentsBySize(work, 1);
    QCOMPARE(drawn(segments, 10, 10), std::string("3222333303"));
    QCOMPARE(drawn(segments, 30, 10), std::string("3333331133"));
    const auto pull = pullOnSegments(gradient, segments);
    for (const SizeBudget& bin : budgetBySize(work, 1, gradient)) {
        const auto at = bin.from == 1 ? 0U : bin.from == 2 ? 1U : 2U;
        QCOMPARE(segments.pixels[at], bin.pixels);
        QVERIFY(std::abs(pull[at] - bin.amount) <= 1e-12);
    }
}

void GradientSegmentsTest::withoutAnyObject() {
    const Workspace<float> work(test::drawnScene({"...."}, {".9.."}));
    QCOMPARE(segmentsBySize(work, 1).pixels, std::vector<double>{4});
    const auto segments = segmentsByDistance(work, 1, 2);
    QCOMPARE(segments.pixels, (std::vector<double>{0, 0, 4, 0, 0}));
}

void GradientSegmentsTest::onlyTheChosenPartIsLeft() {
    const Workspace<float> work(test::drawnScene({"0122"}, {"0112"}, 1, 3));
    const auto gradient = gradientOf(work, "cross_entropy");
    const auto part = gradientOnSegment(gradient, segmentsByLabel(work), 2);
    for (int c = 0; c < 3; ++c)
        for (int i = 0; i < 4; ++i)
            QCOMPARE(part(c, i), i < 2 ? 0.F : gradient(c, i));
}

QTEST_APPLESS_MAIN(GradientSegmentsTest)
#include "gradient_segments_test.moc"
