// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/reduction_lab.h"

#include "losslib/loss/catalogue.h"
#include "losslib/scene/samples.h"

#include <QTest>

#include <cmath>

using namespace lossglass;

namespace {

/// '#' and 'm' are label 1, '.' label 0, 'x' is ignored. z is 2 for '#', -0.5 for 'm' (missed, not
/// for sure) and -6 elsewhere.
SceneD drawn(const QStringList& rows) {
    SceneParts<double> parts;
    parts.width = static_cast<int>(rows.first().size());
    parts.height = static_cast<int>(rows.size());
    auto labels = std::make_shared<Labels>();
    auto logits = std::make_shared<Planes<double>>(1, parts.width * parts.height);
    for (const QString& row : rows)
        for (const QChar mark : row) {
            (*logits)(0, static_cast<Eigen::Index>(labels->size())) = mark == '#'   ? 2
                                                                      : mark == 'm' ? -0.5
                                                                                    : -6;
            labels->push_back(mark == 'x' ? kIgnored : mark == '#' || mark == 'm' ? 1 : 0);
        }
    parts.labels = std::move(labels);
    parts.logits = std::move(logits);
    return SceneD::make(std::move(parts)).value();
}

const QStringList kTinyLesion{"........", "........", "...m....", "........",
                              "........", "........", "........", "........"};
const QStringList kLargeOrgan{"........", ".######.", ".######.", ".######.",
                              ".####mm.", ".###mmm.", ".######.", "........"};
const QStringList kIgnoredOnly{"xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx",
                               "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx"};

SceneD batchOf(const QList<QStringList>& pictures) {
    std::vector<SceneD> samples;
    for (const QStringList& each : pictures)
        samples.push_back(drawn(each));
    return stackSamples(samples).value();
}

/// Written out anew: 1 - (2 sum pt + s) / (sum p + sum t + s) with s = 1, and |dL/dz| per pixel.
struct PlainDice {
    explicit PlainDice(const SceneD& scene) {
        double overlap = 0, sums = 0;
        for (std::size_t i = 0; i < scene.labels().size(); ++i) {
            if (scene.labels()[i] == kIgnored) continue;
            overlap += p(scene, i) * scene.labels()[i];
            sums += p(scene, i) + scene.labels()[i];
        }
        const double top = 2 * overlap + 1, bottom = sums + 1;
        value = 1 - top / bottom;
        for (std::size_t i = 0; i < scene.labels().size(); ++i) {
            const double byP = -(2.0 * scene.labels()[i] * bottom - top) / (bottom * bottom);
            const bool ignored = scene.labels()[i] == kIgnored;
            slopes.push_back(ignored ? 0 : byP * p(scene, i) * (1 - p(scene, i)));
        }
    }
    static double p(const SceneD& scene, std::size_t i) {
        return 1 / (1 + std::exp(-scene.logits()(0, static_cast<Eigen::Index>(i))));
    }
    double pull(std::size_t begin, std::size_t end) const {
        double sum = 0;
        for (std::size_t i = begin; i < end; ++i)
            sum += std::abs(slopes[i]);
        return sum;
    }
    double squares() const {
        double sum = 0;
        for (const double slope : slopes)
            sum += slope * slope;
        return sum;
    }
    double value = 0;
    std::vector<double> slopes;
};

/// Who forms the mean over the samples: the loss by its own parameter, where it has one, or the
/// lab.
enum class Pooling { OfTheLoss, OfTheLab };

ReductionLab labOf(const SceneD& scene, const char* id, Pooling pooling = Pooling::OfTheLoss) {
    Loss loss = *findLoss(id);
    const ParameterValues values(loss.parameters);
    if (pooling == Pooling::OfTheLab)
        std::erase_if(loss.parameters, [](const Parameter& each) { return each.id == "pooling"; });
    return reductionLab(scene, loss, values).value();
}

void addPoolings() {
    QTest::addColumn<Pooling>("pooling");
    QTest::newRow("by the loss") << Pooling::OfTheLoss;
    QTest::newRow("by the lab") << Pooling::OfTheLab;
}

void verifyClose(double is, double wanted) {
    QVERIFY2(std::abs(is - wanted) <= 1e-12 * std::max(1.0, std::abs(wanted)),
             qPrintable(QString("%1, not %2").arg(is, 0, 'g', 17).arg(wanted, 0, 'g', 17)));
}

/// A loss that says by its own parameter how it pools: value and gradient tell the word.
Loss poolingLoss() {
    Loss loss;
    loss.id = "own_pooling";
    Parameter pooling;
    pooling.id = "pooling";
    pooling.kind = ParameterKind::Choice;
    pooling.choices = {"per_batch", "per_image", "all"};
    pooling.defaultValue = std::string("per_image");
    loss.parameters = {pooling};
    loss.evaluateDouble = [](const Workspace<double>& work, const ParameterValues& values,
                             const Wanted&) {
        const std::string& word = values.word("pooling");
        Evaluation<double> result;
        result.value = word == "per_image" ? 1 : word == "per_batch" ? 2 : 3;
        result.logitGradient.setConstant(1, work.pixels(), 0);
        // Under "all" the last pixel alone pulls, otherwise the first.
        result.logitGradient(0, word == "all" ? work.pixels() - 1 : 0) = -result.value;
        return result;
    };
    return loss;
}

}  // namespace

/// A loss on a batch under every reduction.
class ReductionLabTest : public QObject {
    Q_OBJECT

private slots:
    void diceIsComputedUnderEachReduction_data() { addPoolings(); }
    void diceIsComputedUnderEachReduction();
    void theTinyLesionRulesPerImageTheOrganPerBatch();
    void crossEntropyDoesNotCareAboutReduction();
    void aSampleWithoutAValidPixelCountsAsZero_data() { addPoolings(); }
    void aSampleWithoutAValidPixelCountsAsZero();
    void anUndefinedSampleIsNamed_data() { addPoolings(); }
    void anUndefinedSampleIsNamed();
    void oneSampleIsTheSameUnderEachReduction();
    void nothingDominatesWithoutAPull();
    void theLossIsAskedByItsOwnParameter();
    void cancellingGivesNothing();
    void theWordsAreThoseOfTheParameter_data();
    void theWordsAreThoseOfTheParameter();
};

void ReductionLabTest::diceIsComputedUnderEachReduction() {
    QFETCH(Pooling, pooling);
    const SceneD scene = batchOf({kTinyLesion, kLargeOrgan});
    const ReductionLab lab = labOf(scene, "dice", pooling);
    const PlainDice lesion(sampleOf(scene, 0)), organ(sampleOf(scene, 1)), both(scene);
    verifyClose(*lab.samples[0].value, lesion.value);
    verifyClose(*lab.samples[1].value, organ.value);
    verifyClose(lab.samples[0].pull, lesion.pull(0, 64));

    const auto& perImage = lab.of(BatchReduction::PerImage);
    verifyClose(*perImage.value, (lesion.value + organ.value) / 2);
    verifyClose(perImage.gradientNorm, std::sqrt(lesion.squares() + organ.squares()) / 2);
    const double pulls = lesion.pull(0, 64) + organ.pull(0, 64);
    verifyClose(perImage.pull, pulls / 2);
    verifyClose(perImage.shares[0], lesion.pull(0, 64) / pulls);
    verifyClose(perImage.shares[1], organ.pull(0, 64) / pulls);

    const auto& perBatch = lab.of(BatchReduction::PerBatch);
    verifyClose(*perBatch.value, both.value);
    verifyClose(perBatch.gradientNorm, std::sqrt(both.squares()));
    verifyClose(perBatch.shares[0], both.pull(0, 64) / both.pull(0, 128));
    verifyClose(perBatch.shares[1], both.pull(64, 128) / both.pull(0, 128));
}

void ReductionLabTest::theTinyLesionRulesPerImageTheOrganPerBatch() {
    const ReductionLab lab = labOf(batchOf({kTinyLesion, kLargeOrgan}), "dice");
    // Alone, one missed pixel is the whole lesion; among the organ's pixels it is one of 37.
    QCOMPARE(lab.of(BatchReduction::PerImage).dominating, std::optional<int>(0));
    QVERIFY(lab.of(BatchReduction::PerImage).shares[0] > 0.55);
    QCOMPARE(lab.of(BatchReduction::PerBatch).dominating, std::optional<int>(1));
    QVERIFY(lab.of(BatchReduction::PerBatch).shares[1] > 0.9);
}

void ReductionLabTest::crossEntropyDoesNotCareAboutReduction() {
    const ReductionLab lab = labOf(batchOf({kTinyLesion, kLargeOrgan}), "cross_entropy");
    // Images of the same size: the mean of means is the mean.
    for (const BatchReduction reduction : kReductions) {
        verifyClose(*lab.of(reduction).value, *lab.of(BatchReduction::PerBatch).value);
        verifyClose(lab.of(reduction).gradientNorm, lab.of(BatchReduction::PerBatch).gradientNorm);
        verifyClose(lab.of(reduction).shares[0], lab.of(BatchReduction::PerBatch).shares[0]);
    }
}

void ReductionLabTest::aSampleWithoutAValidPixelCountsAsZero() {
    QFETCH(Pooling, pooling);
    const ReductionLab lab = labOf(batchOf({kIgnoredOnly, kLargeOrgan}), "dice", pooling);
    QVERIFY(!lab.samples[0].value);
    QVERIFY(!lab.samples[0].undefined.empty());
    verifyClose(*lab.of(BatchReduction::PerImage).value, *lab.samples[1].value / 2);
    QCOMPARE(lab.of(BatchReduction::PerImage).shares, (std::vector<double>{0, 1}));
    const ReductionLab none = labOf(batchOf({kIgnoredOnly, kIgnoredOnly}), "dice", pooling);
    for (const BatchReduction reduction : kReductions) {
        QVERIFY(!none.of(reduction).value);
        QVERIFY(!none.of(reduction).undefined.empty());
    }
}

void ReductionLabTest::anUndefinedSampleIsNamed() {
    QFETCH(Pooling, pooling);
    SceneParts<double> parts = batchOf({kLargeOrgan, kTinyLesion}).parts();
    auto logits = std::make_shared<Planes<double>>(*parts.logits);
    (*logits)(0, 64) = std::numeric_limits<double>::infinity();
    parts.logits = std::move(logits);
    const ReductionLab lab =
        labOf(SceneD::make(std::move(parts)).value(), "cross_entropy", pooling);
    const auto& perImage = lab.of(BatchReduction::PerImage);
    QVERIFY(!perImage.value);
    QVERIFY2(perImage.undefined.find("infinite") != std::string::npos, perImage.undefined.c_str());
    QVERIFY2(perImage.undefined.find("sample") != std::string::npos, perImage.undefined.c_str());
}

void ReductionLabTest::oneSampleIsTheSameUnderEachReduction() {
    const ReductionLab lab = labOf(drawn(kLargeOrgan), "dice");
    for (const BatchReduction reduction : kReductions) {
        verifyClose(*lab.of(reduction).value, *lab.samples[0].value);
        QCOMPARE(lab.of(reduction).shares, std::vector<double>{1});
    }
}

void ReductionLabTest::nothingDominatesWithoutAPull() {
    SceneParts<double> parts = batchOf({kTinyLesion, kLargeOrgan}).parts();
    parts.logits = std::make_shared<const Planes<double>>(parts.logits->sign() * 2000);
    const ReductionLab lab = labOf(SceneD::make(std::move(parts)).value(), "dice");
    for (const BatchReduction reduction : kReductions) {
        QCOMPARE(lab.of(reduction).pull, 0.0);
        QCOMPARE(lab.of(reduction).dominating, std::nullopt);
        QCOMPARE(lab.of(reduction).shares, (std::vector<double>{0, 0}));
    }
}

void ReductionLabTest::theLossIsAskedByItsOwnParameter() {
    const Loss loss = poolingLoss();
    const auto lab =
        reductionLab(batchOf({kTinyLesion, kLargeOrgan}), loss, ParameterValues(loss.parameters));
    QVERIFY(lab.has_value());
    QCOMPARE(lab->chosen, BatchReduction::PerImage);
    QCOMPARE(lab->of(BatchReduction::PerImage).value, std::optional<double>(1));
    QCOMPARE(lab->of(BatchReduction::PerBatch).value, std::optional<double>(2));
    QCOMPARE(lab->of(BatchReduction::Everything).value, std::optional<double>(3));
    QCOMPARE(lab->of(BatchReduction::PerBatch).gradientNorm, 2.0);
    QCOMPARE(lab->of(BatchReduction::PerBatch).dominating, std::optional<int>(0));
    QCOMPARE(lab->of(BatchReduction::Everything).dominating, std::optional<int>(1));
}

void ReductionLabTest::cancellingGivesNothing() {
    const SceneD scene = batchOf({kTinyLesion, kLargeOrgan});
    const Loss& loss = *findLoss("dice");
    // Two samples and three reductions are asked about.
    for (int after = 0; after < 5; ++after) {
        int asked = 0;
        const auto lab = reductionLab(scene, loss, ParameterValues(loss.parameters),
                                      [&] { return asked++ == after; });
        QVERIFY(!lab.has_value());
        QCOMPARE(asked, after + 1);
    }
}

void ReductionLabTest::theWordsAreThoseOfTheParameter_data() {
    QTest::addColumn<BatchReduction>("reduction");
    QTest::addColumn<QString>("word");
    QTest::newRow("per image") << BatchReduction::PerImage << "per_image";
    QTest::newRow("per batch") << BatchReduction::PerBatch << "per_batch";
    QTest::newRow("everything") << BatchReduction::Everything << "all";
}

void ReductionLabTest::theWordsAreThoseOfTheParameter() {
    QFETCH(BatchReduction, reduction);
    QFETCH(QString, word);
    QCOMPARE(QString::fromStdString(poolingWord(reduction)), word);
}

QTEST_APPLESS_MAIN(ReductionLabTest)
#include "reduction_lab_test.moc"
