// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/pixel_recipe.h"

#include "losslib/conventions/convention_field.h"

namespace lossglass {

namespace {

std::string words(BinaryForm form) {
    static const std::vector<std::string> kWords = {"cross-entropy of each channel",
                                                    "focal loss of each channel",
                                                    "focal* loss of each channel",
                                                    "focus of each channel",
                                                    "absolute error",
                                                    "squared error",
                                                    "hinge of each channel",
                                                    "squared hinge of each channel"};
    return kWords.at(static_cast<std::size_t>(form));
}

std::string words(CategoricalForm form) {
    static const std::vector<std::string> kWords = {
        "cross-entropy of the true class", "focal loss of the true class",
        "Poly-1 cross-entropy of the true class", "generalised cross-entropy of the true class",
        "multiclass hinge"};
    return kWords.at(static_cast<std::size_t>(form));
}

constexpr std::size_t kOwnLines = 2;

}  // namespace

void smoothTargets(ConventionMaps& maps, double amount) {
    if (amount == 0) return;
    const double classes = maps.channels > 1 ? static_cast<double>(maps.channels) : 2.0;
    for (double& t : maps.t)
        t = (1 - amount) * t + amount / classes;
}

ConventionReading evaluateRecipe(const ConventionMaps& maps, const PixelRecipe& recipe) {
    ConventionMaps smoothed = maps;
    if (const auto* binary = std::get_if<BinaryForm>(&recipe.form)) {
        for (double& t : smoothed.t)
            t = (1 - recipe.smoothing) * t + recipe.smoothing / 2;
        return binaryLoss(smoothed, *binary, recipe.conventions);
    }
    smoothTargets(smoothed, recipe.smoothing);
    return categoricalLoss(smoothed, std::get<CategoricalForm>(recipe.form), recipe.conventions);
}

std::vector<std::pair<std::string, std::string>> describe(const PixelRecipe& recipe) {
    std::vector<std::pair<std::string, std::string>> lines = {
        {"loss of a pixel", std::visit([](auto form) { return words(form); }, recipe.form)},
        {"target spread over the classes", conventionWords(recipe.smoothing)}};
    for (auto& line : describe(recipe.conventions))
        lines.push_back(std::move(line));
    return lines;
}

void adopt(PixelRecipe& into, const PixelRecipe& from, std::size_t index) {
    if (index == 0)
        into.form = from.form;
    else if (index == 1)
        into.smoothing = from.smoothing;
    else
        adopt(into.conventions, from.conventions, index - kOwnLines);
}

}  // namespace lossglass
