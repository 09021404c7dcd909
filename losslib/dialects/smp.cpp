// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/region_loss.h"
#include "losslib/dialects/dialect_support.h"
#include "losslib/dialects/libraries.h"
#include "losslib/dialects/smp_support.h"

#include <algorithm>
#include <iterator>

namespace lossglass::dialects {

namespace {

std::vector<int> classesOf(const DialectValues& values) {
    std::vector<int> classes;
    for (const double index : values.list("classes"))
        classes.push_back(static_cast<int>(index));
    return classes;
}

/// Dice, Jaccard and Tversky alike: the Tversky form on the L1 overlap, pooled over the batch.
RegionConventions overlapRegion(const DialectValues& values, double ofFalse) {
    RegionConventions rule;
    rule.factor = 1;
    rule.falsePositives = rule.falseNegatives = ofFalse;
    rule.smoothNumerator = rule.smoothDenominator = values.real("smooth");
    rule.denominatorFloor = values.real("eps");
    rule.overlap = Overlap::L1;
    rule.samples = SamplePooling::PerBatch;
    rule.absent = AbsentClass::Zero;
    if (values.flag("log_loss")) rule.returned = Returned::MinusLogScore;
    rule.scoreFloor = values.real("eps");
    rule.chosenClasses = classesOf(values);
    if (values.has("class_weights")) {
        rule.classWeights = values.list("class_weights");
        rule.weightNorm = WeightNorm::SumOfWeights;
    }
    return rule;
}

RegionConventions diceRegion(const DialectValues& values, std::int64_t) {
    return overlapRegion(values, 0.5);
}

RegionConventions jaccardRegion(const DialectValues& values, std::int64_t) {
    return overlapRegion(values, 1);
}

RegionConventions tverskyRegion(const DialectValues& values, std::int64_t) {
    RegionConventions rule = overlapRegion(values, 0.5);
    rule.falsePositives = values.real("alpha");
    rule.falseNegatives = values.real("beta");
    rule.exponent = values.real("gamma");
    rule.exponentPlace = ExponentPlace::OnMean;
    return rule;
}

Result<ConventionReading> overlap(const ConventionScene& scene, const DialectValues& values,
                                  const RegionConventions& rule) {
    const Result<ConventionMaps> maps = smpMaps(scene, values);
    if (!maps) return maps.error();
    ScoreActivation activation = ScoreActivation::None;
    if (values.flag("from_logits"))
        activation = values.word("mode") == "multiclass" ? ScoreActivation::Softmax
                                                         : ScoreActivation::Sigmoid;
    return activated(*maps, activation,
                     [&](const ConventionMaps& active) { return regionLoss(active, rule); });
}

Result<ConventionReading> dice(const ConventionScene& scene, const DialectValues& values) {
    return overlap(scene, values, diceRegion(values, scene.channels));
}

Result<ConventionReading> jaccard(const ConventionScene& scene, const DialectValues& values) {
    return overlap(scene, values, jaccardRegion(values, scene.channels));
}

Result<ConventionReading> tversky(const ConventionScene& scene, const DialectValues& values) {
    return overlap(scene, values, tverskyRegion(values, scene.channels));
}

/// The functions beneath: `dims` are axes of the arrays as N, C, flattened space.
RegionConventions scoreRegion(const DialectValues& values, double ofPositives, double ofNegatives) {
    RegionConventions rule;
    rule.factor = 1;
    rule.falsePositives = ofPositives;
    rule.falseNegatives = ofNegatives;
    rule.smoothNumerator = rule.smoothDenominator = values.real("smooth");
    rule.denominatorFloor = values.real("eps");
    rule.overlap = Overlap::L1;
    rule.returned = Returned::Score;
    const std::vector<double> dims = values.list("dims");
    const auto sums = [&](double axis) {
        return values.isNone("dims") || std::find(dims.begin(), dims.end(), axis) != dims.end();
    };
    if (sums(0)) rule.samples = SamplePooling::PerBatch;
    if (sums(1)) rule.classes = ClassPooling::Micro;
    if (!values.isNone("dims")) rule.reduction = Reduction::None;
    return rule;
}

RegionConventions diceScoreRegion(const DialectValues& values, std::int64_t) {
    return scoreRegion(values, 0.5, 0.5);
}

RegionConventions jaccardScoreRegion(const DialectValues& values, std::int64_t) {
    return scoreRegion(values, 1, 1);
}

RegionConventions tverskyScoreRegion(const DialectValues& values, std::int64_t) {
    return scoreRegion(values, values.real("alpha"), values.real("beta"));
}

template <RegionConventions (*region)(const DialectValues&, std::int64_t)>
Result<ConventionReading> score(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsOf(scene, {});
    if (!maps) return maps.error();
    return regionLoss(*maps, region(values, scene.channels));
}

Dialect overlapLoss(std::string name, std::string loss) {
    Dialect dialect = smpRecord(std::move(name), std::move(loss));
    dialect.arguments = {
        smpMode(),
        optionalList("classes", "indices of the classes that enter the mean"),
        toggle("log_loss", false, "-ln score in the place of 1 - score"),
        toggle("from_logits", true, "apply sigmoid or softmax"),
        real("smooth", 0, "added beside tp in numerator and denominator"),
        real("eps", 1e-7, "least denominator, and least score under the logarithm")};
    dialect.notes = {"Sums run over the whole batch, always.",
                     "A class that the batch does not have costs 0 and yields no gradient, yet "
                     "counts in the mean."};
    return dialect;
}

Dialect scoreFunction(std::string name, std::string loss) {
    Dialect dialect = smpRecord(std::move(name), std::move(loss));
    dialect.arguments = {
        real("smooth", 0, "added beside tp in numerator and denominator"),
        real("eps", 1e-7, "least denominator"),
        optionalList("dims", "axes that are summed, of samples, channels, space; none = all")};
    dialect.input = DialectInput::Probabilities;
    dialect.notes = {"Returns the score, not the loss: 1 is best."};
    return dialect;
}

std::vector<Dialect> scores() {
    Dialect ofDice = scoreFunction("soft_dice_score", "dice");
    ofDice.evaluate = score<diceScoreRegion>;
    ofDice.region = diceScoreRegion;
    Dialect ofJaccard = scoreFunction("soft_jaccard_score", "jaccard");
    ofJaccard.evaluate = score<jaccardScoreRegion>;
    ofJaccard.region = jaccardScoreRegion;
    Dialect ofTversky = scoreFunction("soft_tversky_score", "tversky");
    ofTversky.arguments.push_back(requiredReal("alpha", "weight of false positives"));
    ofTversky.arguments.push_back(requiredReal("beta", "weight of false negatives"));
    ofTversky.evaluate = score<tverskyScoreRegion>;
    ofTversky.region = tverskyScoreRegion;
    return {ofDice, ofJaccard, ofTversky};
}

}  // namespace

std::vector<Dialect> smp() {
    const DialectArgument ignored = optionalInteger("ignore_index", "label that does not count");
    Dialect ofDice = overlapLoss("DiceLoss", "dice");
    ofDice.arguments.push_back(ignored);
    ofDice.arguments.push_back(optionalList(
        "class_weights", "weights of the classes, divided by their sum; multiclass only"));
    ofDice.evaluate = dice;
    ofDice.region = diceRegion;
    Dialect ofJaccard = overlapLoss("JaccardLoss", "jaccard");
    ofJaccard.evaluate = jaccard;
    ofJaccard.region = jaccardRegion;
    Dialect ofTversky = overlapLoss("TverskyLoss", "tversky");
    for (DialectArgument argument :
         std::vector<DialectArgument>{ignored, real("alpha", 0.5, "weight of false positives"),
                                      real("beta", 0.5, "weight of false negatives"),
                                      real("gamma", 1, "exponent of the mean over classes")})
        ofTversky.arguments.push_back(std::move(argument));
    ofTversky.notes.push_back("gamma acts on the mean over classes, not on each class.");
    ofTversky.evaluate = tversky;
    ofTversky.region = tverskyRegion;
    std::vector<Dialect> all = {ofDice, ofJaccard, ofTversky};
    for (auto more : {scores(), smpPixels()})
        std::move(more.begin(), more.end(), std::back_inserter(all));
    return all;
}

}  // namespace lossglass::dialects
