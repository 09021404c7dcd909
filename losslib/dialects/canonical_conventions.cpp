// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/canonical_conventions.h"

#include "losslib/loss/class_weights.h"

namespace lossglass {

namespace {

/// Empty where no weights are set.
std::vector<double> weightsOf(const ParameterValues& values, const LabelCounts& counts) {
    if (!values.has("weights") || values.isWord("weights", "none")) return {};
    return resolveWeights(values, "weights", counts);
}

/// One convention set for all of Dice, Jaccard and Tversky.
RegionConventions overlapRegion(const ParameterValues& values, int channels,
                                const LabelCounts& counts) {
    RegionConventions rule;
    rule.smoothNumerator = rule.smoothDenominator = values.real("smooth");
    rule.samples = SamplePooling::PerBatch;
    if (channels < 2) return rule;  // one class: neither weights nor a background
    const bool drops = values.has("include_background") && !values.flag("include_background");
    if (drops) rule.background = Background::Excluded;
    rule.classWeights = weightsOf(values, counts);
    if (rule.classWeights.empty()) return rule;
    if (drops) rule.classWeights.erase(rule.classWeights.begin());
    rule.weightNorm = WeightNorm::SumOfWeights;
    return rule;
}

RegionConventions generalizedRegion(const ParameterValues& values) {
    RegionConventions rule;
    rule.smoothNumerator = rule.smoothDenominator = values.real("smooth");
    rule.samples = SamplePooling::PerBatch;
    rule.classes = ClassPooling::Generalized;
    const std::string& type = values.word("weight_type");
    rule.volumeWeight = type == "square"   ? VolumeWeight::InverseSquare
                        : type == "simple" ? VolumeWeight::Inverse
                                           : VolumeWeight::One;
    return rule;
}

template <class Form>
PixelRecipe meanOf(Form form, PixelInput input = PixelInput::Logits) {
    PixelRecipe recipe;
    recipe.form = form;
    recipe.conventions.input = input;
    recipe.conventions.divisor = PixelDivisor::ValidParts;
    if (std::holds_alternative<CategoricalForm>(recipe.form))
        recipe.conventions.classAxis = ClassAxis::Sum;
    return recipe;
}

PixelRecipe entropyRecipe(const ParameterValues& values, int channels, const LabelCounts& counts) {
    PixelRecipe recipe =
        channels > 1 ? meanOf(CategoricalForm::CrossEntropy) : meanOf(BinaryForm::CrossEntropy);
    recipe.conventions.classWeights = weightsOf(values, counts);
    if (!recipe.conventions.classWeights.empty())
        recipe.conventions.divisor = PixelDivisor::TrueClassWeights;
    return recipe;
}

PixelRecipe focalRecipe(const ParameterValues& values, int channels) {
    PixelRecipe recipe = channels > 1 ? meanOf(CategoricalForm::Focal) : meanOf(BinaryForm::Focal);
    recipe.conventions.gamma = values.real("gamma");
    std::vector<double> alpha = values.list("alpha");
    if (alpha.size() == 1 && channels > 1)
        alpha.assign(static_cast<std::size_t>(channels), alpha.front());
    if (channels > 1)
        recipe.conventions.classAlpha = alpha;
    else if (alpha.size() == 1)
        recipe.conventions.alpha = alpha.front();
    return recipe;
}

}  // namespace

std::optional<RegionConventions> canonicalRegion(const Loss& loss, const ParameterValues& values,
                                                 int channels, const LabelCounts& counts) {
    if (loss.id == "generalized_dice") return generalizedRegion(values);
    if (loss.id != "dice" && loss.id != "jaccard" && loss.id != "tversky") return std::nullopt;
    RegionConventions rule = overlapRegion(values, channels, counts);
    if (loss.id == "dice") {
        if (values.flag("squared")) rule.power = 2;
        return rule;
    }
    rule.factor = 1;
    rule.falsePositives = rule.falseNegatives = 1;
    if (loss.id == "jaccard") return rule;
    rule.falseNegatives = values.real("alpha");
    rule.falsePositives = values.number("beta").value_or(1 - rule.falseNegatives);
    return rule;
}

std::optional<PixelRecipe> canonicalPixel(const Loss& loss, const ParameterValues& values,
                                          int channels, const LabelCounts& counts) {
    const bool weighted = !weightsOf(values, counts).empty();
    if (loss.id == "l1") return meanOf(BinaryForm::AbsoluteError, PixelInput::Probabilities);
    if (loss.id == "l2") return meanOf(BinaryForm::SquaredError, PixelInput::Probabilities);
    if (loss.id == "focal") return focalRecipe(values, channels);
    // One channel holds two classes, which one list per channel cannot weigh.
    if (channels == 1 && weighted) return std::nullopt;
    if (loss.id == "cross_entropy") return entropyRecipe(values, channels, counts);
    if (loss.id == "label_smoothing_ce" && !weighted) {
        PixelRecipe recipe = entropyRecipe(values, channels, counts);
        recipe.smoothing = values.real("epsilon");
        return recipe;
    }
    if (loss.id == "poly1_ce" && channels > 1) {
        PixelRecipe recipe = meanOf(CategoricalForm::Poly);
        recipe.conventions.epsilon = values.real("epsilon");
        return recipe;
    }
    return std::nullopt;
}

}  // namespace lossglass
