// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/correlation_loss.h"
#include "losslib/conventions/lovasz_conventions.h"
#include "losslib/conventions/pixel_loss.h"
#include "losslib/dialects/libraries.h"
#include "losslib/dialects/smp_support.h"

#include <algorithm>
#include <cmath>

namespace lossglass::dialects {

namespace {

/// Multiclass probabilities become logarithms, which then go through a sigmoid as if they were
/// logits.
ConventionReading focalOfLogarithms(ConventionMaps maps, const PixelConventions& rule, double eps) {
    std::vector<double> slopes;
    for (double& p : maps.p) {
        const double safe = std::clamp(p, eps, 1 - eps);
        slopes.push_back(safe == p ? 1 / p : 0.0);
        p = std::log(safe);
    }
    ConventionReading reading = binaryLoss(maps, BinaryForm::Focal, rule);
    for (std::size_t k = 0; k < slopes.size(); ++k)
        reading.inputGradient[k] *= slopes[k];
    return reading;
}

PixelRecipe focalRecipe(const DialectValues& values, const ConventionScene&) {
    PixelRecipe recipe;
    recipe.form = BinaryForm::Focal;
    PixelConventions& rule = recipe.conventions;
    rule.gamma = values.real("gamma");
    if (!values.isNone("alpha")) rule.alpha = values.real("alpha");
    if (!values.isNone("reduced_threshold"))
        rule.reducedThreshold = values.real("reduced_threshold");
    rule.divisor = values.word("reduction") == "sum" ? PixelDivisor::One : PixelDivisor::ValidParts;
    if (values.flag("from_logits") || values.word("mode") == "multiclass") return recipe;
    rule.input = PixelInput::Probabilities;
    rule.leastProbability = values.real("eps");
    rule.greatestProbability = 1 - values.real("eps");
    return recipe;
}

Result<ConventionReading> focal(const ConventionScene& scene, const DialectValues& values) {
    if (values.flag("normalized")) return unsupported("normalized=true is not computed here");
    const Result<ConventionMaps> maps = smpMaps(scene, values);
    if (!maps) return maps.error();
    const PixelRecipe recipe = focalRecipe(values, scene);
    if (values.word("mode") == "multiclass" && !values.flag("from_logits"))
        return focalOfLogarithms(*maps, recipe.conventions, values.real("eps"));
    return evaluateRecipe(*maps, recipe);
}

Result<ConventionReading> lovasz(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = smpMaps(scene, values);
    if (!maps) return maps.error();
    LovaszConventions rule;
    if (values.flag("per_image")) rule.samples = SamplePooling::PerImage;
    if (values.word("mode") != "multiclass") return lovaszHingeLoss(*maps, rule);
    return activated(*maps, ScoreActivation::Softmax,
                     [&](const ConventionMaps& active) { return lovaszSoftmaxLoss(active, rule); });
}

/// smooth_factor is the share per side: half of e.
PixelRecipe bceRecipe(const DialectValues& values, const ConventionScene& scene) {
    PixelRecipe recipe;
    recipe.form = BinaryForm::CrossEntropy;
    if (!values.isNone("smooth_factor")) recipe.smoothing = 2 * values.real("smooth_factor");
    PixelConventions& rule = recipe.conventions;
    rule.classWeights = perClass(values.list("weight"), scene.channels);
    rule.positiveWeights = values.list("pos_weight");
    rule.divisor = divisorOf(reductionOf(values));
    return recipe;
}

Result<ConventionReading> softBce(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = smpMaps(scene, values);
    if (!maps) return maps.error();
    return evaluateRecipe(*maps, bceRecipe(values, scene));
}

PixelRecipe ceRecipe(const DialectValues& values, const ConventionScene&) {
    PixelRecipe recipe;
    recipe.form = CategoricalForm::CrossEntropy;
    if (!values.isNone("smooth_factor")) recipe.smoothing = values.real("smooth_factor");
    recipe.conventions.classAxis = ClassAxis::Sum;
    recipe.conventions.divisor = divisorOf(reductionOf(values));
    return recipe;
}

Result<ConventionReading> softCe(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = smpMaps(scene, values);
    if (!maps) return maps.error();
    return evaluateRecipe(*maps, ceRecipe(values, scene));
}

Result<ConventionReading> mcc(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsOf(scene, {});
    if (!maps) return maps.error();
    return correlationLoss(*maps, values.real("eps"));
}

Dialect focalLoss() {
    Dialect dialect = smpRecord("FocalLoss", "focal");
    dialect.arguments = {smpMode(),
                         optionalReal("alpha", "weight of t = 1, 1 - alpha of t = 0"),
                         real("gamma", 2, "focus on hard elements"),
                         optionalInteger("ignore_index", "label that does not count"),
                         toggle("from_logits", true, "whether the input is logits"),
                         real("eps", 1e-7, "clamp of probabilities"),
                         word("reduction", "mean", {"mean", "sum"}, "of the elements"),
                         toggle("normalized", false, "divide by the sum of the focus"),
                         optionalReal("reduced_threshold", "p_t below which the focus is 1")};
    dialect.notes = {
        "Multiclass means one-vs-rest: a sigmoid per class, no softmax; releases "
        "before 2026 add the classes where this one takes their mean.",
        "Multiclass with from_logits=false feeds ln p to that sigmoid: p becomes "
        "p / (1 + p)."};
    dialect.evaluate = focal;
    dialect.pixel = focalRecipe;
    return dialect;
}

Dialect lovaszLoss() {
    Dialect dialect = smpRecord("LovaszLoss", "lovasz_softmax");
    dialect.arguments = {smpMode(),
                         toggle("per_image", false, "each image its own loss, then the mean"),
                         optionalInteger("ignore_index", "label that does not count"),
                         toggle("from_logits", true, "without effect")};
    dialect.notes = {"from_logits has no effect: the input is always taken as logits.",
                     "Binary and multilabel use the hinge form."};
    dialect.evaluate = lovasz;
    return dialect;
}

Dialect softBceLoss() {
    Dialect dialect = smpRecord("SoftBCEWithLogitsLoss", "cross_entropy");
    dialect.arguments = {optionalList("weight", "factor on the elements: one, or per channel"),
                         integer("ignore_index", -100, "value that does not count"),
                         reduction("mean"),
                         optionalReal("smooth_factor", "t = 1 becomes 1 - it, t = 0 becomes it"),
                         optionalList("pos_weight", "factor on the part of t = 1")};
    dialect.notes = {"The mean divides by all elements, ignored ones too.",
                     "smooth_factor is per side: half of it in Keras does the same."};
    dialect.evaluate = softBce;
    dialect.pixel = bceRecipe;
    return dialect;
}

Dialect softCeLoss() {
    Dialect dialect = smpRecord("SoftCrossEntropyLoss", "label_smoothing_ce");
    dialect.arguments = {reduction("mean"),
                         optionalReal("smooth_factor", "share spread over the classes"),
                         integer("ignore_index", -100, "label that does not count"),
                         integer("dim", 1, "describes the layout: the axis of the classes")};
    dialect.notes = {"The mean divides by all pixels, ignored ones too."};
    dialect.evaluate = softCe;
    dialect.pixel = ceRecipe;
    return dialect;
}

}  // namespace

std::vector<Dialect> smpPixels() {
    Dialect correlation = smpRecord("MCCLoss", "mcc");
    correlation.arguments = {real("eps", 1e-5, "added to TP, TN, FP and FN each")};
    correlation.notes = {"Takes probabilities; pools batch and channels.",
                         "When target and prediction are all of one class, right costs 0.5 and "
                         "wrong 1.5."};
    correlation.input = DialectInput::Probabilities;
    correlation.evaluate = mcc;
    return {focalLoss(), lovaszLoss(), softBceLoss(), softCeLoss(), correlation};
}

}  // namespace lossglass::dialects
