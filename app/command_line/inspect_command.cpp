// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/commands.h"
#include "app/command_line/import_arguments.h"
#include "app/command_line/json_writer.h"
#include "app/import/inspection.h"
#include "losslib/formats/number_text.h"
#include "losslib/formats/sizes.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace lossglass {

namespace {

constexpr std::size_t kPrintedValues = 20;  // in the form for people
constexpr std::size_t kListedValues = 256;  // no mask has more; of more, none are listed

const QStringList& roles() {
    static const QStringList words{"image", "target", "prediction"};
    return words;
}

/// The numbers of an inspection in a few words. What is not finite does not count.
struct Summary {
    std::map<float, qint64> unique;  ///< value and how often; empty when there are too many
    std::optional<double> minimum, maximum;
    QString hash;  ///< SHA-1 of the values as little-endian float32
};

QString hashOf(const std::vector<float>& values) {
    QCryptographicHash hash(QCryptographicHash::Sha1);
    std::array<float, 65536> block;
    for (std::size_t at = 0; at < values.size(); at += block.size()) {
        const std::size_t count = std::min(block.size(), values.size() - at);
        qToLittleEndian<float>(values.data() + at, static_cast<qsizetype>(count), block.data());
        hash.addData(QByteArrayView(reinterpret_cast<const char*>(block.data()),
                                    static_cast<qsizetype>(count * sizeof(float))));
    }
    return QString::fromLatin1(hash.result().toHex());
}

Summary summarise(const std::vector<float>& values) {
    Summary summary;
    auto last = summary.unique.end();
    for (const float value : values) {
        if (!std::isfinite(value)) continue;
        if (!summary.minimum || value < *summary.minimum) summary.minimum = value;
        if (!summary.maximum || value > *summary.maximum) summary.maximum = value;
        if (summary.unique.size() > kListedValues) continue;
        if (last == summary.unique.end() || last->first != value)
            last = summary.unique.try_emplace(value, 0).first;
        ++last->second;
    }
    if (summary.unique.size() > kListedValues) summary.unique.clear();
    summary.hash = hashOf(values);
    return summary;
}

void writeJson(const QString& path, int role, const Inspection& file, QTextStream& out) {
    const Summary summary = summarise(file.values);
    JsonWriter json(out);
    json.beginObject();
    json.key("file");
    json.string(path);
    json.key("format");
    json.string(QString::fromStdString(file.format));
    json.key("as");
    json.string(roles()[role]);
    json.key("shape");
    json.numbers({file.shape.begin(), file.shape.end()});
    json.key("dtype");
    json.string(QString::fromStdString(file.dtype));
    json.key("unique");
    if (summary.unique.empty()) {
        json.null();
    } else {
        json.beginArray();
        for (const auto& [value, count] : summary.unique)
            json.numbers({value, static_cast<double>(count)});
        json.endArray();
    }
    json.key("minimum");
    json.numberOrNull(summary.minimum);
    json.key("maximum");
    json.numberOrNull(summary.maximum);
    json.key("sha1_float32");
    json.string(summary.hash);
    json.key("notices");
    json.strings(file.notices);
    json.endObject();
}

QString numberOrDash(const std::optional<double>& value) {
    return value ? QString::fromStdString(numberText(*value, 9)) : QString("-");
}

void writeText(const QString& path, int role, const Inspection& file, QTextStream& out) {
    const Summary summary = summarise(file.values);
    out << path << ": " << QString::fromStdString(file.format) << " as " << roles()[role] << ", "
        << QString::fromStdString(shapeText(file.shape)) << " of "
        << QString::fromStdString(file.dtype) << "\n  from " << numberOrDash(summary.minimum)
        << " to " << numberOrDash(summary.maximum) << "\n  sha1 of float32: " << summary.hash
        << '\n';
    if (summary.unique.empty()) out << "  more than " << kListedValues << " different values\n";
    for (const auto& [value, count] : summary.unique)
        out << QString("  %1  x %2\n").arg(numberOrDash(value), 12).arg(count);
    for (const std::string& notice : file.notices)
        out << "  note: " << QString::fromStdString(notice) << '\n';
}

std::optional<Error> run(const QStringList& arguments, QTextStream& out) {
    std::vector<OptionSpec> known = importOptionSpecs();
    known.insert(known.end(), {{"--as"}, {"--json", OptionSpec::Takes::Nothing}});
    const auto parsed = parseArguments(arguments, known);
    if (!parsed) return parsed.error();
    if (parsed->positionals.size() != 1)
        return usageError("inspect takes one FILE, not " +
                          QString::number(parsed->positionals.size()));
    const auto role = chosenWord(*parsed, "--as", roles());
    if (!role) return role.error();
    if (!*role) return usageError("inspect needs --as image, --as target or --as prediction");
    auto given = readImportOptions(*parsed);
    if (!given) return given.error();
    ImportOptions options = std::move(given).value();
    // Of one file, --layout is that file's.
    if (options.targetLayout.axes.empty()) options.targetLayout.axes = options.layout.axes;
    if (!options.targetRead.key.empty() || options.targetRead.page || options.targetRead.slice ||
        options.targetRead.axis)
        return usageError("of one file, the options are --key, --page, --slice and --axis");
    const bool turned = options.layout.rows == LayoutChoice::Rows::Transposed;
    if (turned && static_cast<InputRole>(**role) == InputRole::Image)
        return usageError("the option --transpose is for a target or a prediction");
    if (turned) options.targetLayout.rows = LayoutChoice::Rows::Transposed;
    const QString path = parsed->positionals.first();
    const auto file = inspectFile(path, static_cast<InputRole>(**role), options);
    if (!file) return file.error();
    if (parsed->has("--json"))
        writeJson(path, **role, *file, out);
    else
        writeText(path, **role, *file, out);
    return std::nullopt;
}

}  // namespace

SubCommand inspectCommand() {
    return {"inspect", "FILE --as image|target|prediction [--json]\n    " + importUsage(),
            "Says how a file is read: shape, values, and what was decided.", run};
}

}  // namespace lossglass
