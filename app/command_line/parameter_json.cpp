// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/parameter_json.h"

#include <cmath>

namespace lossglass {

namespace {

QString kindName(ParameterKind kind) {
    switch (kind) {
        case ParameterKind::Real:
            return "real";
        case ParameterKind::Switch:
            return "switch";
        case ParameterKind::Choice:
            return "choice";
        case ParameterKind::Text:
            return "text";
        case ParameterKind::PerClass:
            break;
    }
    return "per_class";
}

void writeText(JsonWriter& json, const QString& key, const std::string& text) {
    json.key(key);
    json.string(QString::fromStdString(text));
}

void writeDomain(JsonWriter& json, const Parameter& parameter) {
    json.key("domain");
    if (parameter.kind != ParameterKind::Real && parameter.kind != ParameterKind::PerClass) {
        json.null();
        return;
    }
    json.beginObject();
    json.key("minimum");
    json.number(parameter.minimum);
    json.key("maximum");
    json.number(parameter.maximum);
    json.key("scale");
    json.string(parameter.scale == Scale::Logarithmic ? "logarithmic" : "linear");
    json.endObject();
}

void writeChoices(JsonWriter& json, const Parameter& parameter) {
    json.key("choices");
    json.beginArray();
    for (std::size_t i = 0; i < parameter.choices.size(); ++i) {
        json.beginObject();
        writeText(json, "id", parameter.choices[i]);
        writeText(
            json, "label",
            i < parameter.choiceLabels.size() ? parameter.choiceLabels[i] : parameter.choices[i]);
        json.endObject();
    }
    json.endArray();
    json.key("words");
    json.beginArray();
    for (const ParameterWord& word : parameter.words) {
        json.beginObject();
        writeText(json, "id", word.word);
        writeText(json, "label", word.label);
        writeText(json, "formula", word.formula);
        json.endObject();
    }
    json.endArray();
}

}  // namespace

void writeValue(JsonWriter& json, const ParameterValue& value) {
    const auto* word = std::get_if<std::string>(&value);
    if (word && *word == "none")
        json.null();
    else if (word)
        json.string(QString::fromStdString(*word));
    else if (const auto* number = std::get_if<double>(&value))
        json.number(*number);
    else if (const auto* flag = std::get_if<bool>(&value))
        json.boolean(*flag);
    else {
        const auto& list = std::get<std::vector<double>>(value);
        json.numbers({list.begin(), list.end()});
    }
}

void writeParameter(JsonWriter& json, const Parameter& parameter) {
    json.beginObject();
    writeText(json, "id", parameter.id);
    writeText(json, "symbol", parameter.symbol);
    writeText(json, "label", parameter.label);
    writeText(json, "help", parameter.help);
    json.key("kind");
    json.string(kindName(parameter.kind));
    writeDomain(json, parameter);
    json.key("default");
    writeValue(json, parameter.defaultValue);
    writeChoices(json, parameter);
    json.key("convention");
    json.boolean(parameter.convention);
    json.endObject();
}

}  // namespace lossglass
