// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/region_loss.h"
#include "losslib/dialects/libraries.h"
#include "losslib/dialects/monai_support.h"

#include <iterator>

namespace lossglass::dialects {

namespace {

void append(std::vector<DialectArgument>& table, std::vector<DialectArgument> more) {
    std::move(more.begin(), more.end(), std::back_inserter(table));
}

RegionConventions tverskyRegion(const DialectValues& values, std::int64_t) {
    RegionConventions rule;
    rule.background = monaiBackground(values);
    rule.factor = 1;
    rule.falsePositives = values.real("alpha");
    rule.falseNegatives = values.real("beta");
    rule.smoothNumerator = values.real("smooth_nr");
    rule.smoothDenominator = values.real("smooth_dr");
    if (values.flag("soft_label")) rule.overlap = Overlap::L1;
    if (values.flag("batch")) rule.samples = SamplePooling::PerBatch;
    rule.reduction = reductionOf(values);
    return rule;
}

Result<ConventionReading> tversky(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsOf(scene, {});
    if (!maps) return maps.error();
    const Result<ScoreActivation> activation = monaiActivation(values, scene.channels);
    if (!activation) return activation.error();
    const RegionConventions rule = tverskyRegion(values, scene.channels);
    return activated(*maps, *activation,
                     [&](const ConventionMaps& active) { return regionLoss(active, rule); });
}

MonaiFocal focalOptions(const DialectValues& values) {
    MonaiFocal options;
    options.background = monaiBackground(values);
    options.gamma = values.real("gamma");
    if (!values.isNone("alpha")) options.alpha = values.real("alpha");
    options.weight = values.list("weight");
    options.reduction = reductionOf(values);
    options.useSoftmax = values.flag("use_softmax");
    return options;
}

PixelRecipe focalRecipe(const DialectValues& values, const ConventionScene& scene) {
    return monaiFocalRecipe(focalOptions(values), scene.channels);
}

Result<ConventionReading> focal(const ConventionScene& scene, const DialectValues& values) {
    const MonaiFocal options = focalOptions(values);
    Result<ConventionReading> reading = monaiFocal(scene, options);
    if (!reading || !options.useSoftmax || options.background == Background::Included)
        return reading;
    ConventionReading noted = *reading;
    noted.notes.push_back(
        "Without the background the softmax runs over the other channels only"
        ", and alpha is ignored.");
    return noted;
}

/// At this commit the mask goes on the input before the activation, and on the target.
Result<ConventionReading> maskedDice(const ConventionScene& scene, const DialectValues& values) {
    if (scene.weights.empty()) return monaiDice(scene, values);
    Result<ConventionMaps> read = mapsOf(scene, {});
    if (!read) return read.error();
    const ConventionMaps& maps = *read;
    ConventionScene masked = scene;
    masked.weights.clear();
    // Labels are masked before they become planes: a masked pixel is background.
    for (std::int64_t n = 0; n < maps.samples && scene.hasLabels(); ++n)
        for (std::int64_t i = 0; i < maps.pixels; ++i) {
            int& label = masked.labels[static_cast<std::size_t>(n * maps.pixels + i)];
            label = static_cast<int>(label * maps.weightAt(n, 0, i));
        }
    std::vector<double> factors;
    for (std::int64_t n = 0; n < maps.samples; ++n)
        for (std::int64_t c = 0; c < maps.channels; ++c)
            for (std::int64_t i = 0; i < maps.pixels; ++i) {
                const auto k = static_cast<std::size_t>(maps.plane(n, c) + i);
                factors.push_back(maps.weightAt(n, c, i));
                masked.prediction[k] *= factors[k];
                if (!scene.hasLabels()) masked.planes[k] *= factors[k];
            }
    Result<ConventionReading> reading = monaiDice(masked, values);
    if (!reading) return reading;
    ConventionReading whole = *reading;
    for (std::size_t k = 0; k < factors.size(); ++k)
        whole.inputGradient[k] *= factors[k];
    return whole;
}

Dialect diceLoss() {
    Dialect dialect = monaiRecord("DiceLoss", "dice");
    dialect.arguments = monaiDiceArguments();
    append(dialect.arguments,
           {toggle("soft_label", false, "the L1 overlap, which is 0 at p = t for soft targets")});
    dialect.notes = {
        "An image without the class and with any p > 0 there costs nearly 1, with "
        "hardly a gradient.",
        "With jaccard the smoothing is half as strong as in tp over union."};
    dialect.evaluate = monaiDice;
    dialect.region = monaiDiceRegion;
    return dialect;
}

Dialect maskedDiceLoss() {
    Dialect dialect = monaiRecord("MaskedDiceLoss", "dice");
    dialect.arguments = monaiDiceArguments();
    append(dialect.arguments,
           {toggle("soft_label", false, "the L1 overlap, which is 0 at p = t for soft targets")});
    dialect.notes = {
        "The mask (handed over as sample weights) multiplies the input before the "
        "activation: a masked pixel counts as p = 0.5 under a sigmoid. Later "
        "versions mask after it."};
    dialect.evaluate = maskedDice;
    dialect.region = monaiDiceRegion;
    return dialect;
}

Dialect tverskyLoss() {
    Dialect dialect = monaiRecord("TverskyLoss", "tversky");
    dialect.arguments = monaiInputArguments(true);
    append(dialect.arguments, {real("alpha", 0.5, "weight of false positives"),
                               real("beta", 0.5, "weight of false negatives"), reduction("mean"),
                               real("smooth_nr", 1e-5, "added to tp in the numerator"),
                               real("smooth_dr", 1e-5, "added to the denominator"),
                               toggle("batch", false, "one score for the whole batch"),
                               toggle("soft_label", false, "the L1 overlap, which is 0 at p = t")});
    dialect.notes = {
        "alpha weighs false positives, beta false negatives: the other way round "
        "than in the focal Tversky article.",
        "The smoothing stands beside tp, not 2 tp: twice as strong as in DiceLoss."};
    dialect.evaluate = tversky;
    dialect.region = tverskyRegion;
    return dialect;
}

Dialect focalLoss() {
    Dialect dialect = monaiRecord("FocalLoss", "focal");
    dialect.arguments = {
        toggle("include_background", true, "whether channel 0 counts"),
        toggle("to_onehot_y", false, "describes the layout of the target: labels or planes"),
        real("gamma", 2, "focus on hard elements"),
        optionalReal("alpha",
                     "sigmoid: weight of t = 1, 1 - alpha of t = 0; softmax: weight of "
                     "every class but the background, which gets 1 - alpha"),
        optionalList("weight", "factor on each class that counts; without effect on one class"),
        reduction("mean"),
        toggle("use_softmax", false, "one softmax in the place of a sigmoid per channel"),
    };
    dialect.notes = {"One-vs-rest by default: several channels go through a sigmoid each.",
                     "The mean divides by pixels x channels; sum takes the mean over space first."};
    dialect.evaluate = focal;
    dialect.pixel = focalRecipe;
    return dialect;
}

Dialect generalizedDiceLoss() {
    Dialect dialect = monaiRecord("GeneralizedDiceLoss", "generalized_dice");
    dialect.arguments = monaiInputArguments(true);
    append(dialect.arguments, {word("w_type", "square", {"square", "simple", "uniform"},
                                    "class weights: 1/volume^2, 1/volume or 1"),
                               reduction("mean"), real("smooth_nr", 1e-5, "added to the numerator"),
                               real("smooth_dr", 1e-5, "added to the denominator"),
                               toggle("batch", false, "volumes and scores of the whole batch"),
                               toggle("soft_label", false, "the L1 overlap, which is 0 at p = t")});
    dialect.notes = {"An absent class gets the largest finite weight of the others."};
    dialect.evaluate = monaiGeneralizedDice;
    dialect.region = monaiGeneralizedDiceRegion;
    return dialect;
}

}  // namespace

std::vector<Dialect> monai() {
    std::vector<Dialect> all = {diceLoss(), maskedDiceLoss(), tverskyLoss(), focalLoss(),
                                generalizedDiceLoss()};
    std::vector<Dialect> more = monaiCompounds();
    for (Dialect& dialect : monaiUnified())
        more.push_back(std::move(dialect));
    std::move(more.begin(), more.end(), std::back_inserter(all));
    return all;
}

}  // namespace lossglass::dialects
