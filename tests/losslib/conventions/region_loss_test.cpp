// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/region_loss.h"

#include <QtTest>

#include <cmath>
#include <functional>

using namespace lossglass;

namespace {

/// Two images, two classes, four pixels; the second image has no class 1; one pixel is ignored.
ConventionMaps maps() {
    ConventionMaps maps;
    maps.samples = 2;
    maps.channels = 2;
    maps.pixels = 4;
    maps.p = {0.9, 0.7, 0.4, 0.2, 0.1, 0.3, 0.6, 0.8, 0.95, 0.85, 0.75, 0.6, 0.05, 0.15, 0.25, 0.4};
    maps.t = {1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0};
    return maps;
}

struct Row {
    const char* name;
    std::function<void(RegionConventions&)> change;
    double expected;
};

/// Values worked out by hand from the sums: image 0 has P0 = 2.2, I0 = 1.6, P1 = 1.8, I1 = 1.4 and
/// 2 pixels of each class; image 1 has P0 = I0 = 3.15, P1 = 0.85, I1 = 0 and 4 pixels of class 0.
const std::vector<Row>& rows() {
    const double d00 = 3.2 / 4.2, d01 = 2.8 / 3.8, d10 = 6.3 / 7.15, d11 = 0.0;
    const auto meanOf = [](double a, double b, double c, double d) {
        return 1 - (a + b + c + d) / 4;
    };
    static const std::vector<Row> kRows = {
        {"plain", [](RegionConventions&) {}, meanOf(d00, d01, d10, d11)},
        {"per batch", [](RegionConventions& r) { r.samples = SamplePooling::PerBatch; },
         1 - (9.5 / 11.35 + 2.8 / 4.65) / 2},
        {"micro", [](RegionConventions& r) { r.classes = ClassPooling::Micro; },
         1 - (6.0 / 8 + 6.3 / 8) / 2},
        {"everything flattened",
         [](RegionConventions& r) {
             r.samples = SamplePooling::PerBatch;
             r.classes = ClassPooling::Micro;
         },
         1 - 12.3 / 16},
        {"without background", [](RegionConventions& r) { r.background = Background::Excluded; },
         1 - (d01 + d11) / 2},
        {"smoothing", [](RegionConventions& r) { r.smoothNumerator = r.smoothDenominator = 1; },
         meanOf(4.2 / 5.2, 3.8 / 4.8, 7.3 / 8.15, 1 / 1.85)},
        {"Tversky form doubles the smoothing",
         [](RegionConventions& r) {
             r.factor = 1;
             r.smoothNumerator = r.smoothDenominator = 1;
         },
         meanOf(2.6 / 3.1, 2.4 / 2.9, 4.15 / 4.575, 1 / 1.425)},
        {"Jaccard", [](RegionConventions& r) { r.falsePositives = r.falseNegatives = 1; },
         meanOf(1.6 / 2.6, 1.4 / 2.4, 3.15 / 4, 0)},
        {"least denominator", [](RegionConventions& r) { r.denominatorFloor = 4; },
         meanOf(d00, 2.8 / 4, d10, 0)},
        {"absent class skipped", [](RegionConventions& r) { r.absent = AbsentClass::Skipped; },
         1 - (d00 + d01 + d10) / 3},
        {"absent class 0", [](RegionConventions& r) { r.absent = AbsentClass::Zero; },
         (3 - d00 - d01 - d10) / 4},
        {"minus the score", [](RegionConventions& r) { r.returned = Returned::MinusScore; },
         -(d00 + d01 + d10) / 4},
        {"minus the logarithm, floored",
         [](RegionConventions& r) {
             r.returned = Returned::MinusLogScore;
             r.scoreFloor = 0.01;
         },
         -(std::log(d00) + std::log(d01) + std::log(d10) + std::log(0.01)) / 4},
        {"weights, not normalised",
         [](RegionConventions& r) {
             r.classWeights = {1, 3};
         },
         (2 - d00 - d10 + 3 * (2 - d01)) / 4},
        {"weights, normalised",
         [](RegionConventions& r) {
             r.classWeights = {1, 3};
             r.weightNorm = WeightNorm::SumOfWeights;
         },
         (2 - d00 - d10 + 3 * (2 - d01)) / 8},
        {"weights on the maps",
         [](RegionConventions& r) {
             r.classes = ClassPooling::Micro;
             r.weightPlace = WeightPlace::OnMaps;
             r.classWeights = {1, 2};
         },
         1 - ((3.2 + 4 * 2.8) / (4.2 + 2 * 3.8) + 6.3 / (7.15 + 2 * 0.85)) / 2},
        {"generalised, largest finite weight",
         [](RegionConventions& r) { r.classes = ClassPooling::Generalized; },
         1 - ((3.2 + 2.8) / (4.2 + 3.8) + 6.3 / (7.15 + 0.85)) / 2},
        {"exponent on terms", [](RegionConventions& r) { r.exponent = 2; },
         (std::pow(1 - d00, 2) + std::pow(1 - d01, 2) + std::pow(1 - d10, 2) + 1) / 4},
        {"exponent on the mean",
         [](RegionConventions& r) {
             r.exponent = 2;
             r.exponentPlace = ExponentPlace::OnMean;
         },
         std::pow(meanOf(d00, d01, d10, d11), 2)},
        {"sum", [](RegionConventions& r) { r.reduction = Reduction::Sum; },
         4 * meanOf(d00, d01, d10, d11)},
        {"chosen classes", [](RegionConventions& r) { r.chosenClasses = {1}; },
         1 - (d01 + d11) / 2},
        {"squares below", [](RegionConventions& r) { r.power = 2; },
         meanOf(3.2 / (1.5 + 2), 2.8 / (1.1 + 2), 6.3 / (2.5475 + 4), 0)},
        {"squared maps",
         [](RegionConventions& r) {
             r.overlap = Overlap::SquaredMaps;
             r.background = Background::Excluded;
             r.absent = AbsentClass::Skipped;
         },
         1 - 2.0 / (2.0 + 0.1 + 0.2)},
    };
    return kRows;
}

}  // namespace

/// Each convention's value from sums worked out by hand, and its derivative by differences.
class RegionLossTest : public QObject {
    Q_OBJECT

private slots:
    void values_data();
    void values();
    void gradients_data() { values_data(); }
    void gradients();
    void softTargetsByL1();
    void ignoredPixels();
};

void RegionLossTest::values_data() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < rows().size(); ++i)
        QTest::newRow(rows()[i].name) << static_cast<int>(i);
}

void RegionLossTest::values() {
    QFETCH(int, index);
    const Row& row = rows()[static_cast<std::size_t>(index)];
    RegionConventions rule;
    row.change(rule);
    const double value = regionLoss(maps(), rule).value;
    QVERIFY2(std::abs(value - row.expected) < 1e-12,
             QString("%1, not %2").arg(value, 0, 'g', 12).arg(row.expected, 0, 'g', 12).toUtf8());
}

void RegionLossTest::gradients() {
    QFETCH(int, index);
    RegionConventions rule;
    rows()[static_cast<std::size_t>(index)].change(rule);
    ConventionMaps scene = maps();
    const auto gradient = regionLoss(scene, rule).inputGradient;
    for (std::size_t k = 0; k < scene.p.size(); ++k) {
        const double p = scene.p[k];
        scene.p[k] = p + 1e-5;
        const double above = regionLoss(scene, rule).value;
        scene.p[k] = p - 1e-5;
        const double below = regionLoss(scene, rule).value;
        scene.p[k] = p;
        QVERIFY(std::abs(gradient[k] - (above - below) / 2e-5) < 1e-8);
    }
}

void RegionLossTest::softTargetsByL1() {
    ConventionMaps scene = maps();
    scene.t = scene.p;
    RegionConventions rule;
    QVERIFY(regionLoss(scene, rule).value > 0.1);
    rule.overlap = Overlap::L1;
    QVERIFY(std::abs(regionLoss(scene, rule).value) < 1e-15);
}

void RegionLossTest::ignoredPixels() {
    ConventionMaps scene = maps();
    scene.valid = {1, 1, 1, 0, 1, 1, 1, 1};
    RegionConventions rule;
    rule.chosenClasses = {1};
    // Image 0 without its last pixel: P1 = 1, I1 = 0.6, one pixel of the class.
    QVERIFY(std::abs(regionLoss(scene, rule).value - (2 - 1.2 / 2) / 2) < 1e-12);
    rule.mask = MaskPlace::NumeratorOnly;
    QVERIFY(std::abs(regionLoss(scene, rule).value - (2 - 1.2 / 3.8) / 2) < 1e-12);
}

QTEST_APPLESS_MAIN(RegionLossTest)
#include "region_loss_test.moc"
