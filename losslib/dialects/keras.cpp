// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/keras_support.h"
#include "losslib/dialects/libraries.h"

#include <iterator>
#include <variant>

namespace lossglass::dialects {

namespace {

/// Keras clips probabilities to [1e-7, 1 - 1e-7] in float, where the upper end is 1 - 1.19e-7.
constexpr double kLeast = 1e-7;
constexpr double kGreatest = 1.0f - 1e-7f;

PixelRecipe clippedRecipe(const DialectValues& values,
                          std::variant<BinaryForm, CategoricalForm> form) {
    PixelRecipe recipe;
    recipe.form = form;
    if (values.has("label_smoothing")) recipe.smoothing = values.real("label_smoothing");
    PixelConventions& rule = recipe.conventions;
    rule.input = PixelInput::Probabilities;
    rule.leastProbability = kLeast;
    rule.greatestProbability = kGreatest;
    const bool isBinary = std::holds_alternative<BinaryForm>(form);
    rule.classAxis = isBinary ? ClassAxis::Mean : ClassAxis::Sum;
    if (!isBinary) rule.probabilities = ProbabilitySum::Normalised;
    rule.divisor = kerasDivisor(values);
    return recipe;
}

/// Cross-entropies of logits are formed from the logits; nothing is clipped.
PixelRecipe entropyRecipe(const DialectValues& values,
                          std::variant<BinaryForm, CategoricalForm> form) {
    PixelRecipe recipe = clippedRecipe(values, form);
    if (!values.flag("from_logits")) return recipe;
    recipe.conventions.input = PixelInput::Logits;
    recipe.conventions.leastProbability = 0;
    recipe.conventions.greatestProbability = 1;
    recipe.conventions.probabilities = ProbabilitySum::AsGiven;
    return recipe;
}

PixelRecipe binaryCe(const DialectValues& values, const ConventionScene&) {
    return entropyRecipe(values, BinaryForm::CrossEntropy);
}

PixelRecipe categoricalCe(const DialectValues& values, const ConventionScene&) {
    return entropyRecipe(values, CategoricalForm::CrossEntropy);
}

/// Focal losses of logits go through the activation and the clipping.
PixelRecipe binaryFocal(const DialectValues& values, const ConventionScene&) {
    PixelRecipe recipe = clippedRecipe(values, BinaryForm::Focal);
    recipe.conventions.gamma = values.real("gamma");
    if (values.flag("apply_class_balancing")) recipe.conventions.alpha = values.real("alpha");
    return recipe;
}

PixelRecipe categoricalFocal(const DialectValues& values, const ConventionScene& scene) {
    PixelRecipe recipe = clippedRecipe(values, CategoricalForm::Focal);
    recipe.conventions.gamma = values.real("gamma");
    recipe.conventions.classAlpha = perClass(values.list("alpha"), scene.channels);
    return recipe;
}

template <PixelRecipe (*recipe)(const DialectValues&, const ConventionScene&),
          ScoreActivation ofLogits>
Result<ConventionReading> activatedRecipe(const ConventionScene& scene,
                                          const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsOf(scene, {});
    if (!maps) return maps.error();
    return activated(*maps, values.flag("from_logits") ? ofLogits : ScoreActivation::None,
                     [&](const ConventionMaps& active) {
                         return evaluateRecipe(active, recipe(values, scene));
                     });
}

Result<ConventionReading> sparseCe(const ConventionScene& scene, const DialectValues& values) {
    TargetConventions target;
    if (!values.isNone("ignore_class")) target.ignored = values.integer("ignore_class");
    const Result<ConventionMaps> maps = mapsOf(scene, target);
    if (!maps) return maps.error();
    return evaluateRecipe(*maps, categoricalCe(values, scene));
}

PixelRecipe generalizedRecipe(const DialectValues& values, const ConventionScene&) {
    PixelRecipe recipe;
    recipe.form = CategoricalForm::GeneralizedCrossEntropy;
    recipe.conventions.input = PixelInput::Probabilities;
    recipe.conventions.q = values.real("q");
    recipe.conventions.classAxis = ClassAxis::Sum;
    recipe.conventions.divisor = kerasDivisor(values);
    return recipe;
}

Result<ConventionReading> generalizedCe(const ConventionScene& scene, const DialectValues& values) {
    if (values.real("q") <= 0 || values.real("q") >= 1)
        return Error{ErrorCode::OutOfRange, "q is to lie between 0 and 1", {}};
    return fromRecipe<generalizedRecipe>(scene, values);
}

DialectArgument fromLogits() {
    return toggle("from_logits", false, "whether the input is logits");
}

DialectArgument smoothing(std::string meaning) {
    return real("label_smoothing", 0, std::move(meaning));
}

DialectArgument axis() {
    return integer("axis", -1, "describes the layout: the axis of the classes");
}

Dialect binaryDialect(std::string name, std::string loss) {
    Dialect dialect = kerasRecord(std::move(name), std::move(loss));
    dialect.arguments = {fromLogits(), smoothing("t (1 - e) + e / 2"), axis(), kerasReduction()};
    dialect.notes = {"The channels of a pixel are averaged first, then weighed.",
                     "Probabilities are clipped in single precision: at most 15.94 per element."};
    return dialect;
}

Dialect binaryFocalDialect() {
    Dialect dialect = binaryDialect("BinaryFocalCrossentropy", "focal");
    dialect.arguments.insert(dialect.arguments.begin(),
                             {toggle("apply_class_balancing", false, "whether alpha counts"),
                              real("alpha", 0.25, "weight of t = 1, 1 - alpha of t = 0"),
                              real("gamma", 2, "focus on hard elements")});
    dialect.notes.push_back("alpha has no effect unless apply_class_balancing is true.");
    dialect.evaluate = activatedRecipe<binaryFocal, ScoreActivation::Sigmoid>;
    dialect.pixel = binaryFocal;
    return dialect;
}

Dialect categoricalDialect(std::string name, std::string loss) {
    Dialect dialect = kerasRecord(std::move(name), std::move(loss));
    dialect.arguments = {fromLogits(), smoothing("t (1 - e) + e / C"), axis(), kerasReduction()};
    dialect.notes = {"Probabilities are divided by their sum over the classes, then clipped."};
    return dialect;
}

Dialect categoricalFocalDialect() {
    Dialect dialect = categoricalDialect("CategoricalFocalCrossentropy", "focal");
    dialect.arguments.insert(dialect.arguments.begin(), {{"alpha",
                                                          ArgumentKind::List,
                                                          std::vector<double>{0.25},
                                                          "factor on all classes, or one per class",
                                                          {},
                                                          false},
                                                         real("gamma", 2, "focus on hard pixels")});
    dialect.notes.push_back("A single alpha scales the whole loss: it prefers no class.");
    dialect.evaluate = activatedRecipe<categoricalFocal, ScoreActivation::Softmax>;
    dialect.pixel = categoricalFocal;
    return dialect;
}

Dialect sparseDialect() {
    Dialect dialect = kerasRecord("SparseCategoricalCrossentropy", "cross_entropy");
    dialect.arguments = {fromLogits(), optionalInteger("ignore_class", "label that does not count"),
                         axis(), kerasReduction()};
    dialect.notes = {"Ignored pixels leave the mean."};
    dialect.evaluate = sparseCe;
    dialect.pixel = categoricalCe;
    return dialect;
}

}  // namespace

std::vector<Dialect> keras() {
    Dialect binary = binaryDialect("BinaryCrossentropy", "cross_entropy");
    binary.notes.push_back("label_smoothing e equals e / 2 in segmentation_models.pytorch.");
    binary.evaluate = fromRecipe<binaryCe>;
    binary.pixel = binaryCe;
    Dialect plain = categoricalDialect("CategoricalCrossentropy", "cross_entropy");
    plain.evaluate = fromRecipe<categoricalCe>;
    plain.pixel = categoricalCe;
    Dialect generalized = kerasRecord("CategoricalGeneralizedCrossEntropy", "");
    generalized.arguments = {real("q", 0.5, "0 = cross-entropy, 1 = 1 - p"), kerasReduction()};
    generalized.notes = {"Takes probabilities as they are, and labels."};
    generalized.input = DialectInput::Probabilities;
    generalized.evaluate = generalizedCe;
    generalized.pixel = generalizedRecipe;
    std::vector<Dialect> all = {binary,          binaryFocalDialect(),      plain,
                                sparseDialect(), categoricalFocalDialect(), generalized};
    std::vector<Dialect> more = kerasRegions();
    std::move(more.begin(), more.end(), std::back_inserter(all));
    return all;
}

}  // namespace lossglass::dialects
