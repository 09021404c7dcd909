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
template <class LossOfLogits>
ConventionReading ofLogarithms(ConventionMaps maps, double eps, const LossOfLogits& loss) {
    std::vector<double> slopes;
    for (double& p : maps.p) {
        const double safe = std::clamp(p, eps, 1 - eps);
        slopes.push_back(safe == p ? 1 / p : 0.0);
        p = std::log(safe);
    }
    ConventionReading reading = loss(maps);
    for (std::size_t k = 0; k < slopes.size(); ++k)
        reading.inputGradient[k] *= slopes[k];
    return reading;
}

PixelRecipe focalRecipe(const DialectValues& values, const ConventionScene&) {
    PixelRecipe recipe;
    recipe.form = BinaryForm::Focal;
    PixelConventions& rule = recipe.conventions;
    rule.gamma = values.real("gamma");
    rule.focus = FocusForm::FromEntropy;
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

/// The focal loss divided by the sum of its focus, in one group of elements.
ConventionReading normalizedGroup(const ConventionMaps& maps, const PixelConventions& rule) {
    constexpr double kLeastFocus = 1e-6;
    PixelConventions adding = rule;
    adding.divisor = PixelDivisor::One;
    PixelConventions alone = adding;
    alone.alpha.reset();
    const ConventionReading focus = binaryLoss(maps, BinaryForm::Focus, alone);
    ConventionReading reading =
        scaled(binaryLoss(maps, BinaryForm::Focal, adding), 1 / std::max(focus.value, kLeastFocus));
    if (focus.value > kLeastFocus)
        for (std::size_t k = 0; k < reading.inputGradient.size(); ++k)
            reading.inputGradient[k] -= reading.value / focus.value * focus.inputGradient[k];
    if (rule.divisor == PixelDivisor::One) return reading;
    double counted = 0;
    for (std::int64_t n = 0; n < maps.samples; ++n)
        for (std::int64_t i = 0; i < maps.pixels; ++i)
            counted += maps.validAt(n, i) * static_cast<double>(maps.channels);
    return scaled(std::move(reading), 1 / counted);
}

/// One group per exclusive class, and their mean; one group of everything otherwise.
ConventionReading normalizedFocal(const ConventionMaps& maps, const PixelConventions& rule,
                                  bool exclusive) {
    if (!exclusive || maps.channels == 1) return normalizedGroup(maps, rule);
    ConventionReading whole;
    whole.inputGradient.assign(maps.p.size(), 0.0);
    const double share =
        rule.divisor == PixelDivisor::One ? 1 : 1 / static_cast<double>(maps.channels);
    for (std::int64_t c = 0; c < maps.channels; ++c) {
        ConventionMaps one = maps;
        one.channels = 1;
        one.p.clear();
        one.t.clear();
        for (std::int64_t n = 0; n < maps.samples; ++n) {
            const auto begin = maps.plane(n, c), end = begin + maps.pixels;
            one.p.insert(one.p.end(), maps.p.begin() + begin, maps.p.begin() + end);
            one.t.insert(one.t.end(), maps.t.begin() + begin, maps.t.begin() + end);
        }
        const ConventionReading reading = scaled(normalizedGroup(one, rule), share);
        whole.value += reading.value;
        for (std::int64_t n = 0; n < maps.samples; ++n)
            std::copy_n(reading.inputGradient.begin() + one.plane(n, 0), maps.pixels,
                        whole.inputGradient.begin() + maps.plane(n, c));
    }
    whole.parts = {whole.value};
    return whole;
}

Result<ConventionReading> focal(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = smpMaps(scene, values);
    if (!maps) return maps.error();
    const PixelRecipe recipe = focalRecipe(values, scene);
    const bool exclusive = values.word("mode") == "multiclass";
    const auto loss = [&](const ConventionMaps& scores) {
        return values.flag("normalized") ? normalizedFocal(scores, recipe.conventions, exclusive)
                                         : evaluateRecipe(scores, recipe);
    };
    if (exclusive && !values.flag("from_logits"))
        return ofLogarithms(*maps, values.real("eps"), loss);
    return loss(*maps);
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

DialectArgument ignoredOrNone(std::string meaning) {
    DialectArgument argument = integer("ignore_index", -100, std::move(meaning));
    argument.takesNone = true;
    return argument;
}

Dialect softBceLoss() {
    Dialect dialect = smpRecord("SoftBCEWithLogitsLoss", "cross_entropy");
    dialect.arguments = {optionalList("weight", "factor on the elements: one, or per channel"),
                         ignoredOrNone("value that does not count"), reduction("mean"),
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
                         ignoredOrNone("label that does not count"),
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
