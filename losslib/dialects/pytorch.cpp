// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/dialect_support.h"
#include "losslib/dialects/libraries.h"
#include "losslib/dialects/torch_cross_entropy.h"

namespace lossglass::dialects {

namespace {

constexpr const char* kVersion = "2.x";

Result<ConventionReading> crossEntropy(const ConventionScene& scene, const DialectValues& values) {
    TorchCrossEntropy options;
    options.weights = values.list("weight");
    options.ignored = values.integer("ignore_index");
    options.smoothing = values.real("label_smoothing");
    options.reduction = reductionOf(values);
    return torchCrossEntropy(scene, options);
}

PixelRecipe crossEntropyRecipe(const DialectValues& values, const ConventionScene& scene) {
    PixelRecipe recipe;
    recipe.form = CategoricalForm::CrossEntropy;
    recipe.smoothing = values.real("label_smoothing");
    PixelConventions& rule = recipe.conventions;
    rule.classWeights = values.list("weight");
    rule.classAxis = ClassAxis::Sum;
    rule.divisor = divisorOf(reductionOf(values));
    if (rule.divisor == PixelDivisor::Parts && scene.hasLabels())
        rule.divisor =
            rule.classWeights.empty() ? PixelDivisor::ValidParts : PixelDivisor::TrueClassWeights;
    return recipe;
}

PixelRecipe elementRecipe(BinaryForm form, PixelInput input, const DialectValues& values) {
    PixelRecipe recipe;
    recipe.form = form;
    recipe.conventions.input = input;
    recipe.conventions.divisor = divisorOf(reductionOf(values));
    return recipe;
}

PixelRecipe bceWithLogits(const DialectValues& values, const ConventionScene& scene) {
    PixelRecipe recipe = elementRecipe(BinaryForm::CrossEntropy, PixelInput::Logits, values);
    recipe.conventions.positiveWeights = values.list("pos_weight");
    recipe.conventions.classWeights = perClass(values.list("weight"), scene.channels);
    return recipe;
}

PixelRecipe bceRecipe(const DialectValues& values, const ConventionScene& scene) {
    PixelRecipe recipe = elementRecipe(BinaryForm::CrossEntropy, PixelInput::Probabilities, values);
    recipe.conventions.leastLogarithm = -100;
    recipe.conventions.classWeights = perClass(values.list("weight"), scene.channels);
    return recipe;
}

Result<ConventionReading> bce(const ConventionScene& scene, const DialectValues& values) {
    for (const double p : scene.prediction)
        if (p < 0 || p > 1)
            return Error{ErrorCode::OutOfRange, "the prediction is to lie between 0 and 1", {}};
    return fromRecipe<bceRecipe>(scene, values);
}

PixelRecipe l1(const DialectValues& values, const ConventionScene&) {
    return elementRecipe(BinaryForm::AbsoluteError, PixelInput::Probabilities, values);
}

PixelRecipe mse(const DialectValues& values, const ConventionScene&) {
    return elementRecipe(BinaryForm::SquaredError, PixelInput::Probabilities, values);
}

Dialect record(std::string name, std::string loss) {
    Dialect dialect;
    dialect.library = "pytorch";
    dialect.version = kVersion;
    dialect.name = std::move(name);
    dialect.loss = std::move(loss);
    return dialect;
}

Dialect crossEntropyLoss() {
    Dialect dialect = record("CrossEntropyLoss", "cross_entropy");
    dialect.arguments = {
        optionalList("weight", "weight of each class"),
        integer("ignore_index", -100, "label that does not count; labels only"),
        reduction("mean"),
        real("label_smoothing", 0, "share of the target spread evenly over the classes"),
    };
    dialect.notes = {
        "The mean divides by the sum of the weights of the true classes of valid "
        "pixels; against target planes by the number of pixels."};
    dialect.evaluate = crossEntropy;
    dialect.pixel = crossEntropyRecipe;
    return dialect;
}

Dialect bceWithLogitsLoss() {
    Dialect dialect = record("BCEWithLogitsLoss", "cross_entropy");
    dialect.arguments = {optionalList("weight", "factor on the elements: one, or one per channel"),
                         reduction("mean"),
                         optionalList("pos_weight", "factor on the part of t = 1")};
    dialect.notes = {
        "Each channel is judged on its own; the mean divides by pixels x channels, "
        "whatever the weights."};
    dialect.evaluate = fromRecipe<bceWithLogits>;
    dialect.pixel = bceWithLogits;
    return dialect;
}

Dialect bceLoss() {
    Dialect dialect = record("BCELoss", "cross_entropy");
    dialect.arguments = {optionalList("weight", "factor on the elements: one, or one per channel"),
                         reduction("mean")};
    dialect.input = DialectInput::Probabilities;
    dialect.notes = {"Takes probabilities and clamps their logarithms at -100."};
    dialect.evaluate = bce;
    dialect.pixel = bceRecipe;
    return dialect;
}

}  // namespace

std::vector<Dialect> pytorch() {
    Dialect absolute = record("L1Loss", "l1");
    absolute.arguments = {reduction("mean")};
    absolute.notes = {"Compares the numbers as they are: no activation."};
    absolute.input = DialectInput::Probabilities;
    absolute.evaluate = fromRecipe<l1>;
    absolute.pixel = l1;
    Dialect squared = record("MSELoss", "l2");
    squared.arguments = {reduction("mean")};
    squared.notes = {"Compares the numbers as they are: no activation."};
    squared.input = DialectInput::Probabilities;
    squared.evaluate = fromRecipe<mse>;
    squared.pixel = mse;
    return {crossEntropyLoss(), bceWithLogitsLoss(), bceLoss(), absolute, squared};
}

}  // namespace lossglass::dialects
