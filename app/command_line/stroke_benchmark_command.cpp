// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/arguments.h"
#include "app/command_line/commands.h"
#include "app/command_line/json_writer.h"
#include "app/command_line/stroke_benchmark.h"
#include "app/command_line/whole_numbers.h"

namespace lossglass {

namespace {

std::optional<Error> run(const QStringList& arguments, QTextStream& out) {
    const auto parsed = parseArguments(arguments, {{"--size"},
                                                   {"--events"},
                                                   {"--brush"},
                                                   {"--surface"},
                                                   {"--json", OptionSpec::Takes::Nothing}});
    if (!parsed) return parsed.error();
    if (!parsed->positionals.isEmpty())
        return usageError("benchmark-stroke takes no file, \"" + parsed->positionals.first() +
                          "\" is one too many");
    StrokeBenchmark benchmark;
    const auto size = wholeNumber(*parsed, {"--size", 16, 8192}, benchmark.size);
    if (!size) return size.error();
    const auto events = wholeNumber(*parsed, {"--events", 2, 100000}, benchmark.events);
    if (!events) return events.error();
    const auto brush =
        wholeNumber(*parsed, {"--brush", 1, 256}, static_cast<int>(benchmark.diameter));
    if (!brush) return brush.error();
    benchmark.size = *size;
    benchmark.events = *events;
    benchmark.diameter = *brush;
    const QString surface = parsed->value("--surface").value_or("prediction");
    if (surface != "prediction" && surface != "target")
        return usageError("the option --surface takes \"target\" or \"prediction\", not \"" +
                          surface + "\"");
    benchmark.surface = surface == "target" ? Surface::Target : Surface::Prediction;
    const StrokeTimes times = runStrokeBenchmark(benchmark);
    if (!times.isPainted)
        return Error{ErrorCode::Malformed, "the stroke did not appear on the canvas", {}};
    if (!parsed->has("--json")) {
        out << QStringLiteral("%1 events on %2 x %2, %3: event to painted pixel, milliseconds\n")
                   .arg(benchmark.events)
                   .arg(benchmark.size)
                   .arg(surface)
            << QStringLiteral("median %1, 95th percentile %2, largest %3\n")
                   .arg(times.median, 0, 'f', 2)
                   .arg(times.p95, 0, 'f', 2)
                   .arg(times.largest, 0, 'f', 2)
            << QStringLiteral(
                   "of these the window's thread worked: median %1, 95th percentile "
                   "%2\n")
                   .arg(times.processorMedian, 0, 'f', 2)
                   .arg(times.processorP95, 0, 'f', 2);
        return std::nullopt;
    }
    JsonWriter json(out);
    json.beginObject();
    const auto number = [&](const char* key, double value) {
        json.key(key);
        json.number(value);
    };
    json.key("surface");
    json.string(surface);
    number("size", benchmark.size);
    number("events", benchmark.events);
    number("brush", benchmark.diameter);
    number("median", times.median);
    number("p95", times.p95);
    number("largest", times.largest);
    number("processor_median", times.processorMedian);
    number("processor_p95", times.processorP95);
    json.endObject();
    return std::nullopt;
}

}  // namespace

SubCommand strokeBenchmarkCommand() {
    return {"benchmark-stroke",
            "[--size N] [--events N] [--brush N] [--surface target|prediction] [--json]",
            "Paints a stroke in a window and measures from each event to the painted pixel.", &run,
            SubCommand::Needs::Screen};
}

}  // namespace lossglass
