// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/dialect_value.h"

#include "losslib/loss/parameter.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace lossglass {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::optional<double> numberIn(std::string_view text) {
    text = trimmed(text);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> pieces;
    while (true) {
        const auto place = text.find(separator);
        pieces.push_back(trimmed(text.substr(0, place)));
        if (place == std::string_view::npos) return pieces;
        text.remove_prefix(place + 1);
    }
}

std::string_view withoutBrackets(std::string_view text) {
    text = trimmed(text);
    const bool bracketed = text.size() >= 2 && ((text.front() == '[' && text.back() == ']') ||
                                                (text.front() == '(' && text.back() == ')'));
    return bracketed ? trimmed(text.substr(1, text.size() - 2)) : text;
}

std::optional<std::vector<double>> numbersIn(std::string_view text) {
    std::vector<double> numbers;
    for (std::string_view piece : split(withoutBrackets(text), ',')) {
        if (piece.empty() && !numbers.empty()) continue;  // Python's (1,)
        const auto number = numberIn(piece);
        if (!number) return std::nullopt;
        numbers.push_back(*number);
    }
    return numbers;
}

/// "[[0,1],[1,0]]" and "0,1;1,0" alike.
std::optional<NumberRows> rowsIn(std::string_view text) {
    text = trimmed(text);
    const bool bracketed = text.starts_with("[[");
    std::string flat;
    int depth = 0;
    for (const char letter : bracketed ? text.substr(1, text.size() - 2) : text) {
        if (letter == '[') ++depth;
        if (letter == ']') --depth;
        // Between rows the comma becomes a semicolon; the brackets go.
        if (bracketed && depth == 0 && letter == ',')
            flat.push_back(';');
        else if (letter != '[' && letter != ']')
            flat.push_back(letter);
    }
    NumberRows rows;
    for (std::string_view row : split(flat, ';')) {
        const auto numbers = numbersIn(row);
        if (!numbers || (!rows.empty() && numbers->size() != rows.front().size()))
            return std::nullopt;
        rows.push_back(*numbers);
    }
    return rows;
}

std::optional<bool> switchIn(std::string_view text) {
    if (text == "true" || text == "True" || text == "1") return true;
    if (text == "false" || text == "False" || text == "0") return false;
    return std::nullopt;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        if (!text.empty()) text.append(", ");
        text.append(word);
    }
    return text;
}

std::string_view nameOf(ArgumentKind kind) {
    switch (kind) {
        case ArgumentKind::Switch:
            return "true or false";
        case ArgumentKind::Integer:
            return "a whole number";
        case ArgumentKind::Real:
            return "a number";
        case ArgumentKind::Word:
            return "a word";
        case ArgumentKind::List:
            return "a list of numbers";
        case ArgumentKind::Rows:
            return "rows of numbers such as 0,1;1,0";
    }
    return {};
}

std::string expectation(const DialectArgument& argument) {
    std::string text(nameOf(argument.kind));
    if (!argument.words.empty()) {
        text.assign("one of ");
        text.append(joined(argument.words));
    }
    if (argument.takesNone) text.append(", or none");
    return text;
}

std::optional<DialectValue> valueIn(const DialectArgument& argument, std::string_view text) {
    if (argument.takesNone && (text == "none" || text == "None" || text == "null") &&
        std::find(argument.words.begin(), argument.words.end(), text) == argument.words.end())
        return NoValue{};
    switch (argument.kind) {
        case ArgumentKind::Switch:
            if (const auto on = switchIn(text)) return *on;
            break;
        case ArgumentKind::Integer:
            if (const auto number = numberIn(text); number && *number == std::round(*number))
                return *number;
            break;
        case ArgumentKind::Real:
            if (const auto number = numberIn(text)) return *number;
            break;
        case ArgumentKind::Word:
            if (argument.words.empty() || std::find(argument.words.begin(), argument.words.end(),
                                                    text) != argument.words.end())
                return std::string(text);
            break;
        case ArgumentKind::List:
            if (auto numbers = numbersIn(text)) return *numbers;
            break;
        case ArgumentKind::Rows:
            if (auto rows = rowsIn(text)) return *rows;
            break;
    }
    return std::nullopt;
}

std::string listText(const std::vector<double>& numbers) {
    std::string text("[");
    text += toText(ParameterValue(numbers));
    text += ']';
    return text;
}

}  // namespace

Result<DialectValue> parseDialectValue(const DialectArgument& argument, std::string_view text) {
    if (auto value = valueIn(argument, trimmed(text))) return *value;
    return Error{
        ErrorCode::Usage,
        argument.name + " takes " + expectation(argument) + ", not '" + std::string(text) + "'",
        {}};
}

std::string toText(const DialectValue& value) {
    if (std::holds_alternative<NoValue>(value)) return "none";
    if (const auto* on = std::get_if<bool>(&value)) return *on ? "true" : "false";
    if (const auto* number = std::get_if<double>(&value)) return toText(ParameterValue(*number));
    if (const auto* word = std::get_if<std::string>(&value)) return *word;
    if (const auto* list = std::get_if<std::vector<double>>(&value)) return listText(*list);
    std::string text("[");
    for (const auto& row : std::get<NumberRows>(value)) {
        if (text.size() > 1) text += ',';
        text += listText(row);
    }
    text += ']';
    return text;
}

DialectValues::DialectValues(const std::vector<DialectArgument>& table) {
    for (const DialectArgument& argument : table)
        m_values[argument.name] = argument.defaultValue;
}

bool DialectValues::isNone(const std::string& name) const {
    return std::holds_alternative<NoValue>(get(name));
}

std::string DialectValues::word(const std::string& name) const {
    const auto* text = std::get_if<std::string>(&get(name));
    return text ? *text : std::string();
}

std::vector<double> DialectValues::list(const std::string& name) const {
    const DialectValue& value = get(name);
    if (const auto* number = std::get_if<double>(&value)) return {*number};
    if (const auto* numbers = std::get_if<std::vector<double>>(&value)) return *numbers;
    return {};
}

}  // namespace lossglass
