// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/dialect_support.h"
#include "losslib/dialects/libraries.h"

namespace lossglass::dialects {

namespace {

PixelRecipe focal(const DialectValues& values, const ConventionScene&) {
    PixelRecipe recipe;
    recipe.form = BinaryForm::Focal;
    PixelConventions& rule = recipe.conventions;
    rule.gamma = values.real("gamma");
    if (values.real("alpha") >= 0) rule.alpha = values.real("alpha");
    rule.divisor = divisorOf(reductionOf(values));
    return recipe;
}

}  // namespace

std::vector<Dialect> torchvision() {
    Dialect dialect;
    dialect.library = "torchvision";
    dialect.version = "0.2x";
    dialect.name = "sigmoid_focal_loss";
    dialect.loss = "focal";
    dialect.arguments = {
        real("alpha", 0.25, "weight of t = 1, 1 - alpha of t = 0; below 0 = none"),
        real("gamma", 2, "focus on hard elements"),
        reduction("none"),
    };
    dialect.notes = {
        "One-vs-rest: each channel through its own sigmoid; the mean divides by "
        "pixels x channels."};
    dialect.evaluate = fromRecipe<focal>;
    dialect.pixel = focal;
    return {dialect};
}

}  // namespace lossglass::dialects
