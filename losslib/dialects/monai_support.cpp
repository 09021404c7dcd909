// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/monai_support.h"

#include "losslib/conventions/region_loss.h"

#include <algorithm>

namespace lossglass::dialects {

Dialect monaiRecord(std::string name, std::string loss) {
    Dialect dialect;
    dialect.library = "monai";
    dialect.version = "d388d1c6 (2025-06-13)";
    dialect.name = std::move(name);
    dialect.loss = std::move(loss);
    return dialect;
}

std::vector<DialectArgument> monaiInputArguments(bool includeBackground) {
    return {
        toggle("include_background", includeBackground,
               "whether channel 0 counts; without effect on one channel"),
        toggle("to_onehot_y", false, "describes the layout of the target: labels or planes"),
        toggle("sigmoid", false, "apply a sigmoid"),
        toggle("softmax", false, "apply a softmax; skipped for one channel"),
        optionalWord("other_act", {"tanh", "log_softmax_dim1"}, "apply another function"),
    };
}

Result<ScoreActivation> monaiActivation(const DialectValues& values, std::int64_t channels) {
    const bool sigmoid = values.flag("sigmoid"), softmax = values.flag("softmax");
    const std::string other = values.word("other_act");
    if (int{sigmoid} + int{softmax} + int{!other.empty()} > 1)
        return Error{ErrorCode::Usage, "only one of sigmoid, softmax and other_act can be set", {}};
    if (sigmoid) return ScoreActivation::Sigmoid;
    if (softmax) return channels > 1 ? ScoreActivation::Softmax : ScoreActivation::None;
    if (other == "tanh") return ScoreActivation::Tanh;
    if (other == "log_softmax_dim1") return ScoreActivation::LogSoftmax;
    return ScoreActivation::None;
}

Background monaiBackground(const DialectValues& values) {
    return values.flag("include_background") ? Background::Included : Background::Excluded;
}

RegionConventions monaiDiceRegion(const DialectValues& values, std::int64_t channels) {
    RegionConventions rule;
    rule.background = monaiBackground(values);
    const std::int64_t classes =
        rule.background == Background::Excluded && channels > 1 ? channels - 1 : channels;
    if (values.flag("jaccard")) rule.falsePositives = rule.falseNegatives = 1;
    rule.smoothNumerator = values.real("smooth_nr");
    rule.smoothDenominator = values.real("smooth_dr");
    if (values.flag("squared_pred")) rule.power = 2;
    if (values.has("soft_label") && values.flag("soft_label") && rule.power == 1)
        rule.overlap = Overlap::L1;
    if (values.flag("batch")) rule.samples = SamplePooling::PerBatch;
    // MONAI ignores the weight of a single class.
    if (classes > 1) rule.classWeights = perClass(values.list("weight"), classes);
    rule.reduction = reductionOf(values);
    return rule;
}

std::vector<DialectArgument> monaiDiceArguments() {
    std::vector<DialectArgument> table = monaiInputArguments(true);
    for (DialectArgument argument : std::vector<DialectArgument>{
             toggle("squared_pred", false, "squares in the denominator: sum p^2 + sum t^2"),
             toggle("jaccard", false, "intersection over union in the place of Dice"),
             reduction("mean"), real("smooth_nr", 1e-5, "added to 2 tp in the numerator"),
             real("smooth_dr", 1e-5, "added to the denominator"),
             toggle("batch", false, "one score for the whole batch"),
             optionalList("weight",
                          "factor on the loss of each class that counts; not "
                          "renormalised")})
        table.push_back(std::move(argument));
    return table;
}

Result<ConventionReading> monaiDice(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsOf(scene, {});
    if (!maps) return maps.error();
    const Result<ScoreActivation> activation = monaiActivation(values, scene.channels);
    if (!activation) return activation.error();
    const RegionConventions rule = monaiDiceRegion(values, scene.channels);
    return activated(*maps, *activation,
                     [&](const ConventionMaps& active) { return regionLoss(active, rule); });
}

RegionConventions monaiGeneralizedDiceRegion(const DialectValues& values, std::int64_t) {
    RegionConventions rule;
    rule.background = monaiBackground(values);
    rule.classes = ClassPooling::Generalized;
    const std::string type = values.word("w_type");
    rule.volumeWeight = type == "simple"    ? VolumeWeight::Inverse
                        : type == "uniform" ? VolumeWeight::One
                                            : VolumeWeight::InverseSquare;
    rule.smoothNumerator = values.real("smooth_nr");
    rule.smoothDenominator = values.real("smooth_dr");
    if (values.has("soft_label") && values.flag("soft_label")) rule.overlap = Overlap::L1;
    if (values.flag("batch")) rule.samples = SamplePooling::PerBatch;
    rule.reduction = reductionOf(values);
    return rule;
}

Result<ConventionReading> monaiGeneralizedDice(const ConventionScene& scene,
                                               const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsOf(scene, {});
    if (!maps) return maps.error();
    const Result<ScoreActivation> activation = monaiActivation(values, scene.channels);
    if (!activation) return activation.error();
    const RegionConventions rule = monaiGeneralizedDiceRegion(values, scene.channels);
    return activated(*maps, *activation,
                     [&](const ConventionMaps& active) { return regionLoss(active, rule); });
}

PixelRecipe monaiFocalRecipe(const MonaiFocal& options, std::int64_t channels) {
    PixelRecipe recipe;
    PixelConventions& rule = recipe.conventions;
    rule.gamma = options.gamma;
    if (channels > 1) rule.classWeights = perClass(options.weight, channels);
    rule.divisor =
        options.reduction == Reduction::Sum ? PixelDivisor::Pixels : divisorOf(options.reduction);
    if (!options.useSoftmax) {
        recipe.form = BinaryForm::Focal;
        rule.alpha = options.alpha;
        rule.focus = FocusForm::SignedLogit;
        return recipe;
    }
    recipe.form = CategoricalForm::Focal;
    if (options.alpha && options.background == Background::Included) {
        rule.classAlpha.assign(static_cast<std::size_t>(channels), *options.alpha);
        rule.classAlpha.front() = 1 - *options.alpha;
    }
    return recipe;
}

Result<ConventionReading> monaiFocal(const ConventionScene& scene, const MonaiFocal& options) {
    const Result<ConventionMaps> whole = mapsOf(scene, {});
    if (!whole) return whole.error();
    // Channel 0 goes before the softmax, which then runs over the others only.
    const bool excluded = options.background == Background::Excluded && scene.channels > 1;
    const ConventionMaps maps = excluded ? withoutBackground(*whole) : *whole;
    ConventionReading reading = evaluateRecipe(maps, monaiFocalRecipe(options, maps.channels));
    if (!excluded) return reading;
    std::vector<double> gradient(scene.prediction.size(), 0.0);
    for (std::int64_t n = 0; n < maps.samples; ++n)
        std::copy_n(reading.inputGradient.begin() + maps.plane(n, 0), maps.channels * maps.pixels,
                    gradient.begin() + whole->plane(n, 1));
    reading.inputGradient = std::move(gradient);
    return reading;
}

}  // namespace lossglass::dialects
