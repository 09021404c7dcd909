// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/lovasz_conventions.h"
#include "losslib/conventions/region_loss.h"
#include "losslib/dialects/dialect_support.h"
#include "losslib/dialects/libraries.h"
#include "losslib/dialects/mmseg_support.h"

#include <iterator>

namespace lossglass::dialects {

namespace {

TargetConventions ignoring(const DialectValues& values) {
    TargetConventions target;
    if (!values.isNone("ignore_index")) target.ignored = values.integer("ignore_index");
    return target;
}

PixelRecipe ceRecipe(const DialectValues& values, const ConventionScene&) {
    const bool sigmoid = values.flag("use_sigmoid");
    PixelRecipe recipe;
    if (sigmoid)
        recipe.form = BinaryForm::CrossEntropy;
    else
        recipe.form = CategoricalForm::CrossEntropy;
    PixelConventions& rule = recipe.conventions;
    rule.classAxis = sigmoid ? ClassAxis::Kept : ClassAxis::Sum;
    rule.divisor = divisorOf(reductionOf(values));
    if (rule.divisor == PixelDivisor::Parts && values.flag("avg_non_ignore"))
        rule.divisor = PixelDivisor::ValidParts;
    (sigmoid ? rule.positiveWeights : rule.classWeights) = values.list("class_weight");
    return recipe;
}

Result<ConventionReading> crossEntropy(const ConventionScene& scene, const DialectValues& values) {
    if (values.flag("use_mask")) return unsupported("use_mask=true is not computed here");
    const Result<ConventionMaps> maps = mapsOf(scene, ignoring(values));
    if (!maps) return maps.error();
    return scaled(evaluateRecipe(*maps, ceRecipe(values, scene)), values.real("loss_weight"));
}

PixelRecipe focalRecipe(const DialectValues& values, const ConventionScene& scene) {
    PixelRecipe recipe;
    recipe.form = BinaryForm::Focal;
    PixelConventions& rule = recipe.conventions;
    rule.gamma = values.real("gamma");
    rule.classAlpha = perClass(values.list("alpha"), scene.channels);
    rule.classWeights = values.list("class_weight");
    rule.divisor = divisorOf(reductionOf(values));
    return recipe;
}

Result<ConventionReading> focal(const ConventionScene& scene, const DialectValues& values) {
    if (!values.flag("use_sigmoid")) return unsupported("only use_sigmoid=true exists");
    const Result<ConventionMaps> maps = mapsOf(scene, ignoring(values));
    if (!maps) return maps.error();
    return scaled(evaluateRecipe(*maps, focalRecipe(values, scene)), values.real("loss_weight"));
}

/// The weights of the sum over classes; a class equal to ignore_index is left out of it and
/// still counted in the mean.
std::vector<double> classFactors(const DialectValues& values, std::int64_t channels) {
    std::vector<double> weights = values.list("class_weight");
    if (values.isNone("ignore_index")) return weights;
    const int ignored = values.integer("ignore_index");
    if (ignored < 0 || ignored >= channels) return weights;
    if (weights.empty()) weights.assign(static_cast<std::size_t>(channels), 1.0);
    weights.at(static_cast<std::size_t>(ignored)) = 0;
    return weights;
}

RegionConventions diceRegion(const DialectValues& values, std::int64_t channels) {
    RegionConventions rule;
    rule.power = values.real("exponent");
    rule.smoothNumerator = rule.smoothDenominator = values.real("smooth");
    rule.mask = MaskPlace::NumeratorOnly;
    rule.classWeights = classFactors(values, channels);
    return rule;
}

RegionConventions tverskyRegion(const DialectValues& values, std::int64_t channels) {
    RegionConventions rule;
    rule.factor = 1;
    rule.falsePositives = values.real("alpha");
    rule.falseNegatives = values.real("beta");
    rule.smoothNumerator = rule.smoothDenominator = values.real("smooth");
    rule.classWeights = classFactors(values, channels);
    return rule;
}

template <RegionConventions (*region)(const DialectValues&, std::int64_t)>
Result<ConventionReading> overlap(const ConventionScene& scene, const DialectValues& values) {
    TargetConventions target = ignoring(values);
    target.clampLabels = true;
    const Result<ConventionMaps> maps = mapsOf(scene, target);
    if (!maps) return maps.error();
    const RegionConventions rule = region(values, scene.channels);
    return scaled(activated(*maps, ScoreActivation::Softmax,
                            [&](const ConventionMaps& active) { return regionLoss(active, rule); }),
                  values.real("loss_weight"));
}

Result<ConventionReading> lovasz(const ConventionScene& scene, const DialectValues& values) {
    const bool perImage = values.flag("per_image");
    if (!perImage && values.word("reduction") != "none")
        return Error{ErrorCode::Usage, "reduction is to be none unless per_image is true", {}};
    const Result<ConventionMaps> maps = mapsOf(scene, ignoring(values));
    if (!maps) return maps.error();
    const Result<LovaszConventions> classes = lovaszClassesOf(values, scene.channels);
    if (!classes) return classes.error();
    LovaszConventions rule = *classes;
    if (perImage) rule.samples = SamplePooling::PerImage;
    rule.classWeights = values.list("class_weight");
    if (perImage) rule.reduction = reductionOf(values);
    const ScoreActivation activation =
        values.word("loss_type") == "binary" ? ScoreActivation::None : ScoreActivation::Softmax;
    return scaled(activated(*maps, activation,
                            [&](const ConventionMaps& active) {
                                return activation == ScoreActivation::None
                                           ? lovaszHingeLoss(active, rule)
                                           : lovaszSoftmaxLoss(active, rule);
                            }),
                  values.real("loss_weight"));
}

Dialect crossEntropyLoss() {
    Dialect dialect = mmsegRecord("CrossEntropyLoss", "cross_entropy");
    dialect.arguments = {
        toggle("use_sigmoid", false, "one sigmoid per channel in the place of a softmax"),
        toggle("use_mask", false, "only false exists here: it is for instance masks"),
        reduction("mean"),
        optionalList("class_weight", "weight of each class; pos_weight with use_sigmoid"),
        mmsegLossWeight(),
        toggle("avg_non_ignore", false, "whether ignored pixels leave the mean"),
        mmsegIgnoreIndex(-100),
        mmsegLossName("loss_ce")};
    dialect.notes = {
        "The mean divides by all pixels, ignored ones too, unless avg_non_ignore; "
        "never by the class weights.",
        "The decode heads hand over ignore_index 255."};
    dialect.evaluate = crossEntropy;
    dialect.pixel = ceRecipe;
    return dialect;
}

Dialect focalLoss() {
    Dialect dialect = mmsegRecord("FocalLoss", "focal");
    dialect.arguments = {toggle("use_sigmoid", true, "only true exists"),
                         real("gamma", 2, "focus on hard elements"),
                         {"alpha",
                          ArgumentKind::List,
                          std::vector<double>{0.5},
                          "weight of t = 1, 1 - alpha of t = 0; one, or one per class",
                          {},
                          false},
                         reduction("mean"),
                         optionalList("class_weight", "factor on each class"),
                         mmsegLossWeight(),
                         mmsegIgnoreIndex(255),
                         mmsegLossName("loss_focal")};
    dialect.notes = {"One-vs-rest: a sigmoid per class; the mean divides by pixels x classes.",
                     "alpha is 0.5 by default: half the loss without it."};
    dialect.evaluate = focal;
    dialect.pixel = focalRecipe;
    return dialect;
}

Dialect diceLoss() {
    Dialect dialect = mmsegRecord("DiceLoss", "dice");
    dialect.arguments = {real("smooth", 1, "added to numerator and denominator"),
                         real("exponent", 2, "power of p and t in the denominator"),
                         reduction("mean"),
                         optionalList("class_weight", "factor on each class; not renormalised"),
                         mmsegLossWeight(),
                         mmsegIgnoreIndex(255),
                         mmsegLossName("loss_dice")};
    dialect.notes = {"Squares in the denominator by default: the V-Net form.",
                     "reduction has no effect: the mean over images is taken before it.",
                     "Ignored pixels leave the numerator only, and count as the class that 255 "
                     "is clamped to in the denominator.",
                     "A class equal to ignore_index leaves the sum over classes, which is still "
                     "divided by all classes."};
    dialect.evaluate = overlap<diceRegion>;
    dialect.region = diceRegion;
    return dialect;
}

Dialect tverskyLoss() {
    Dialect dialect = mmsegRecord("TverskyLoss", "tversky");
    dialect.arguments = {real("smooth", 1, "added beside tp"),
                         reduction("mean"),
                         optionalList("class_weight", "factor on each class; not renormalised"),
                         mmsegLossWeight(),
                         mmsegIgnoreIndex(255),
                         real("alpha", 0.3, "weight of false positives"),
                         real("beta", 0.7, "weight of false negatives"),
                         mmsegLossName("loss_tversky")};
    dialect.evaluate = overlap<tverskyRegion>;
    dialect.region = tverskyRegion;
    return dialect;
}

Dialect lovaszLoss() {
    Dialect dialect = mmsegRecord("LovaszLoss", "lovasz_softmax");
    dialect.arguments = {
        word("loss_type", "multi_class", {"multi_class", "binary"}, "softmax form or hinge form"),
        lovaszClasses(),
        toggle("per_image", false, "each image its own loss"),
        reduction("mean"),
        optionalList("class_weight", "factor on each class"),
        mmsegLossWeight(),
        mmsegIgnoreIndex(255),
        mmsegLossName("loss_lovasz")};
    dialect.notes = {
        "The library refuses its own defaults: without per_image the reduction is "
        "to be none."};
    dialect.evaluate = lovasz;
    return dialect;
}

}  // namespace

std::vector<Dialect> mmseg() {
    std::vector<Dialect> all = {crossEntropyLoss(), focalLoss(), diceLoss(), tverskyLoss(),
                                lovaszLoss()};
    std::vector<Dialect> more = mmsegHardPixels();
    std::move(more.begin(), more.end(), std::back_inserter(all));
    return all;
}

}  // namespace lossglass::dialects
