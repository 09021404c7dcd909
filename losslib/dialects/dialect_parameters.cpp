// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/dialect_parameters.h"

#include "losslib/dialects/dialect_losses.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lossglass {

namespace {

/// As scene_handover settles them.
constexpr const char* kSettledByScene[] = {
    "sigmoid",     "softmax",      "from_logits", "apply_nonlin", "mode",
    "to_onehot_y", "ignore_index", "ignore",      "ignore_class", "ignore_label"};

bool isSettledByScene(const std::string& name) {
    return std::find(std::begin(kSettledByScene), std::end(kSettledByScene), name) !=
           std::end(kSettledByScene);
}

std::string asSentence(std::string text) {
    if (text.empty()) return text;
    // ASCII: the meanings are this program's own words.
    if (text.front() >= 'a' && text.front() <= 'z') text.front() -= 'a' - 'A';
    if (text.back() != '.') text += '.';
    return text;
}

bool contains(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

/// Where the slider begins; every number stays legal.
void setRange(Parameter& parameter, const DialectArgument& argument) {
    const auto* number = std::get_if<double>(&argument.defaultValue);
    const double start = number ? *number : 0;
    const std::string& name = argument.name;
    parameter.minimum = -std::numeric_limits<double>::infinity();
    parameter.maximum = std::numeric_limits<double>::infinity();
    parameter.sliderMinimum = std::min(0.0, 2 * start);
    parameter.sliderMaximum = std::max(1.0, 2 * std::abs(start));
    if (contains(name, "gamma")) parameter.sliderMaximum = 5;
    if (argument.kind == ArgumentKind::Integer) {
        parameter.step = 1;
        parameter.sliderMaximum = std::max(10.0, parameter.sliderMaximum);
        return;
    }
    const bool tiny = number && start > 0 && start < 0.01;
    if (!tiny) return;
    parameter.scale = Scale::Logarithmic;
    parameter.minimum = 0;
    parameter.sliderMinimum = std::min(1e-8, start);
    parameter.sliderMaximum = 10;
}

void addWord(Parameter& parameter, const char* word, const char* label) {
    parameter.words.push_back({word, label, {}});
}

/// A choice between words, the first of them the default.
void makeChoice(Parameter& parameter, std::vector<std::string> words, const std::string& chosen) {
    parameter.kind = ParameterKind::Choice;
    parameter.choiceLabels = words;
    for (std::string& label : parameter.choiceLabels)
        if (label == kFollowsScene) label = "as the scene is";
    parameter.choices = std::move(words);
    parameter.defaultValue = chosen;
}

Parameter followingScene(Parameter parameter, const DialectArgument& argument) {
    parameter.convention = true;
    std::vector<std::string> words{kFollowsScene};
    if (argument.kind == ArgumentKind::Switch) {
        words.insert(words.end(), {"true", "false"});
    } else if (argument.kind == ArgumentKind::Word) {
        words.insert(words.end(), argument.words.begin(), argument.words.end());
    } else {
        parameter.kind = ParameterKind::Real;
        setRange(parameter, argument);
        parameter.sliderMaximum = 255;
        parameter.step = 1;
        addWord(parameter, kFollowsScene, "as the scene is");
        if (argument.takesNone) addWord(parameter, "none", "none");
        parameter.defaultValue = std::string(kFollowsScene);
        return parameter;
    }
    if (argument.takesNone) words.emplace_back("none");
    makeChoice(parameter, std::move(words), kFollowsScene);
    return parameter;
}

void addAbsence(Parameter& parameter, const DialectArgument& argument) {
    const bool absent = std::holds_alternative<NoValue>(argument.defaultValue);
    if (argument.takesNone) addWord(parameter, "none", "none");
    if (absent && !argument.takesNone) addWord(parameter, kNotGiven, "to be given");
    if (absent) parameter.defaultValue = std::string(argument.takesNone ? "none" : kNotGiven);
}

ParameterValue numberOrList(const DialectValue& value) {
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* list = std::get_if<std::vector<double>>(&value)) {
        // A list of one is the same number for every class.
        if (list->size() == 1) return list->front();
        return *list;
    }
    return 0.0;
}

}  // namespace

Parameter parameterOf(const DialectArgument& argument) {
    Parameter parameter;
    parameter.id = argument.name;
    parameter.label = argument.name;
    parameter.help = asSentence(argument.meaning);
    if (isSettledByScene(argument.name)) return followingScene(std::move(parameter), argument);
    switch (argument.kind) {
        case ArgumentKind::Switch:
            parameter.kind = ParameterKind::Switch;
            if (const auto* on = std::get_if<bool>(&argument.defaultValue)) {
                parameter.defaultValue = *on;
                return parameter;
            }
            makeChoice(parameter, {"none", "true", "false"}, "none");
            return parameter;
        case ArgumentKind::Word: {
            std::vector<std::string> words = argument.words;
            if (argument.takesNone && std::find(words.begin(), words.end(), "none") == words.end())
                words.emplace_back("none");
            const auto* chosen = std::get_if<std::string>(&argument.defaultValue);
            if (!chosen && !argument.takesNone) words.emplace_back(kNotGiven);
            const std::string start =
                chosen ? *chosen : std::string(argument.takesNone ? "none" : kNotGiven);
            makeChoice(parameter, std::move(words), start);
            if (argument.words.empty()) parameter.kind = ParameterKind::Text;
            return parameter;
        }
        case ArgumentKind::Rows:
            parameter.kind = ParameterKind::Text;
            parameter.defaultValue = std::string(argument.takesNone ? "none" : kNotGiven);
            if (std::holds_alternative<NumberRows>(argument.defaultValue))
                parameter.defaultValue = toText(argument.defaultValue);
            return parameter;
        case ArgumentKind::List:
            parameter.kind = ParameterKind::PerClass;
            parameter.scalarAllowed = true;
            break;
        case ArgumentKind::Integer:
        case ArgumentKind::Real:
            parameter.kind = ParameterKind::Real;
            break;
    }
    setRange(parameter, argument);
    parameter.defaultValue = numberOrList(argument.defaultValue);
    addAbsence(parameter, argument);
    return parameter;
}

std::vector<std::pair<std::string, std::string>> settingsOf(
    const std::vector<DialectArgument>& arguments, const ParameterValues& values) {
    std::vector<std::pair<std::string, std::string>> settings;
    for (const DialectArgument& argument : arguments) {
        const ParameterValue& value = values.get(argument.name);
        if (value == parameterOf(argument).defaultValue) continue;
        const std::string text = lossglass::toText(value);
        if (text != kFollowsScene && text != kNotGiven) settings.emplace_back(argument.name, text);
    }
    return settings;
}

}  // namespace lossglass
