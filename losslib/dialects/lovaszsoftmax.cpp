// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/lovasz_conventions.h"
#include "losslib/dialects/dialect_support.h"
#include "losslib/dialects/libraries.h"

namespace lossglass::dialects {

namespace {

Result<ConventionMaps> mapsFor(const ConventionScene& scene, const DialectValues& values) {
    TargetConventions target;
    if (!values.isNone("ignore")) target.ignored = values.integer("ignore");
    return mapsOf(scene, target);
}

LovaszConventions ruleOf(const DialectValues& values) {
    LovaszConventions rule;
    rule.samples = values.flag("per_image") ? SamplePooling::PerImage : SamplePooling::PerBatch;
    if (values.has("classes") && values.word("classes") == "all") rule.classes = LovaszClasses::All;
    return rule;
}

Result<ConventionReading> softmax(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsFor(scene, values);
    if (!maps) return maps.error();
    return lovaszSoftmaxLoss(*maps, ruleOf(values));
}

Result<ConventionReading> hinge(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsFor(scene, values);
    if (!maps) return maps.error();
    return lovaszHingeLoss(*maps, ruleOf(values));
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
    several.arguments = {
        word("classes", "present", {"present", "all"}, "classes that enter the mean"),
        toggle("per_image", false, "each image its own loss, then the mean"), ignore};
    several.notes = {"Takes probabilities: apply the softmax first.",
                     "per_image is off here and on in lovasz_hinge."};
    several.input = DialectInput::Probabilities;
    several.evaluate = softmax;
    Dialect binary = record("lovasz_hinge", "lovasz_hinge");
    binary.arguments = {toggle("per_image", true, "each image its own loss, then the mean"),
                        ignore};
    binary.notes = {"Takes logits."};
    binary.evaluate = hinge;
    return {several, binary};
}

}  // namespace lossglass::dialects
