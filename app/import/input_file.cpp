// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/input_file.h"

#include "app/import/png.h"
#include "app/import/qt_pictures.h"
#include "losslib/formats/file_bytes.h"
#include "losslib/formats/npy.h"
#include "losslib/formats/sizes.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <string_view>

namespace lossglass {

namespace {

using Bytes = std::span<const std::uint8_t>;

/// Names the context of this file's words, also for lupdate.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(InputFile)
};

Result<FileContent> decodeNpy(Bytes bytes, const ReadLimits& limits) {
    auto array = parseNpy(bytes, limits);
    if (!array) return array.error();
    return FileContent(std::move(array).value());
}

template <Result<PictureSamples> (*Parse)(Bytes, const ReadLimits&)>
Result<FileContent> decodePicture(Bytes bytes, const ReadLimits& limits) {
    auto picture = Parse(bytes, limits);
    if (!picture) return picture.error();
    return FileContent(std::move(picture).value());
}

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

/// What a file is that no reader takes, for a sentence that helps.
Error unknownKind(Bytes bytes) {
    struct Known {
        std::string_view start;
        const char* kind;
    };
    static constexpr Known kKnown[] = {
        {"GIF8", "a GIF picture"},
        {"RIFF", "a WebP picture or another RIFF file"},
        {"PK\x03\x04", "a zip archive (.npz?)"},
        {"\x1f\x8b", "a gzip archive"},
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
            looksLikeText(bytes)
                ? "this is text, neither a picture nor a .npy array, whatever its name says"
                : "this is neither a picture (PNG, BMP, TIFF, JPEG) nor a .npy array",
            {}};
}

}  // namespace

const std::vector<InputFormat>& inputFormats() {
    static const std::vector<InputFormat> formats{
        {Text::tr("NumPy array"), "*.npy", looksLikeNpy, decodeNpy},
        {Text::tr("PNG picture"), "*.png", looksLikePng, decodePicture<parsePng>},
        {Text::tr("BMP picture"), "*.bmp", looksLikeBmp, decodePicture<parseBmp>},
        {Text::tr("TIFF picture"), "*.tif *.tiff", looksLikeTiff, decodePicture<parseTiff>},
        {Text::tr("JPEG picture"), "*.jpg *.jpeg", looksLikeJpeg, decodePicture<parseJpeg>},
    };
    return formats;
}

QString inputFileFilter() {
    QString all, each;
    for (const InputFormat& format : inputFormats()) {
        all += (all.isEmpty() ? "" : " ") + format.patterns;
        each += ";;" + format.name + " (" + format.patterns + ")";
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

Result<FileContent> readInputFile(const QString& path, const ReadLimits& limits) {
    const auto bytes = readInputBytes(path, limits);
    if (!bytes) return bytes.error();
    const auto named = [&](Error error) {
        error.where = path.toStdString();
        return error;
    };
    for (const InputFormat& format : inputFormats()) {
        if (!format.probe(*bytes)) continue;
        auto content = format.decode(*bytes, limits);
        if (!content) return named(content.error());
        return content;
    }
    return named(unknownKind(*bytes));
}

}  // namespace lossglass
