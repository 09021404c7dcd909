// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/lovasz_conventions.h"
#include "losslib/dialects/dialect_support.h"
#include "losslib/dialects/libraries.h"

#include <variant>

namespace lossglass::dialects {

namespace {

Result<ConventionMaps> mapsFor(const ConventionScene& scene, const DialectValues& values) {
    TargetConventions target;
    if (!values.isNone("ignore")) target.ignored = values.integer("ignore");
    return mapsOf(scene, target);
}

SamplePooling poolingOf(const DialectValues& values) {
    return values.flag("per_image") ? SamplePooling::PerImage : SamplePooling::PerBatch;
}

Result<ConventionReading> softmax(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsFor(scene, values);
    if (!maps) return maps.error();
    const Result<LovaszConventions> classes = lovaszClassesOf(values, scene.channels);
    if (!classes) return classes.error();
    LovaszConventions rule = *classes;
    rule.samples = poolingOf(values);
    return lovaszSoftmaxLoss(*maps, rule);
}

Result<ConventionReading> hinge(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsFor(scene, values);
    if (!maps) return maps.error();
    LovaszConventions rule;
    rule.samples = poolingOf(values);
    return lovaszHingeLoss(*maps, rule);
}

/// The mean over the pixels that are not ignored.
PixelRecipe meanRecipe(std::variant<BinaryForm, CategoricalForm> form) {
    PixelRecipe recipe;
    recipe.form = form;
    if (std::holds_alternative<CategoricalForm>(form))
        recipe.conventions.classAxis = ClassAxis::Sum;
    recipe.conventions.divisor = PixelDivisor::ValidParts;
    return recipe;
}

PixelRecipe binaryRecipe(const DialectValues&, const ConventionScene&) {
    return meanRecipe(BinaryForm::CrossEntropy);
}

PixelRecipe categoricalRecipe(const DialectValues&, const ConventionScene&) {
    return meanRecipe(CategoricalForm::CrossEntropy);
}

template <PixelRecipe (*recipe)(const DialectValues&, const ConventionScene&)>
Result<ConventionReading> entropy(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsFor(scene, values);
    if (!maps) return maps.error();
    return evaluateRecipe(*maps, recipe(values, scene));
}

Dialect record(std::string name, std::string loss) {
    Dialect dialect;
    dialect.library = "lovaszsoftmax";
    dialect.version = "7d48792d (2019-02-26)";
    dialect.name = std::move(name);
    dialect.loss = std::move(loss);
    return dialect;
}

}  // namespace

std::vector<Dialect> lovaszsoftmax() {
    const DialectArgument ignore = optionalInteger("ignore", "label that does not count");
    Dialect several = record("lovasz_softmax", "lovasz_softmax");
    several.arguments = {lovaszClasses(),
                         toggle("per_image", false, "each image its own loss, then the mean"),
                         ignore};
    several.notes = {"Takes probabilities: apply the softmax first.",
                     "per_image is off here and on in lovasz_hinge."};
    several.input = DialectInput::Probabilities;
    several.evaluate = softmax;
    Dialect binary = record("lovasz_hinge", "lovasz_hinge");
    binary.arguments = {toggle("per_image", true, "each image its own loss, then the mean"),
                        ignore};
    binary.notes = {"Takes logits."};
    binary.evaluate = hinge;
    Dialect crossed = record("xloss", "cross_entropy");
    crossed.arguments = {ignore};
    crossed.notes = {"PyTorch's mean cross-entropy; without ignore, label 255 is left out."};
    crossed.evaluate = entropy<categoricalRecipe>;
    crossed.pixel = categoricalRecipe;
    Dialect crossedBinary = record("binary_xloss", "cross_entropy");
    crossedBinary.arguments = {ignore};
    crossedBinary.notes = {"The mean binary cross-entropy of logits over valid pixels."};
    crossedBinary.evaluate = entropy<binaryRecipe>;
    crossedBinary.pixel = binaryRecipe;
    return {several, binary, crossed, crossedBinary};
}

}  // namespace lossglass::dialects
