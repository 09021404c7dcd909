// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/conventions/convention_reading.h"
#include "losslib/conventions/convention_scene.h"
#include "losslib/conventions/pixel_recipe.h"
#include "losslib/conventions/region_conventions.h"
#include "losslib/dialects/dialect_value.h"
#include "losslib/support/result.h"

#include <string>
#include <utility>
#include <vector>

namespace lossglass {

/// What the library's call takes when no argument says otherwise.
enum class DialectInput { Logits, Probabilities };

/// A library's loss under its own name: arguments, notes and a pure function of the arrays that
/// the library's own call would receive.
struct Dialect {
    std::string library;  ///< "monai"
    std::string version;  ///< version or commit whose source was read
    std::string name;     ///< class or function: "DiceLoss"
    std::string loss;     ///< id of the catalogue's loss; empty where it has none
    DialectInput input = DialectInput::Logits;
    std::vector<DialectArgument> arguments;
    /// Where an argument has no effect, or where the library departs from its paper or from the
    /// others: one sentence each.
    std::vector<std::string> notes;
    Result<ConventionReading> (*evaluate)(const ConventionScene&, const DialectValues&) = nullptr;
    /// For overlap losses: the conventions that the arguments come to, on C channels.
    RegionConventions (*region)(const DialectValues&, std::int64_t channels) = nullptr;
    /// For pixel losses: the recipe that the arguments come to, on the arrays' layout.
    PixelRecipe (*pixel)(const DialectValues&, const ConventionScene&) = nullptr;
};

/// "monai:DiceLoss".
std::string fullName(const Dialect& dialect);

/// The arguments as given, the others at their defaults. A name that the class does not have
/// gives an error that lists the right ones; so does a required argument that is missing.
Result<DialectValues> dialectValues(
    const Dialect& dialect, const std::vector<std::pair<std::string, std::string>>& settings);

/// Evaluates after checking the arrays and the lists of weights and classes, whose error names the
/// argument and both counts. Every dialect's notes are in the reading.
Result<ConventionReading> evaluateDialect(const Dialect& dialect, const ConventionScene& scene,
                                          const DialectValues& values);

}  // namespace lossglass
