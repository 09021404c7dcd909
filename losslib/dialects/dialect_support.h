// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/conventions/lovasz_conventions.h"
#include "losslib/conventions/pixel_recipe.h"
#include "losslib/conventions/score_activation.h"
#include "losslib/dialects/dialect.h"

#include <string>
#include <vector>

namespace lossglass::dialects {

/// Rows of an argument table.
DialectArgument toggle(std::string name, bool on, std::string meaning);
DialectArgument real(std::string name, double value, std::string meaning);
DialectArgument requiredReal(std::string name, std::string meaning);
DialectArgument optionalReal(std::string name, std::string meaning);
DialectArgument integer(std::string name, int value, std::string meaning);
DialectArgument optionalInteger(std::string name, std::string meaning);
DialectArgument word(std::string name, std::string value, std::vector<std::string> words,
                     std::string meaning);
DialectArgument optionalWord(std::string name, std::vector<std::string> words, std::string meaning);
DialectArgument optionalList(std::string name, std::string meaning);

/// torch's "mean", "sum", "none" with the given default.
DialectArgument reduction(std::string value);
Reduction reductionOf(const DialectValues& values);
PixelDivisor divisorOf(Reduction reduction);

/// Applies an activation, the loss to what it gives, and the chain rule.
template <class LossOfMaps>
ConventionReading activated(const ConventionMaps& maps, ScoreActivation activation,
                            const LossOfMaps& loss) {
    ConventionMaps active = maps;
    active.p = activate(activation, maps);
    ConventionReading reading = loss(active);
    reading.activatedGradient = std::move(reading.inputGradient);
    reading.inputGradient =
        pullBackActivation(activation, maps, active.p, reading.activatedGradient);
    return reading;
}

/// A loss that is its recipe, on labels or planes of which none is ignored.
template <PixelRecipe (*recipe)(const DialectValues&, const ConventionScene&)>
Result<ConventionReading> fromRecipe(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsOf(scene, {});
    if (!maps) return maps.error();
    return evaluateRecipe(*maps, recipe(values, scene));
}

/// "present", "all", or a list of classes, as the Lovasz losses take them.
DialectArgument lovaszClasses();
/// The error names a word that is neither, and a class that the prediction does not have.
Result<LovaszConventions> lovaszClassesOf(const DialectValues& values, std::int64_t channels);

/// Repeats a list of one for `count` classes; an empty list stays empty.
std::vector<double> perClass(std::vector<double> list, std::int64_t count);

Error unsupported(std::string message);

}  // namespace lossglass::dialects
