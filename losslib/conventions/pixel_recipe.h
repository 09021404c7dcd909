// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/conventions/pixel_loss.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace lossglass {

/// A pixel loss as a whole: which function of which elements, under which conventions, against
/// which share of the target spread over the classes.
struct PixelRecipe {
    std::variant<BinaryForm, CategoricalForm> form = BinaryForm::CrossEntropy;
    /// e: t becomes (1-e) t + e/2 where each channel is judged alone, (1-e) t + e/C otherwise.
    double smoothing = 0;
    PixelConventions conventions;

    bool operator==(const PixelRecipe&) const = default;
};

/// `inputGradient` is by maps.p, which holds what recipe.conventions.input says.
ConventionReading evaluateRecipe(const ConventionMaps& maps, const PixelRecipe& recipe);

/// The form, the smoothing, then each of the conventions.
std::vector<std::pair<std::string, std::string>> describe(const PixelRecipe& recipe);

/// Takes over line number `index` of describe() from another recipe.
void adopt(PixelRecipe& into, const PixelRecipe& from, std::size_t index);

/// (1-e) t + e/C; for one channel (1-e) t + e/2.
void smoothTargets(ConventionMaps& maps, double amount);

}  // namespace lossglass
