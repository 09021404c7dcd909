// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/region_loss.h"
#include "losslib/dialects/keras_support.h"
#include "losslib/dialects/libraries.h"

#include <algorithm>

namespace lossglass::dialects {

namespace {

constexpr double kEpsilon = 1e-7;

/// `axis` names axes of N x (space) x C, Keras' own layout; none is all of them.
void poolBy(const DialectValues& values, RegionConventions& rule) {
    const std::vector<double> axes = values.list("axis");
    const auto sums = [&](double a, double b) {
        return values.isNone("axis") ||
               std::any_of(axes.begin(), axes.end(), [&](double x) { return x == a || x == b; });
    };
    if (sums(0, -4)) rule.samples = SamplePooling::PerBatch;
    if (sums(3, -1)) rule.classes = ClassPooling::Micro;
    if (values.isNone("reduction"))
        rule.reduction = Reduction::None;
    else if (values.word("reduction") == "sum")
        rule.reduction = Reduction::Sum;
}

RegionConventions diceRegion(const DialectValues& values, std::int64_t) {
    RegionConventions rule;
    rule.smoothDenominator = kEpsilon;
    poolBy(values, rule);
    return rule;
}

RegionConventions tverskyRegion(const DialectValues& values, std::int64_t) {
    RegionConventions rule;
    rule.factor = 1;
    rule.falsePositives = values.real("alpha");
    rule.falseNegatives = values.real("beta");
    rule.smoothDenominator = kEpsilon;
    poolBy(values, rule);
    return rule;
}

template <RegionConventions (*region)(const DialectValues&, std::int64_t)>
Result<ConventionReading> overlap(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsOf(scene, {});
    if (!maps) return maps.error();
    return regionLoss(*maps, region(values, scene.channels));
}

template <BinaryForm form>
PixelRecipe elementRecipe(const DialectValues& values, const ConventionScene&) {
    PixelRecipe recipe;
    recipe.form = form;
    recipe.conventions.input = PixelInput::Probabilities;
    recipe.conventions.classAxis = ClassAxis::Mean;
    recipe.conventions.divisor = kerasDivisor(values);
    return recipe;
}

template <BinaryForm form>
Result<ConventionReading> elements(const ConventionScene& scene, const DialectValues& values) {
    Result<ConventionMaps> read = mapsOf(scene, {});
    if (!read) return read.error();
    ConventionMaps maps = std::move(read).value();
    const bool isHinge = form == BinaryForm::Hinge || form == BinaryForm::SquaredHinge;
    const bool zeroOrOne =
        std::all_of(maps.t.begin(), maps.t.end(), [](double t) { return t == 0 || t == 1; });
    if (isHinge && zeroOrOne)
        for (double& t : maps.t)
            t = 2 * t - 1;
    return evaluateRecipe(maps, elementRecipe<form>(values, scene));
}

Dialect regionDialect(std::string name, std::string loss) {
    Dialect dialect = kerasRecord(std::move(name), std::move(loss));
    dialect.arguments = {
        kerasReduction(),
        optionalList("axis", "axes of N x H x W x C that are summed; none = all of them")};
    dialect.input = DialectInput::Probabilities;
    dialect.notes = {"Takes probabilities; batch and classes share one score by default.",
                     "Nothing is added to the numerator: an empty target costs 1, found or not.",
                     "Sample weights have no effect here."};
    return dialect;
}

template <BinaryForm form>
Dialect elementDialect(std::string name, std::string loss) {
    Dialect dialect = kerasRecord(std::move(name), std::move(loss));
    constexpr bool isHinge = form == BinaryForm::Hinge || form == BinaryForm::SquaredHinge;
    dialect.arguments = {kerasReduction()};
    dialect.notes = {"Compares the numbers as they are: no activation."};
    if (isHinge) dialect.notes.push_back("Targets of 0 and 1 are taken as -1 and 1.");
    if (!isHinge) dialect.input = DialectInput::Probabilities;
    dialect.evaluate = elements<form>;
    if (!isHinge) dialect.pixel = elementRecipe<form>;
    return dialect;
}

}  // namespace

std::vector<Dialect> kerasRegions() {
    Dialect dice = regionDialect("Dice", "dice");
    dice.evaluate = overlap<diceRegion>;
    dice.region = diceRegion;
    Dialect tversky = regionDialect("Tversky", "tversky");
    tversky.arguments.insert(tversky.arguments.begin(),
                             {real("alpha", 0.5, "weight of false positives"),
                              real("beta", 0.5, "weight of false negatives")});
    tversky.evaluate = overlap<tverskyRegion>;
    tversky.region = tverskyRegion;
    return {dice,
            tversky,
            elementDialect<BinaryForm::AbsoluteError>("MeanAbsoluteError", "l1"),
            elementDialect<BinaryForm::SquaredError>("MeanSquaredError", "l2"),
            elementDialect<BinaryForm::Hinge>("Hinge", ""),
            elementDialect<BinaryForm::SquaredHinge>("SquaredHinge", "")};
}

}  // namespace lossglass::dialects
