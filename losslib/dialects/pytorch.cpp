// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/pixel_loss.h"
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

PixelConventions elementRule(const DialectValues& values, PixelInput input) {
    PixelConventions rule;
    rule.input = input;
    rule.divisor = divisorOf(reductionOf(values));
    return rule;
}

Result<ConventionReading> elements(const ConventionScene& scene, BinaryForm form,
                                   const PixelConventions& rule) {
    const Result<ConventionMaps> maps = mapsOf(scene, {});
    if (!maps) return maps.error();
    return binaryLoss(*maps, form, rule);
}

Result<ConventionReading> bceWithLogits(const ConventionScene& scene, const DialectValues& values) {
    PixelConventions rule = elementRule(values, PixelInput::Logits);
    rule.positiveWeights = values.list("pos_weight");
    rule.classWeights = perClass(values.list("weight"), scene.channels);
    return elements(scene, BinaryForm::CrossEntropy, rule);
}

Result<ConventionReading> bce(const ConventionScene& scene, const DialectValues& values) {
    PixelConventions rule = elementRule(values, PixelInput::Probabilities);
    rule.leastLogarithm = -100;
    rule.classWeights = perClass(values.list("weight"), scene.channels);
    for (const double p : scene.prediction)
        if (p < 0 || p > 1)
            return Error{ErrorCode::OutOfRange, "the prediction is to lie between 0 and 1", {}};
    return elements(scene, BinaryForm::CrossEntropy, rule);
}

Result<ConventionReading> l1(const ConventionScene& scene, const DialectValues& values) {
    return elements(scene, BinaryForm::AbsoluteError,
                    elementRule(values, PixelInput::Probabilities));
}

Result<ConventionReading> mse(const ConventionScene& scene, const DialectValues& values) {
    return elements(scene, BinaryForm::SquaredError,
                    elementRule(values, PixelInput::Probabilities));
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
    dialect.evaluate = bceWithLogits;
    return dialect;
}

Dialect bceLoss() {
    Dialect dialect = record("BCELoss", "cross_entropy");
    dialect.arguments = {optionalList("weight", "factor on the elements: one, or one per channel"),
                         reduction("mean")};
    dialect.input = DialectInput::Probabilities;
    dialect.notes = {"Takes probabilities and clamps their logarithms at -100."};
    dialect.evaluate = bce;
    return dialect;
}

}  // namespace

std::vector<Dialect> pytorch() {
    Dialect absolute = record("L1Loss", "l1");
    absolute.arguments = {reduction("mean")};
    absolute.notes = {"Compares the numbers as they are: no activation."};
    absolute.input = DialectInput::Probabilities;
    absolute.evaluate = l1;
    Dialect squared = record("MSELoss", "l2");
    squared.arguments = {reduction("mean")};
    squared.notes = {"Compares the numbers as they are: no activation."};
    squared.input = DialectInput::Probabilities;
    squared.evaluate = mse;
    return {crossEntropyLoss(), bceWithLogitsLoss(), bceLoss(), absolute, squared};
}

}  // namespace lossglass::dialects
