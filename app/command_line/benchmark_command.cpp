// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/benchmark.h"

#include "app/benchmark/app_benchmark_tasks.h"
#include "app/command_line/arguments.h"
#include "app/command_line/commands.h"
#include "app/command_line/json_writer.h"
#include "app/command_line/whole_numbers.h"
#include "losslib/kernels/instruction_set.h"

namespace lossglass {

namespace {

const WholeNumberOption kSize{"--size", 16, 8192};
const WholeNumberOption kClasses{"--classes", 1, 255};
const WholeNumberOption kThreads{"--threads", 1, 256};

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
        number("p95", result.p95);
        number("processor", result.processor);
        json.endObject();
    }
    json.endArray();
    json.endObject();
}

void writeTable(const std::vector<BenchmarkResult>& results, QTextStream& out) {
    constexpr int kNameWidth = 34, kNumberWidth = 10;
    out << QString::fromStdString(processorName()) << ", "
        << QString::fromStdString(instructionSetName(instructionSet()))
        << "; milliseconds, losses with their logit gradient\n";
    const auto row = [&](const QString& name, const QStringList& numbers) {
        out << name.leftJustified(kNameWidth);
        for (const QString& each : numbers)
            out << each.rightJustified(kNumberWidth);
        out << '\n';
    };
    row("name", {"size", "classes", "threads", "best", "median", "p95", "processor"});
    for (const BenchmarkResult& result : results)
        row(QString::fromStdString(result.name),
            {QString::number(result.size), QString::number(result.classes),
             QString::number(result.threads), QString::number(result.milliseconds, 'f', 3),
             QString::number(result.median, 'f', 3), QString::number(result.p95, 'f', 3),
             QString::number(result.processor, 'f', 3)});
}

std::vector<BenchmarkTask> allTasks(int classes) {
    auto tasks = benchmarkTasks(classes);
    for (auto& task : appBenchmarkTasks(classes))
        tasks.push_back(std::move(task));
    return tasks;
}

std::optional<Error> run(const QStringList& arguments, QTextStream& out) {
    const auto parsed = parseArguments(arguments, {{"--filter"},
                                                   {"--size"},
                                                   {"--classes"},
                                                   {"--threads"},
                                                   {"--json", OptionSpec::Takes::Nothing}});
    if (!parsed) return parsed.error();
    if (!parsed->positionals.isEmpty())
        return usageError("benchmark takes no file, \"" + parsed->positionals.first() +
                          "\" is one too many");
    BenchmarkSettings settings;
    const auto sizes = wholeNumbers(*parsed, kSize, settings.sizes);
    if (!sizes) return sizes.error();
    const auto classes = wholeNumbers(*parsed, kClasses, settings.classes);
    if (!classes) return classes.error();
    const auto threads = wholeNumbers(*parsed, kThreads, settings.threads);
    if (!threads) return threads.error();
    settings.sizes = *sizes;
    settings.classes = *classes;
    settings.threads = *threads;
    const QString filter = parsed->value("--filter").value_or("");
    for (const QString& part : filter.split(',', Qt::SkipEmptyParts))
        settings.filters.push_back(part.toStdString());
    const auto results = runBenchmark(settings, allTasks);
    if (results.empty())
        return usageError(
            "no benchmark has \"" + filter +
            "\" in its name: there are preparation, all_losses, loss:ID, sweep:, landscape:, "
            "heat_map, window: and load:");
    if (parsed->has("--json"))
        writeJson(results, out);
    else
        writeTable(results, out);
    return std::nullopt;
}

}  // namespace

SubCommand benchmarkCommand() {
    return {"benchmark",
            "[--filter NAME,...] [--size N,...] [--classes N,...] [--threads N,...] [--json]",
            "Measures how long losses, sweeps, drawing, strokes and loading take on this machine.",
            run, SubCommand::Needs::Screen};
}

}  // namespace lossglass
