// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/region_loss.h"
#include "losslib/dialects/dialect_support.h"
#include "losslib/dialects/libraries.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>
#include <type_traits>

namespace lossglass::dialects {

namespace {

/// All pixel losses return their array.
template <class Form>
PixelRecipe arrayRecipe(Form form) {
    PixelRecipe recipe;
    recipe.form = form;
    recipe.conventions.classAxis =
        std::is_same_v<Form, CategoricalForm> ? ClassAxis::Sum : ClassAxis::Kept;
    recipe.conventions.divisor = PixelDivisor::Nothing;
    return recipe;
}

PixelRecipe sigmoidCe(const DialectValues&, const ConventionScene&) {
    return arrayRecipe(BinaryForm::CrossEntropy);
}

PixelRecipe softmaxCe(const DialectValues&, const ConventionScene&) {
    return arrayRecipe(CategoricalForm::CrossEntropy);
}

PixelRecipe poly(const DialectValues& values, const ConventionScene&) {
    PixelRecipe recipe = arrayRecipe(CategoricalForm::Poly);
    recipe.conventions.epsilon = values.real("epsilon");
    return recipe;
}

PixelRecipe focal(const DialectValues& values, const ConventionScene&) {
    PixelRecipe recipe = arrayRecipe(BinaryForm::Focal);
    recipe.conventions.gamma = values.real("gamma");
    if (!values.isNone("alpha") && values.real("alpha") >= 0)
        recipe.conventions.alpha = values.real("alpha");
    return recipe;
}

PixelRecipe hinge(const DialectValues&, const ConventionScene&) {
    return arrayRecipe(BinaryForm::Hinge);
}

PixelRecipe multiclassHinge(const DialectValues&, const ConventionScene&) {
    return arrayRecipe(CategoricalForm::Hinge);
}

/// Whether `axis`, of N x (space) x C, names the samples.
bool pooledAxes(const DialectValues& values) {
    if (!values.has("axis")) return false;
    const std::vector<double> axes = values.list("axis");
    return std::find(axes.begin(), axes.end(), 0) != axes.end();
}

/// Why the axes cannot be summed here; nothing when they are the space, with or without samples.
std::optional<Error> whyNotSummed(const ConventionScene& scene, const DialectValues& values) {
    if (!values.has("axis") || values.isNone("axis")) return std::nullopt;
    const auto dimensions = static_cast<int>(scene.space.size()) + 2;
    std::set<int> axes;
    for (const double axis : values.list("axis"))
        axes.insert(static_cast<int>(axis < 0 ? axis + dimensions : axis));
    axes.erase(0);
    std::set<int> space;
    for (int axis = 1; axis + 1 < dimensions; ++axis)
        space.insert(axis);
    if (axes == space) return std::nullopt;
    return unsupported("axis is to name all axes of space, with or without 0 for the samples");
}

RegionConventions diceRegion(const DialectValues& values, std::int64_t channels) {
    RegionConventions rule;
    rule.factor = 1;
    rule.smoothNumerator = rule.smoothDenominator = values.real("smooth");
    if (values.has("alpha")) rule.falsePositives = values.real("alpha");
    if (values.has("beta")) rule.falseNegatives = values.real("beta");
    const bool drops =
        values.has("ignore_background") && values.flag("ignore_background") && channels > 1;
    if (drops) rule.background = Background::Excluded;
    if (values.has("class_weights")) {
        rule.classWeights = values.list("class_weights");
        // The weights are of all classes, also where the background is dropped.
        if (drops && !rule.classWeights.empty()) rule.classWeights.erase(rule.classWeights.begin());
    }
    if (pooledAxes(values)) rule.samples = SamplePooling::PerBatch;
    rule.reduction = Reduction::MeanOfClasses;
    if (values.has("reduction") && reductionOf(values) == Reduction::Sum)
        rule.reduction = Reduction::SumOfClasses;
    if (values.has("reduction") && reductionOf(values) == Reduction::None)
        rule.reduction = Reduction::None;
    return rule;
}

ConventionReading overlap(const ConventionMaps& maps, const DialectValues& values,
                          const RegionConventions& rule) {
    const char* switchName = values.has("apply_sigmoid") ? "apply_sigmoid" : "apply_softmax";
    ScoreActivation activation = ScoreActivation::None;
    if (values.flag(switchName))
        activation = maps.channels > 1 ? ScoreActivation::Softmax : ScoreActivation::Sigmoid;
    return activated(maps, activation,
                     [&](const ConventionMaps& active) { return regionLoss(active, rule); });
}

Result<ConventionReading> dice(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsOf(scene, {});
    if (!maps) return maps.error();
    if (auto error = whyNotSummed(scene, values)) return *error;
    ConventionReading reading = overlap(*maps, values, diceRegion(values, scene.channels));
    // Without an axis of samples a single number remains, or one per class.
    if (pooledAxes(values)) reading.shape.erase(reading.shape.begin());
    return reading;
}

/// Weights 1 / (volume^2 + 1e-7) of the whole batch, scaled to a mean of 1, on per-class losses.
Result<ConventionReading> generalizedDice(const ConventionScene& scene,
                                          const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsOf(scene, {});
    if (!maps) return maps.error();
    RegionConventions rule = diceRegion(values, scene.channels);
    std::vector<double> weights;
    for (std::int64_t c = 0; c < maps->channels; ++c) {
        double volume = 0;
        for (std::int64_t n = 0; n < maps->samples; ++n)
            for (std::int64_t i = 0; i < maps->pixels; ++i)
                volume += maps->t[static_cast<std::size_t>(maps->plane(n, c) + i)];
        weights.push_back(1 / (volume * volume + 1e-7));
    }
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (double& weight : weights)
        weight *= static_cast<double>(weights.size()) / total;
    if (rule.background == Background::Excluded) weights.erase(weights.begin());
    rule.classWeights = weights;
    rule.reduction = Reduction::Mean;
    return overlap(*maps, values, rule);
}

Dialect record(std::string name, std::string loss) {
    Dialect dialect;
    dialect.library = "optax";
    dialect.version = "2edbcbe2";
    dialect.name = std::move(name);
    dialect.loss = std::move(loss);
    return dialect;
}

template <PixelRecipe (*recipe)(const DialectValues&, const ConventionScene&)>
Dialect pixelDialect(std::string name, std::string loss) {
    Dialect dialect = record(std::move(name), std::move(loss));
    dialect.notes = {"Returns the array; the caller reduces it."};
    dialect.evaluate = fromRecipe<recipe>;
    dialect.pixel = recipe;
    return dialect;
}

std::vector<Dialect> regions() {
    const DialectArgument smooth =
        real("smooth", 1, "added beside tp: twice as strong as beside 2 tp");
    const DialectArgument softmax =
        toggle("apply_softmax", true, "apply a softmax, or a sigmoid to one channel");
    const DialectArgument background = toggle("ignore_background", false, "leave out channel 0");
    Dialect plain = record("dice_loss", "dice");
    plain.arguments = {
        optionalList("class_weights", "factor on each class; not renormalised"),
        smooth,
        real("alpha", 0.5, "weight of false positives"),
        real("beta", 0.5, "weight of false negatives"),
        softmax,
        word("reduction", "mean", {"mean", "sum", "none"}, "over the classes only"),
        background,
        optionalList("axis", "axes of N x (space) x C that are summed; none = space")};
    plain.notes = {
        "Returns one number per image, whatever the reduction, unless axis names the samples."};
    plain.evaluate = dice;
    plain.region = diceRegion;
    Dialect single = record("binary_dice_loss", "dice");
    single.arguments = {smooth, toggle("apply_sigmoid", true, "apply a sigmoid")};
    single.notes = {"Returns one number per image."};
    single.evaluate = dice;
    single.region = diceRegion;
    Dialect generalized = record("multiclass_generalized_dice_loss", "generalized_dice");
    generalized.arguments = {smooth, softmax, background};
    generalized.notes = {
        "Departs from the paper: the weights multiply one loss per class, not "
        "the sums of one ratio; an absent class swallows the rest."};
    generalized.evaluate = generalizedDice;
    return {plain, single, generalized};
}

}  // namespace

std::vector<Dialect> optax() {
    Dialect withEpsilon = pixelDialect<poly>("poly_loss_cross_entropy", "poly1_ce");
    withEpsilon.arguments = {real("epsilon", 2, "weight of 1 - p; the paper tunes it")};
    Dialect focused = pixelDialect<focal>("sigmoid_focal_loss", "focal");
    focused.arguments = {optionalReal("alpha", "weight of t = 1, 1 - alpha of t = 0"),
                         real("gamma", 2, "focus on hard elements")};
    Dialect margin = pixelDialect<hinge>("hinge_loss", "");
    margin.notes.push_back("Targets are -1 and 1.");
    Dialect planes = pixelDialect<softmaxCe>("softmax_cross_entropy", "cross_entropy");
    Dialect labels =
        pixelDialect<softmaxCe>("softmax_cross_entropy_with_integer_labels", "cross_entropy");
    for (Dialect* dialect : {&planes, &labels, &withEpsilon})
        dialect->arguments.push_back(
            integer("axis", -1, "describes the layout: the axis of the classes"));
    std::vector<Dialect> all = {
        pixelDialect<sigmoidCe>("sigmoid_binary_cross_entropy", "cross_entropy"),
        planes,
        labels,
        withEpsilon,
        focused,
        margin,
        pixelDialect<multiclassHinge>("multiclass_hinge_loss", "")};
    for (Dialect& dialect : regions())
        all.push_back(std::move(dialect));
    return all;
}

}  // namespace lossglass::dialects
