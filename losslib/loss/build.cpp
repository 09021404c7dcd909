// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/build.h"

#include "losslib/loss/class_weights.h"

#include <utility>

namespace lossglass::build {

namespace {

Parameter named(Naming naming, ParameterKind kind) {
    Parameter parameter;
    parameter.id = std::move(naming.id);
    parameter.symbol = std::move(naming.symbol);
    parameter.label = std::move(naming.label);
    parameter.help = std::move(naming.help);
    parameter.kind = kind;
    return parameter;
}

void setRange(Parameter& parameter, const Range& range) {
    parameter.minimum = range.minimum;
    parameter.maximum = range.maximum;
    parameter.sliderMinimum = range.sliderMinimum;
    parameter.sliderMaximum = range.sliderMaximum;
    parameter.step = range.step;
    parameter.scale = range.scale;
}

}  // namespace

Parameter real(Naming naming, Range range, ParameterValue defaultValue,
               std::vector<ParameterWord> words) {
    Parameter parameter = named(std::move(naming), ParameterKind::Real);
    setRange(parameter, range);
    parameter.defaultValue = std::move(defaultValue);
    parameter.words = std::move(words);
    return parameter;
}

Parameter toggle(Naming naming, bool defaultValue) {
    Parameter parameter = named(std::move(naming), ParameterKind::Switch);
    parameter.defaultValue = defaultValue;
    return parameter;
}

Parameter choice(Naming naming, const std::vector<std::pair<std::string, std::string>>& options) {
    Parameter parameter = named(std::move(naming), ParameterKind::Choice);
    for (const auto& [word, label] : options) {
        parameter.choices.push_back(word);
        parameter.choiceLabels.push_back(label);
    }
    parameter.defaultValue = options.front().first;
    return parameter;
}

Parameter smooth(double defaultValue) {
    Parameter parameter =
        real({"smooth", "s", "Smoothing",
              "Added above and below the fraction. Higher: small objects count less."},
             {0, kUnbounded, 1e-6, 100, 0.1, Scale::Logarithmic}, defaultValue);
    return parameter;
}

Parameter squared() {
    return toggle({"squared", "", "Squares in the denominator",
                   "Sums p² + t² in place of p + t: sure pixels pull less."},
                  false);
}

Parameter includeBackground(bool defaultValue) {
    return toggle({"include_background", "", "Count the background class",
                   "Off: class 0 leaves the mean over classes. No effect with one channel."},
                  defaultValue);
}

Parameter classWeights() {
    Parameter parameter =
        named({"weights", "w", "Class weights",
               "One weight for each class; only their ratios matter where the mean is weighted."},
              ParameterKind::PerClass);
    setRange(parameter, {0, kUnbounded, 0, 5, 0.05});
    parameter.defaultValue = std::string("none");
    parameter.words = classWeightRules();
    return parameter;
}

}  // namespace lossglass::build
