// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/parameter_values.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>

namespace lossglass {

ParameterValues::ParameterValues(const std::vector<Parameter>& table) {
    for (const Parameter& parameter : table)
        m_values[parameter.id] = parameter.defaultValue;
}

void ParameterValues::set(const std::string& id, ParameterValue value) {
    m_values[id] = std::move(value);
}

const ParameterValue& ParameterValues::get(const std::string& id) const {
    assert(has(id));
    return m_values.at(id);
}

double ParameterValues::real(const std::string& id) const {
    return std::get<double>(get(id));
}

bool ParameterValues::flag(const std::string& id) const {
    return std::get<bool>(get(id));
}

const std::string& ParameterValues::word(const std::string& id) const {
    return std::get<std::string>(get(id));
}

std::optional<double> ParameterValues::number(const std::string& id) const {
    const auto* value = std::get_if<double>(&get(id));
    return value ? std::optional<double>(*value) : std::nullopt;
}

std::vector<double> ParameterValues::list(const std::string& id) const {
    const ParameterValue& value = get(id);
    if (const auto* numbers = std::get_if<std::vector<double>>(&value)) return *numbers;
    if (const auto* single = std::get_if<double>(&value)) return {*single};
    return {};
}

bool ParameterValues::isWord(const std::string& id, std::string_view word) const {
    const auto* text = std::get_if<std::string>(&get(id));
    return text && *text == word;
}

namespace {

std::optional<double> parseNumber(std::string_view text) {
    double value = 0;
    if (!text.empty() && text.front() == '+') text.remove_prefix(1);
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (result.ec != std::errc() || result.ptr != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<std::vector<double>> parseList(std::string_view text) {
    if (text.size() >= 2 && text.front() == '[' && text.back() == ']')
        text = text.substr(1, text.size() - 2);
    std::vector<double> list;
    while (true) {
        const auto comma = text.find(',');
        std::string_view item = text.substr(0, comma);
        while (!item.empty() && item.front() == ' ')
            item.remove_prefix(1);
        while (!item.empty() && item.back() == ' ')
            item.remove_suffix(1);
        const auto value = parseNumber(item);
        if (!value) return std::nullopt;
        list.push_back(*value);
        if (comma == std::string_view::npos) return list;
        text.remove_prefix(comma + 1);
    }
}

std::string domainText(const Parameter& parameter) {
    std::string text = "a number";
    const bool low = std::isfinite(parameter.minimum), high = std::isfinite(parameter.maximum);
    if (low && high)
        text += " from " + toText(parameter.minimum) + " to " + toText(parameter.maximum);
    else if (low)
        text += " of at least " + toText(parameter.minimum);
    else if (high)
        text += " of at most " + toText(parameter.maximum);
    return text;
}

std::string wordsText(const Parameter& parameter) {
    std::string text;
    for (const ParameterWord& word : parameter.words)
        text += ", \"" + word.word + "\"";
    return text;
}

/// What a value may be, in words.
std::string allowedText(const Parameter& parameter) {
    switch (parameter.kind) {
        case ParameterKind::Real:
            return domainText(parameter) + wordsText(parameter);
        case ParameterKind::Switch:
            return "true or false";
        case ParameterKind::Choice: {
            std::string text = "one of";
            for (const auto& choice : parameter.choices)
                text += " \"" + choice + "\"";
            return text;
        }
        case ParameterKind::PerClass:
            return std::string("a list with ") + domainText(parameter) + " for each class" +
                   (parameter.scalarAllowed ? ", a single number" : "") + wordsText(parameter);
        case ParameterKind::Text:
            return "a text";
    }
    return {};
}

bool hasWord(const Parameter& parameter, std::string_view text) {
    return std::any_of(parameter.words.begin(), parameter.words.end(),
                       [&](const ParameterWord& word) { return word.word == text; });
}

bool inDomain(const Parameter& parameter, double value) {
    return std::isfinite(value) && value >= parameter.minimum && value <= parameter.maximum;
}

bool allowed(const Parameter& parameter, const ParameterValue& value) {
    if (const auto* word = std::get_if<std::string>(&value)) {
        if (parameter.kind == ParameterKind::Choice)
            return std::find(parameter.choices.begin(), parameter.choices.end(), *word) !=
                   parameter.choices.end();
        return parameter.kind == ParameterKind::Text || hasWord(parameter, *word);
    }
    if (std::holds_alternative<bool>(value)) return parameter.kind == ParameterKind::Switch;
    if (const auto* number = std::get_if<double>(&value)) {
        const bool scalar = parameter.kind == ParameterKind::Real ||
                            (parameter.kind == ParameterKind::PerClass && parameter.scalarAllowed);
        return scalar && inDomain(parameter, *number);
    }
    const auto& list = std::get<std::vector<double>>(value);
    return parameter.kind == ParameterKind::PerClass && !list.empty() &&
           std::all_of(list.begin(), list.end(),
                       [&](double item) { return inDomain(parameter, item); });
}

std::optional<ParameterValue> readAs(const Parameter& parameter, std::string_view text) {
    switch (parameter.kind) {
        case ParameterKind::Choice:
        case ParameterKind::Text:
            return ParameterValue(std::string(text));
        case ParameterKind::Switch:
            if (text == "true" || text == "True" || text == "on" || text == "1")
                return ParameterValue(true);
            if (text == "false" || text == "False" || text == "off" || text == "0")
                return ParameterValue(false);
            return std::nullopt;
        case ParameterKind::Real:
            if (const auto number = parseNumber(text)) return ParameterValue(*number);
            break;
        case ParameterKind::PerClass:
            if (parameter.scalarAllowed && text.find(',') == std::string_view::npos &&
                !text.starts_with('[')) {
                if (const auto number = parseNumber(text)) return ParameterValue(*number);
            } else if (auto list = parseList(text)) {
                return ParameterValue(std::move(*list));
            }
            break;
    }
    // "none", "None" and "null" are the same word.
    if ((text == "null" || text == "None") && hasWord(parameter, "none"))
        return ParameterValue(std::string("none"));
    if (hasWord(parameter, text)) return ParameterValue(std::string(text));
    return std::nullopt;
}

}  // namespace

std::optional<std::string> whyNot(const Parameter& parameter, const ParameterValue& value) {
    if (allowed(parameter, value)) return std::nullopt;
    return "parameter \"" + parameter.id + "\" takes " + allowedText(parameter) + ", not \"" +
           toText(value) + "\"";
}

Result<ParameterValue> parseValue(const Parameter& parameter, std::string_view text) {
    auto value = readAs(parameter, text);
    if (!value)
        return Error{ErrorCode::Malformed,
                     "parameter \"" + parameter.id + "\" takes " + allowedText(parameter) +
                         ", not \"" + std::string(text) + "\"",
                     {}};
    if (auto reason = whyNot(parameter, *value))
        return Error{ErrorCode::OutOfRange, std::move(*reason), {}};
    return std::move(*value);
}

}  // namespace lossglass
