// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/commands.h"
#include "app/command_line/json_writer.h"
#include "app/command_line/scene_arguments.h"
#include "losslib/analysis/convention_chain.h"
#include "losslib/analysis/dialect_comparison.h"
#include "losslib/dialects/dialect_catalogue.h"
#include "losslib/formats/number_text.h"

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

/// Significant digits of the table.
constexpr int kDigits = 10;

constexpr const char* kCanonical = "canonical";

/// What was asked, evaluated.
struct Report {
    DialectComparison comparison;
    QString from, to;
    std::optional<ConventionChain> chain;
};

QString textOf(const std::string& text) {
    return QString::fromStdString(text);
}

QString numberOf(double value) {
    return textOf(numberText(value, kDigits));
}

Result<ChainEnd> endOf(const QString& name, const DialectComparison& comparison) {
    if (name == kCanonical) return ChainEnd{nullptr, {}, comparison.loss, comparison.values};
    const auto dialect = findDialect(name.toStdString());
    if (!dialect) return Error{ErrorCode::Usage, dialect.error().message, {}};
    return ChainEnd{
        *dialect, requiredSettings(**dialect, *comparison.loss, comparison.values), nullptr, {}};
}

Result<Report> reportOf(const Arguments& arguments) {
    Arguments files = arguments;
    std::erase_if(files.options, [](const GivenOption& option) {
        return option.name == "--from" || option.name == "--to";
    });
    const auto asked = readSceneArguments(files);
    if (!asked) return asked.error();
    if (asked->losses.size() != 1)
        return usageError("compare takes one --loss, for example --loss dice");
    const Request& request = asked->losses.front();
    if (dialectsOf(request.loss->id).empty())
        return usageError("no library here has the loss " + textOf(request.loss->id));
    const auto built = openScene(*asked);
    if (!built) return built.error();
    Report report{compareDialects(*request.loss, request.values, built->scene),
                  arguments.value("--from").value_or(kCanonical),
                  arguments.value("--to").value_or(QString()), std::nullopt};
    if (report.to.isEmpty() && arguments.has("--from"))
        return usageError("--from needs a --to LIBRARY:NAME");
    if (report.to.isEmpty()) return report;
    const auto start = endOf(report.from, report.comparison);
    if (!start) return start.error();
    const auto target = endOf(report.to, report.comparison);
    if (!target) return target.error();
    const auto chain = conventionChain(*start, *target, built->scene);
    if (!chain) return Error{ErrorCode::Usage, describe(chain.error()), {}};
    report.chain = *chain;
    return report;
}

void writeRow(JsonWriter& json, const DialectComparison::Row& row) {
    json.beginObject();
    json.key("loss");
    json.string(textOf(fullName(*row.dialect)));
    json.key("version");
    json.string(textOf(row.dialect->version));
    json.key("unfit");
    json.stringOrNull(textOf(row.unfit.value_or("")));
    const auto number = [&](const QString& key, double value) {
        json.key(key);
        json.numberOrNull(row.unfit || !std::isfinite(value) ? std::nullopt
                                                             : std::optional<double>(value));
    };
    number("value", row.value);
    number("difference", row.difference);
    number("gradient_norm", row.gradientNorm);
    json.key("notes");
    json.strings(row.notes);
    json.endObject();
}

void writeChain(JsonWriter& json, const Report& report) {
    if (!report.chain) {
        json.null();
        return;
    }
    json.beginObject();
    json.key("from");
    json.string(report.from);
    json.key("to");
    json.string(report.to);
    json.key("steps");
    json.beginArray();
    for (const auto& step : report.chain->steps) {
        json.beginObject();
        for (const auto& [key, text] :
             {std::pair("convention", step.convention), {"from", step.from}, {"to", step.to}}) {
            json.key(key);
            json.string(textOf(text));
        }
        for (const auto& [key, number] : {std::pair("value_before", step.valueBefore),
                                          {"value_after", step.valueAfter},
                                          {"gradient_before", step.gradientBefore},
                                          {"gradient_after", step.gradientAfter}}) {
            json.key(key);
            json.number(number);
        }
        json.endObject();
    }
    json.endArray();
    json.key("notes");
    json.strings(report.chain->notes);
    json.endObject();
}

void writeJson(const Report& report, QTextStream& out) {
    const DialectComparison& comparison = report.comparison;
    JsonWriter json(out);
    json.beginObject();
    json.key("loss");
    json.string(textOf(comparison.loss->id));
    json.key("value");
    json.numberOrNull(comparison.undefined ? std::nullopt
                                           : std::optional<double>(comparison.value));
    json.key("undefined");
    json.stringOrNull(textOf(comparison.undefined.value_or("")));
    json.key("gradient_norm");
    json.number(comparison.gradientNorm);
    json.key("libraries");
    json.beginArray();
    for (const auto& row : comparison.rows)
        writeRow(json, row);
    json.endArray();
    json.key("chain");
    writeChain(json, report);
    json.endObject();
}

void writeTable(const Report& report, QTextStream& out) {
    const DialectComparison& comparison = report.comparison;
    qsizetype widest = textOf(comparison.loss->id).size();
    for (const auto& row : comparison.rows)
        widest = std::max(widest, textOf(fullName(*row.dialect)).size());
    const auto line = [&](const QString& name, const QString& value, const QString& difference,
                          const QString& gradient) {
        out << name.leftJustified(widest + 2) << value.leftJustified(18)
            << difference.leftJustified(18) << gradient << '\n';
    };
    line("", "value", "difference", "|gradient|");
    line(textOf(comparison.loss->id),
         comparison.undefined ? "undefined" : numberOf(comparison.value), "",
         numberOf(comparison.gradientNorm));
    for (const auto& row : comparison.rows) {
        const QString name = textOf(fullName(*row.dialect));
        if (row.unfit)
            out << name.leftJustified(widest + 2) << textOf(*row.unfit) << '\n';
        else
            line(name, numberOf(row.value), numberOf(row.difference), numberOf(row.gradientNorm));
    }
    if (!report.chain) return;
    const ConventionChain& chain = *report.chain;
    out << '\n'
        << report.from << " to " << report.to << ": " << numberOf(chain.valueAtStart) << " to "
        << numberOf(chain.valueAtTarget) << '\n';
    for (const auto& step : chain.steps)
        out << "    " << textOf(step.convention) << ": " << textOf(step.from) << " -> "
            << textOf(step.to) << "  " << numberOf(step.valueBefore) << " -> "
            << numberOf(step.valueAfter) << "  |gradient| " << numberOf(step.gradientBefore)
            << " -> " << numberOf(step.gradientAfter) << '\n';
    if (chain.steps.empty()) out << "    the same conventions\n";
    for (const std::string& note : chain.notes)
        out << "    " << textOf(note) << '\n';
}

std::optional<Error> run(const QStringList& arguments, QTextStream& out) {
    std::vector<OptionSpec> known = sceneOptions();
    known.insert(known.end(), {{"--from"}, {"--to"}, {"--json", OptionSpec::Takes::Nothing}});
    const auto parsed = parseArguments(arguments, known);
    if (!parsed) return parsed.error();
    const auto report = reportOf(*parsed);
    if (!report) return report.error();
    if (parsed->has("--json"))
        writeJson(*report, out);
    else
        writeTable(*report, out);
    return std::nullopt;
}

}  // namespace

SubCommand compareCommand() {
    return {"compare",
            sceneUsage() + "\n    [--from canonical|LIBRARY:NAME] [--to LIBRARY:NAME] [--json]",
            "Prints what each library makes of a loss and, with --to, what moves the number "
            "there.",
            run};
}

}  // namespace lossglass
