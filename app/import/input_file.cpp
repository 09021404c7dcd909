// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/input_file.h"

#include "app/import/qt_pictures.h"
#include "losslib/formats/csv_numbers.h"
#include "losslib/formats/file_bytes.h"
#include "losslib/formats/gif.h"
#include "losslib/formats/nifti.h"
#include "losslib/formats/npy.h"
#include "losslib/formats/npz.h"
#include "losslib/formats/png.h"
#include "losslib/formats/pnm.h"
#include "losslib/formats/tiff.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <string_view>

namespace lossglass {

namespace {

using Bytes = std::span<const std::uint8_t>;

/// Names the context of this file's words, also for lupdate.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(InputFile)
};

bool startsWith(Bytes bytes, std::string_view start) {
    return bytes.size() >= start.size() &&
           std::equal(start.begin(), start.end(), bytes.begin(),
                      [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
}

bool looksLikeText(Bytes bytes) {
    const auto head = bytes.first(std::min<std::size_t>(bytes.size(), 512));
    return std::all_of(head.begin(), head.end(), [](std::uint8_t byte) {
        return (byte >= 32 && byte != 127) || byte == '\n' || byte == '\r' || byte == '\t';
    });
}

bool looksLikeUtf16(Bytes bytes) {
    return bytes.size() >= 4 && ((bytes[0] == 0xFF && bytes[1] == 0xFE && bytes[3] == 0) ||
                                 (bytes[0] == 0xFE && bytes[1] == 0xFF && bytes[2] == 0));
}

/// What a file is that no reader takes, for a sentence that helps.
Error unknownKind(Bytes bytes) {
    struct Known {
        std::string_view start;
        const char* kind;
    };
    static constexpr Known kKnown[] = {
        {"RIFF", "a RIFF file, but no WebP picture"},
        {"%PDF", "a PDF document"},
        {"\x89HDF", "an HDF5 file"},
    };
    if (bytes.empty()) return {ErrorCode::Malformed, "the file is empty", {}};
    for (const Known& known : kKnown) {
        if (startsWith(bytes, known.start))
            return {ErrorCode::Unsupported,
                    std::string("this is ") + known.kind +
                        ", which is not read here: save it as PNG or .npy",
                    {}};
    }
    return {ErrorCode::Malformed,
            looksLikeUtf16(bytes) ? "this is text in UTF-16: save it as UTF-8"
            : looksLikeText(bytes)
                ? "this is text, neither a picture nor an array nor a table of numbers, whatever "
                  "its name says"
                : "this is neither a picture nor an array of a kind that is read here",
            {}};
}

bool promises(const FileFormat& format, const QString& suffix) {
    return QString(format.patterns).split(' ').contains("*." + suffix);
}

/// Adds a notice where the name ends as files of another format do.
void noteOtherName(const QString& path, InputFile& file) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (promises(file.format, suffix)) return;
    const auto& all = inputFormats();
    const bool known = std::any_of(all.begin(), all.end(), [&](const InputFormat& each) {
        return promises(each.format, suffix);
    });
    if (!known) return;
    std::visit(
        [&](auto& content) {
            content.notices.push_back("the name ends in ." + suffix.toStdString() +
                                      ", the content is " + file.format.id +
                                      ": it is read by its content");
        },
        file.content);
}

}  // namespace

const std::vector<InputFormat>& inputFormats() {
    static const std::vector<InputFormat> formats{
        {Text::tr("NumPy array"), npyFormat()},
        {Text::tr("PNG picture"), pngFormat()},
        {Text::tr("BMP picture"), bmpFormat()},
        {Text::tr("TIFF picture"), tiffFormat()},
        {Text::tr("JPEG picture"), jpegFormat()},
        {Text::tr("GIF picture"), gifFormat()},
        {Text::tr("WebP picture"), webpFormat()},
        {Text::tr("NIfTI volume"), niftiFormat()},
        {Text::tr("NumPy archive"), npzFormat()},
        {Text::tr("Netpbm picture"), pnmFormat()},
        // The last: what is none of the others may be a table.
        {Text::tr("Table of numbers"), csvFormat()},
    };
    return formats;
}

QString inputFileFilter() {
    QString all, each;
    for (const InputFormat& format : inputFormats()) {
        all += (all.isEmpty() ? "" : " ") + QString(format.format.patterns);
        each += ";;" + format.name + " (" + format.format.patterns + ")";
    }
    return Text::tr("All that can be read") + " (" + all + ")" + each + ";;" +
           Text::tr("All files") + " (*)";
}

Result<std::vector<std::uint8_t>> readInputBytes(const QString& path, const ReadLimits& limits) {
    if (!path.startsWith(":/")) return readFileBytes(QFile::encodeName(path).toStdString(), limits);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, "there is no such resource", path.toStdString()};
    const QByteArray bytes = file.readAll();
    return std::vector<std::uint8_t>(bytes.begin(), bytes.end());
}

Result<InputFile> openInputFile(const QString& path, const ReadChoices& choices) {
    const auto bytes = readInputBytes(path, choices.limits);
    if (!bytes) return bytes.error();
    const auto named = [&](Error error) {
        error.where = path.toStdString();
        return error;
    };
    for (const InputFormat& input : inputFormats()) {
        if (!input.format.probe(*bytes)) continue;
        auto content = input.format.read(*bytes, choices);
        if (!content) return named(content.error());
        InputFile file{input.format, std::move(content).value()};
        noteOtherName(path, file);
        return file;
    }
    return named(unknownKind(*bytes));
}

Result<FileContent> readInputFile(const QString& path, const ReadChoices& choices) {
    auto file = openInputFile(path, choices);
    if (!file) return file.error();
    return std::move(file).value().content;
}

}  // namespace lossglass
