// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/benchmark.h"

#include "app/command_line/arguments.h"
#include "app/command_line/commands.h"
#include "app/command_line/json_writer.h"
#include "losslib/kernels/instruction_set.h"

namespace lossglass {

namespace {

constexpr int kSmallestSize = 16, kLargestSize = 8192;
constexpr int kMostThreads = 256;

Result<int> wholeNumber(const Arguments& arguments, const QString& option, int otherwise, int least,
                        int most) {
    const auto text = arguments.value(option);
    if (!text) return otherwise;
    bool ok = false;
    const int number = text->toInt(&ok);
    if (ok && number >= least && number <= most) return number;
    return usageError(QString("the option %1 takes a whole number from %2 to %3, not \"%4\"")
                          .arg(option)
                          .arg(least)
                          .arg(most)
                          .arg(*text));
}

void writeJson(const std::vector<BenchmarkResult>& results, QTextStream& out) {
    JsonWriter json(out);
    const auto text = [&](const QString& key, const std::string& value) {
        json.key(key);
        json.string(QString::fromStdString(value));
    };
    const auto integer = [&](const QString& key, int value) {
        json.key(key);
        json.integer(value);
    };
    const auto number = [&](const QString& key, double value) {
        json.key(key);
        json.number(value);
    };
    json.beginObject();
    text("processor", processorName());
    text("instruction_set", instructionSetName(instructionSet()));
    json.key("results");
    json.beginArray();
    for (const BenchmarkResult& result : results) {
        json.beginObject();
        text("name", result.name);
        integer("size", result.size);
        integer("classes", result.classes);
        integer("threads", result.threads);
        number("milliseconds", result.milliseconds);
        number("median", result.median);
        json.endObject();
    }
    json.endArray();
    json.endObject();
}

void writeTable(const std::vector<BenchmarkResult>& results, QTextStream& out) {
    constexpr int kNameWidth = 34, kNumberWidth = 10;
    out << QString::fromStdString(processorName()) << ", "
        << QString::fromStdString(instructionSetName(instructionSet()))
        << "; milliseconds, value and logit gradient\n";
    const auto row = [&](const QString& name, const QStringList& numbers) {
        out << name.leftJustified(kNameWidth);
        for (const QString& each : numbers)
            out << each.rightJustified(kNumberWidth);
        out << '\n';
    };
    row("name", {"size", "classes", "threads", "best", "median"});
    for (const BenchmarkResult& result : results)
        row(QString::fromStdString(result.name),
            {QString::number(result.size), QString::number(result.classes),
             QString::number(result.threads), QString::number(result.milliseconds, 'f', 3),
             QString::number(result.median, 'f', 3)});
}

std::optional<Error> run(const QStringList& arguments, QTextStream& out) {
    const auto parsed = parseArguments(
        arguments,
        {{"--filter"}, {"--size"}, {"--threads"}, {"--json", OptionSpec::Takes::Nothing}});
    if (!parsed) return parsed.error();
    if (!parsed->positionals.isEmpty())
        return usageError("benchmark takes no file, \"" + parsed->positionals.first() +
                          "\" is one too many");
    BenchmarkSettings settings;
    const auto size = wholeNumber(*parsed, "--size", settings.size, kSmallestSize, kLargestSize);
    if (!size) return size.error();
    const auto threads = wholeNumber(*parsed, "--threads", settings.threads, 1, kMostThreads);
    if (!threads) return threads.error();
    settings.size = *size;
    settings.threads = *threads;
    settings.filter = parsed->value("--filter").value_or("").toStdString();
    const auto results = runBenchmark(settings);
    if (results.empty())
        return usageError("no benchmark has \"" + QString::fromStdString(settings.filter) +
                          "\" in its name: there are preparation, all_losses and loss:ID");
    if (parsed->has("--json"))
        writeJson(results, out);
    else
        writeTable(results, out);
    return std::nullopt;
}

}  // namespace

SubCommand benchmarkCommand() {
    return {"benchmark", "[--filter NAME] [--size N] [--threads N] [--json]",
            "Measures how long the losses take on this machine, best and median of several runs.",
            run};
}

}  // namespace lossglass
