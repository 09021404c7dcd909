// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/arguments.h"
#include "app/command_line/commands.h"
#include "app/command_line/parameter_json.h"
#include "losslib/loss/catalogue.h"

#include <algorithm>

namespace lossglass {

namespace {

void writeText(JsonWriter& json, const QString& key, const std::string& text) {
    json.key(key);
    json.string(QString::fromStdString(text));
}

void writeLoss(JsonWriter& json, const Loss& loss) {
    json.beginObject();
    writeText(json, "id", loss.id);
    writeText(json, "name", loss.name);
    writeText(json, "family", familyName(loss.family));
    writeText(json, "formula", loss.formula);
    writeText(json, "formula_note", loss.formulaNote);
    json.key("parameters");
    json.beginArray();
    for (const Parameter& parameter : loss.parameters)
        writeParameter(json, parameter);
    json.endArray();
    json.key("references");
    json.beginArray();
    for (const Reference& reference : loss.references) {
        json.beginObject();
        writeText(json, "text", reference.text);
        writeText(json, "link", reference.link);
        json.endObject();
    }
    json.endArray();
    json.key("notes");
    json.strings(loss.notes);
    json.key("binary_only");
    json.boolean(loss.channels == ChannelRule::BinaryOnly);
    json.key("soft_targets");
    json.boolean(loss.target == TargetRule::LabelsOrSoft);
    json.key("curve");
    json.boolean(loss.curve == CurveRule::OfOnePixel);
    json.endObject();
}

void writeJson(QTextStream& out) {
    JsonWriter json(out);
    json.beginObject();
    json.key("losses");
    json.beginArray();
    for (const Loss& loss : catalogue())
        writeLoss(json, loss);
    json.endArray();
    json.endObject();
}

void writeTable(QTextStream& out) {
    qsizetype idWidth = 0, nameWidth = 0;
    for (const Loss& loss : catalogue()) {
        idWidth = std::max(idWidth, QString::fromStdString(loss.id).size());
        nameWidth = std::max(nameWidth, QString::fromStdString(loss.name).size());
    }
    for (const Loss& loss : catalogue()) {
        QStringList settings;
        for (const Parameter& parameter : loss.parameters)
            settings << QString::fromStdString(parameter.id + "=" + toText(parameter.defaultValue));
        out << QString::fromStdString(loss.id).leftJustified(idWidth + 2)
            << QString::fromStdString(loss.name).leftJustified(nameWidth + 2)
            << (settings.isEmpty() ? "(no parameters)" : settings.join(' ')) << '\n';
    }
}

std::optional<Error> run(const QStringList& arguments, QTextStream& out) {
    const auto parsed = parseArguments(arguments, {{"--json", OptionSpec::Takes::Nothing}});
    if (!parsed) return parsed.error();
    if (!parsed->positionals.isEmpty())
        return usageError("catalogue takes no file, \"" + parsed->positionals.first() +
                          "\" is one too many");
    if (parsed->has("--json"))
        writeJson(out);
    else
        writeTable(out);
    return std::nullopt;
}

}  // namespace

SubCommand catalogueCommand() {
    return {"catalogue", "[--json]", "Lists all losses with their parameters and defaults.", run};
}

}  // namespace lossglass
