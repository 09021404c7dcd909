// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/dialect_support.h"
#include "losslib/dialects/libraries.h"

namespace lossglass::dialects {

namespace {

PixelRecipe recipeOf(BinaryForm form, const DialectValues& values) {
    PixelRecipe recipe;
    recipe.form = form;
    PixelConventions& rule = recipe.conventions;
    rule.gamma = values.real("gamma");
    if (values.real("alpha") >= 0) rule.alpha = values.real("alpha");
    rule.divisor = divisorOf(reductionOf(values));
    return recipe;
}

PixelRecipe focal(const DialectValues& values, const ConventionScene&) {
    return recipeOf(BinaryForm::Focal, values);
}

PixelRecipe starRecipe(const DialectValues& values, const ConventionScene&) {
    return recipeOf(BinaryForm::FocalStar, values);
}

Result<ConventionReading> focalStar(const ConventionScene& scene, const DialectValues& values) {
    if (values.real("gamma") == 0)
        return Error{ErrorCode::OutOfRange, "gamma is not to be 0: the loss divides by it", {}};
    return fromRecipe<starRecipe>(scene, values);
}

Dialect record(std::string name, std::string loss, double gamma) {
    Dialect dialect;
    dialect.library = "fvcore";
    dialect.version = "3378afe0";
    dialect.name = std::move(name);
    dialect.loss = std::move(loss);
    dialect.arguments = {
        real("alpha", -1, "weight of t = 1, 1 - alpha of t = 0; below 0 = none"),
        real("gamma", gamma, "focus on hard elements"),
        reduction("none"),
    };
    return dialect;
}

}  // namespace

std::vector<Dialect> fvcore() {
    Dialect plain = record("sigmoid_focal_loss", "focal", 2);
    plain.notes = {"alpha is off by default, unlike in torchvision.",
                   "One-vs-rest: each channel through its own sigmoid."};
    plain.evaluate = fromRecipe<focal>;
    plain.pixel = focal;
    Dialect star = record("sigmoid_focal_loss_star", "", 1);
    star.notes = {
        "-ln sigmoid(gamma z) / gamma for t = 1: another function than the focal loss, "
        "equal to cross-entropy at gamma = 1."};
    star.evaluate = focalStar;
    star.pixel = starRecipe;
    return {plain, star};
}

}  // namespace lossglass::dialects
