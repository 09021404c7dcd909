// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/dialect_evaluation.h"

#include "app/command_line/budget_json.h"
#include "app/command_line/json_writer.h"
#include "app/command_line/scene_arguments.h"
#include "app/import/scene_builder.h"
#include "losslib/dialects/dialect_catalogue.h"
#include "losslib/dialects/raw_arrays.h"
#include "losslib/dialects/scene_handover.h"
#include "losslib/formats/npy.h"
#include "losslib/formats/number_text.h"

#include <QDir>

#include <cmath>
#include <utility>

namespace lossglass {

namespace {

/// Significant digits of the table.
constexpr int kDigits = 10;

using Settings = std::vector<std::pair<std::string, std::string>>;

/// A library's loss with what was set.
struct DialectRequest {
    const Dialect* dialect = nullptr;
    Settings settings;
};

struct DialectReport {
    const Dialect* dialect = nullptr;
    DialectValues values;
    ConventionReading reading;
    QString gradientFile;
    std::optional<GradientBudget> budget;  ///< of a scene; a raw prediction has no hard one
};

/// What the reports are about. `sizes`: of the arrays, N x C x space.
struct DialectScene {
    std::vector<std::int64_t> sizes;
    std::vector<std::string> classNames;  ///< of a scene
};

/// The sizes of the arrays, N x C x space.
using Sizes = std::vector<std::int64_t>;

Error fromDialect(const Error& error) {
    return {ErrorCode::Usage, describe(error), {}};
}

Result<std::vector<DialectRequest>> readRequests(const std::vector<GivenOption>& options) {
    std::vector<DialectRequest> given;
    for (const GivenOption& option : options) {
        if (option.name == "--loss") {
            const auto dialect = findDialect(option.value.toStdString());
            if (!dialect) return fromDialect(dialect.error());
            given.push_back({*dialect, {}});
        } else if (option.name == "--set") {
            const qsizetype equals = option.value.indexOf('=');
            if (equals < 1)
                return usageError("--set takes NAME=VALUE, not \"" + option.value + "\"");
            if (given.empty())
                return usageError("--set " + option.value +
                                  " belongs to the --loss before it, and there is none");
            given.back().settings.emplace_back(option.value.left(equals).toStdString(),
                                               option.value.mid(equals + 1).toStdString());
        }
    }
    if (given.empty())
        return usageError(
            "a raw prediction needs a --loss LIBRARY:NAME, for example "
            "--loss monai:DiceLoss");
    return given;
}

Result<ConventionScene> readScene(const Arguments& arguments) {
    if (arguments.positionals.size() != 2)
        return usageError("raw evaluation takes a TARGET.npy and a PREDICTION.npy");
    const auto target = readNpy(arguments.positionals[0].toStdString());
    if (!target) return target.error();
    const auto prediction = readNpy(arguments.positionals[1].toStdString());
    if (!prediction) return prediction.error();
    auto scene = rawScene(*target, *prediction);
    if (!scene) return scene;
    if (auto reason = whyMalformed(*scene)) return Error{ErrorCode::Mismatch, *reason, {}};
    return scene;
}

double normOf(const std::vector<double>& numbers) {
    double total = 0;
    for (const double number : numbers)
        total += number * number;
    return std::sqrt(total);
}

QStringList shapeWords(const std::vector<std::int64_t>& shape) {
    QStringList words;
    for (const std::int64_t size : shape)
        words << QString::number(size);
    return words;
}

/// The array as nested lists, axis by axis; `next` is the first number not written yet.
void writeArray(JsonWriter& json, const ConventionReading& reading, std::size_t axis,
                std::size_t& next) {
    const auto size = static_cast<std::size_t>(reading.shape[axis]);
    if (axis + 1 == reading.shape.size()) {
        const auto begin = reading.parts.begin() + static_cast<std::ptrdiff_t>(next);
        json.numbers({begin, begin + static_cast<std::ptrdiff_t>(size)});
        next += size;
        return;
    }
    json.beginArray();
    for (std::size_t i = 0; i < size; ++i)
        writeArray(json, reading, axis + 1, next);
    json.endArray();
}

void writeValue(JsonWriter& json, const DialectValue& value) {
    if (std::holds_alternative<NoValue>(value))
        json.null();
    else if (const auto* on = std::get_if<bool>(&value))
        json.boolean(*on);
    else if (const auto* number = std::get_if<double>(&value))
        json.number(*number);
    else if (const auto* list = std::get_if<std::vector<double>>(&value))
        json.numbers({list->begin(), list->end()});
    else
        json.string(QString::fromStdString(toText(value)));
}

void writeReading(JsonWriter& json, const DialectScene& scene, const DialectReport& report) {
    const ConventionReading& reading = report.reading;
    const bool isFinite = std::isfinite(reading.value);
    json.beginObject();
    json.key("loss");
    json.string(QString::fromStdString(fullName(*report.dialect)));
    json.key("version");
    json.string(QString::fromStdString(report.dialect->version));
    json.key("parameters");
    json.beginObject();
    for (const auto& [name, value] : report.values.all()) {
        json.key(QString::fromStdString(name));
        writeValue(json, value);
    }
    json.endObject();
    json.key("value");
    json.numberOrNull(isFinite ? std::optional<double>(reading.value) : std::nullopt);
    json.key("undefined");
    json.stringOrNull(isFinite ? QString() : QString("the value is not finite"));
    json.key("array");
    std::size_t next = 0;
    if (reading.isArray())
        writeArray(json, reading, 0, next);
    else
        json.null();
    json.key("gradient_norm");
    json.number(normOf(reading.inputGradient));
    if (report.budget) {
        beginBudget(json, *report.budget, static_cast<int>(scene.sizes[1]), scene.classNames);
        json.endObject();
    }
    json.key("gradient_file");
    json.stringOrNull(report.gradientFile);
    json.key("notes");
    json.strings(reading.notes);
    json.endObject();
}

void writeJson(const DialectScene& scene, const std::vector<DialectReport>& reports,
               QTextStream& out) {
    const Sizes& sizes = scene.sizes;
    JsonWriter json(out);
    json.beginObject();
    json.key("scene");
    json.beginObject();
    json.key("samples");
    json.integer(sizes[0]);
    json.key("channels");
    json.integer(sizes[1]);
    json.key("space");
    json.numbers({sizes.begin() + 2, sizes.end()});
    json.endObject();
    json.key("readings");
    json.beginArray();
    for (const DialectReport& report : reports)
        writeReading(json, scene, report);
    json.endArray();
    json.endObject();
}

void writeTable(const std::vector<DialectReport>& reports, QTextStream& out) {
    for (const DialectReport& report : reports) {
        const ConventionReading& reading = report.reading;
        out << QString::fromStdString(fullName(*report.dialect)) << "  "
            << QString::fromStdString(numberText(reading.value, kDigits));
        if (reading.isArray())
            out << "  (mean of an array of " << shapeWords(reading.shape).join(" x ") << ")";
        out << "  |gradient| " << QString::number(normOf(reading.inputGradient), 'g', 6) << "\n";
        if (reading.isArray()) {
            QStringList numbers;
            for (const double part : reading.parts)
                numbers << QString::fromStdString(numberText(part, kDigits));
            out << "    " << numbers.join(" ") << "\n";
        }
        for (const std::string& note : reading.notes)
            out << "    " << QString::fromStdString(note) << "\n";
    }
}

/// Writes the derivative by the raw prediction, in the prediction's shape.
std::optional<Error> writeGradient(const QString& folder, std::size_t place, const Sizes& sizes,
                                   DialectReport& report) {
    if (!QDir().mkpath(folder))
        return usageError("--gradients: the folder \"" + folder + "\" cannot be made");
    const QString name = QString("%1_%2_%3.npy")
                             .arg(place + 1, 2, 10, QChar('0'))
                             .arg(QString::fromStdString(report.dialect->library))
                             .arg(QString::fromStdString(report.dialect->name));
    report.gradientFile = QDir(folder).filePath(name);
    return writeNpy(report.gradientFile.toStdString(), sizes,
                    std::span<const double>(report.reading.inputGradient));
}

Result<std::vector<DialectReport>> reportsOfRaw(const Arguments& arguments,
                                                const std::vector<DialectRequest>& requests,
                                                Sizes& sizes) {
    for (const char* option : {"--activation", "--ignore", "--threshold"})
        if (arguments.has(option))
            return usageError(QString(option) +
                              " has no place beside a raw prediction: the library's arguments "
                              "decide");
    const auto scene = readScene(arguments);
    if (!scene) return scene.error();
    sizes = {scene->samples, scene->channels};
    sizes.insert(sizes.end(), scene->space.begin(), scene->space.end());
    std::vector<DialectReport> reports;
    for (const DialectRequest& request : requests) {
        const auto values = dialectValues(*request.dialect, request.settings);
        if (!values) return fromDialect(values.error());
        auto reading = evaluateDialect(*request.dialect, *scene, *values);
        if (!reading) return fromDialect(reading.error());
        reports.push_back({request.dialect, *values, std::move(reading).value(), {}, {}});
    }
    return reports;
}

Result<std::vector<DialectReport>> reportsOfScene(const Arguments& arguments,
                                                  const std::vector<DialectRequest>& requests,
                                                  DialectScene& about) {
    const auto threshold = readThreshold(arguments);
    if (!threshold) return threshold.error();
    Arguments files = arguments;
    std::erase_if(files.options, [](const GivenOption& option) {
        return option.name == "--loss" || option.name == "--set";
    });
    const auto asked = readSceneArguments(files);
    if (!asked) return asked.error();
    const auto built = openScene(*asked);
    if (!built) return built.error();
    const SceneD& scene = built->scene;
    about.sizes = {scene.samples(), scene.channels(), scene.height(), scene.width()};
    for (const ClassInfo& each : scene.classes())
        about.classNames.push_back(each.name);
    const BudgetSorter<double> sorter(Workspace<double>(scene), {*threshold, {}});
    std::vector<DialectReport> reports;
    for (const DialectRequest& request : requests) {
        auto result = evaluateOnScene(*request.dialect, request.settings, scene);
        if (!result) return fromDialect(result.error());
        reports.push_back({request.dialect,
                           result->values,
                           result->reading,
                           {},
                           sorter.sort(planesOfArray(result->reading.inputGradient, scene))});
    }
    return reports;
}

}  // namespace

bool asksForDialects(const QStringList& arguments) {
    qsizetype losses = 0, dialects = 0;
    bool beyondDialects = false;
    for (qsizetype i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
        const QString name = arguments[i].section('=', 0, 0);
        const QString value = arguments[i].contains('=') ? arguments[i].section('=', 1)
                              : i + 1 < arguments.size() ? arguments[i + 1]
                                                         : QString();
        if (name == "--prediction-is" && value == "raw") return true;
        if (name == "--with-respect-to" || (name == "--precision" && value == "float"))
            beyondDialects = true;
        if (name != "--loss") continue;
        ++losses;
        if (value.contains(':')) ++dialects;
    }
    return dialects > 0 && dialects == losses && !beyondDialects;
}

std::optional<Error> evaluateDialects(const QStringList& arguments, QTextStream& out) {
    std::vector<OptionSpec> known = sceneOptions();
    known.insert(known.end(), {{"--gradients"},
                               {"--precision"},
                               {"--threshold"},
                               {"--json", OptionSpec::Takes::Nothing}});
    const auto parsed = parseArguments(arguments, known);
    if (!parsed) return parsed.error();
    if (const auto precision = chosenWord(*parsed, "--precision", {"double"}); !precision)
        return precision.error();
    const auto requests = readRequests(parsed->options);
    if (!requests) return requests.error();
    DialectScene about;
    auto reports = parsed->value("--prediction-is") == QString("raw")
                       ? reportsOfRaw(*parsed, *requests, about.sizes)
                       : reportsOfScene(*parsed, *requests, about);
    if (!reports) return reports.error();
    std::vector<DialectReport> written = std::move(reports).value();
    if (const auto folder = parsed->value("--gradients"))
        for (std::size_t i = 0; i < written.size(); ++i)
            if (auto error = writeGradient(*folder, i, about.sizes, written[i])) return error;
    if (parsed->has("--json"))
        writeJson(about, written, out);
    else
        writeTable(written, out);
    return std::nullopt;
}

}  // namespace lossglass
