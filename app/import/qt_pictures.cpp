// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/qt_pictures.h"

#include "app/import/input_file.h"
#include "losslib/formats/container_facts.h"
#include "losslib/formats/sizes.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

namespace lossglass {

namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr int kBytesPerMegabyte = 1 << 20;  // Qt counts its limit in these

/// Decodes with Qt after the size has been checked; `format` is Qt's name, or empty for "by
/// content".
Result<QImage> decode(Bytes bytes, const QByteArray& format, const ReadLimits& limits) {
    QByteArray data = QByteArray::fromRawData(reinterpret_cast<const char*>(bytes.data()),
                                              static_cast<qsizetype>(bytes.size()));
    QBuffer buffer(&data);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoTransform(true);
    reader.setDecideFormatFromContent(format.isEmpty());
    const QString kind = QString::fromLatin1(reader.format()).toUpper();
    if (!reader.canRead())
        return Error{ErrorCode::Malformed,
                     format.isEmpty() ? "this is not a picture that can be read"
                                      : "the " + format.toUpper().toStdString() +
                                            " picture is damaged, or its reader is not installed",
                     {}};
    if (kind == "SVG" || kind == "SVGZ" || kind == "PDF")
        return Error{ErrorCode::Unsupported, "a drawing has no pixels: save it as PNG", {}};
    const QSize size = reader.size();
    if (size.isValid()) {
        if (auto error = whyTooManyPixels(size.width(), size.height(), limits)) return *error;
        const std::array<std::int64_t, 3> sizes{size.width(), size.height(), 4};
        if (auto error = whyTooLarge(checkedProduct(sizes), limits,
                                     "a picture of " + std::to_string(size.width()) + " x " +
                                         std::to_string(size.height())))
            return *error;
    }
    // Qt's own limit of 128 MB is the same for all readers of the program; ours stands above.
    QImageReader::setAllocationLimit(static_cast<int>(limits.bytes / kBytesPerMegabyte) + 1);
    QImage image = reader.read();
    if (image.isNull())
        return Error{ErrorCode::Malformed,
                     "the " + kind.toStdString() +
                         " picture is truncated or damaged: " + reader.errorString().toStdString(),
                     {}};
    return image;
}

/// Copies the samples of rows whose pixels are `Sample`s, `perPixel` of them kept of `stride`.
template <class Sample>
void copyRows(const QImage& image, int stride, int perPixel, PictureSamples& picture) {
    auto out = picture.samples.begin();
    for (int y = 0; y < image.height(); ++y) {
        const auto* row = reinterpret_cast<const Sample*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            for (int s = 0; s < perPixel; ++s)
                *out++ = row[x * stride + s];
        }
    }
}

void copyBits(const QImage& image, PictureSamples& picture) {
    auto out = picture.samples.begin();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            *out++ = static_cast<std::uint16_t>(image.pixelIndex(x, y));
    }
}

/// 0 or 255 when the colours run evenly from black to white or back, as grey pictures are kept
/// in formats that have no grey; the value is what index 0 shows.
std::optional<int> greyRampStart(const std::vector<std::uint32_t>& palette) {
    if (palette.size() != 256) return std::nullopt;
    const auto matches = [&](std::uint32_t flip) {
        for (std::uint32_t i = 0; i < 256; ++i) {
            if (palette[i] != (i ^ flip) * 0x010101U) return false;
        }
        return true;
    };
    if (matches(0)) return 0;
    if (matches(255)) return 255;
    return std::nullopt;
}

void readIndices(const QImage& image, PictureSamples& picture) {
    for (const QRgb colour : image.colorTable())
        picture.palette.push_back(colour & 0xFFFFFFU);
    picture.layout = SampleLayout::Palette;
    if (image.depth() == 1) {
        picture.bits = 1;
        copyBits(image, picture);
        return;
    }
    picture.bits = 8;
    copyRows<std::uint8_t>(image, 1, 1, picture);
    if (const auto start = greyRampStart(picture.palette)) {
        for (std::uint16_t& sample : picture.samples)
            sample = static_cast<std::uint16_t>(sample ^ *start);
        picture.palette.clear();
        picture.layout = SampleLayout::Grey;
    }
}

Result<PictureSamples> toSamples(const QImage& image, std::string format) {
    PictureSamples picture;
    picture.width = image.width();
    picture.height = image.height();
    picture.format = std::move(format);
    const auto pixels =
        static_cast<std::size_t>(image.width()) * static_cast<std::size_t>(image.height());
    const auto shape = [&](SampleLayout layout, int bits) {
        picture.layout = layout;
        picture.bits = bits;
        picture.samples.resize(pixels * static_cast<std::size_t>(samplesPerPixel(layout)));
    };
    switch (image.format()) {
        case QImage::Format_Mono:
        case QImage::Format_MonoLSB:
        case QImage::Format_Indexed8:
            shape(SampleLayout::Grey, 8);
            readIndices(image, picture);
            if (auto error = whyNoIndex(picture)) return *error;
            return picture;
        case QImage::Format_Grayscale8:
            shape(SampleLayout::Grey, 8);
            copyRows<std::uint8_t>(image, 1, 1, picture);
            return picture;
        case QImage::Format_Grayscale16:
            shape(SampleLayout::Grey, 16);
            copyRows<std::uint16_t>(image, 1, 1, picture);
            return picture;
        default:
            break;
    }
    const bool deep = image.depth() > 32;
    const bool alpha = image.hasAlphaChannel();
    const QImage plain =
        image.convertToFormat(deep ? QImage::Format_RGBA64 : QImage::Format_RGBA8888);
    shape(alpha ? SampleLayout::Rgba : SampleLayout::Rgb, deep ? 16 : 8);
    if (deep)
        copyRows<std::uint16_t>(plain, 4, alpha ? 4 : 3, picture);
    else
        copyRows<std::uint8_t>(plain, 4, alpha ? 4 : 3, picture);
    return picture;
}

Result<PictureSamples> decodeSamples(Bytes bytes, const char* format, const ReadLimits& limits) {
    const auto image = decode(bytes, format, limits);
    if (!image) return image.error();
    return toSamples(*image, QByteArray(format).toUpper().toStdString());
}

}  // namespace

bool looksLikeBmp(Bytes bytes) {
    return bytes.size() >= 2 && bytes[0] == 'B' && bytes[1] == 'M';
}

bool looksLikeJpeg(Bytes bytes) {
    return bytes.size() >= 3 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF;
}

bool looksLikeWebp(Bytes bytes) {
    const auto has = [&](std::size_t at, const char* text) {
        return std::equal(text, text + 4, bytes.begin() + static_cast<std::ptrdiff_t>(at),
                          [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
    };
    return bytes.size() >= 12 && has(0, "RIFF") && has(8, "WEBP");
}

Result<PictureSamples> parseBmp(Bytes bytes, const ReadLimits& limits) {
    if (auto error = whyIncompleteBmp(bytes)) return *error;
    return decodeSamples(bytes, "bmp", limits);
}

Result<PictureSamples> parseJpeg(Bytes bytes, const ReadLimits& limits) {
    if (auto error = whyIncompleteJpeg(bytes)) return *error;
    auto decoded = decodeSamples(bytes, "jpeg", limits);
    if (!decoded) return decoded;
    PictureSamples picture = std::move(decoded).value();
    picture.fidelity = Fidelity::Lossy;
    return picture;
}

Result<PictureSamples> parseWebp(Bytes bytes, const ReadLimits& limits) {
    if (auto error = whyIncompleteWebp(bytes)) return *error;
    auto decoded = decodeSamples(bytes, "webp", limits);
    if (!decoded) return decoded;
    PictureSamples picture = std::move(decoded).value();
    picture.fidelity = isLosslessWebp(bytes) ? Fidelity::Exact : Fidelity::Lossy;
    if (const int frames = webpFrames(bytes); frames > 1)
        picture.notices.push_back("an animation of " + std::to_string(frames) +
                                  " pictures: the first is read");
    return picture;
}

FileFormat bmpFormat() {
    return {"bmp", "*.bmp", {}, looksLikeBmp, readAs<PictureSamples, parseBmp>};
}

FileFormat webpFormat() {
    return {"webp", "*.webp", {}, looksLikeWebp, readAs<PictureSamples, parseWebp>};
}

FileFormat jpegFormat() {
    return {"jpeg", "*.jpg *.jpeg", {}, looksLikeJpeg, readAs<PictureSamples, parseJpeg>};
}

Result<Picture> readPhotograph(const QString& path, const ReadLimits& limits) {
    const auto named = [&](Error error) {
        error.where = path.toStdString();
        return error;
    };
    const auto bytes = readInputBytes(path, limits);
    if (!bytes) return bytes.error();
    if (looksLikeJpeg(*bytes)) {
        if (auto error = whyIncompleteJpeg(*bytes)) return named(*error);
    }
    const auto image = decode(*bytes, {}, limits);
    if (!image) return named(image.error());
    QImage shown = *image;
    if (shown.hasAlphaChannel()) {
        // Blended by hand: QImage's own conversion would leave black where nothing is shown.
        shown = shown.convertToFormat(QImage::Format_ARGB32);
        for (int y = 0; y < shown.height(); ++y) {
            auto* row = reinterpret_cast<QRgb*>(shown.scanLine(y));
            for (int x = 0; x < shown.width(); ++x) {
                const int alpha = qAlpha(row[x]);
                const auto over = [&](int value) {
                    return (value * alpha + 255 * (255 - alpha) + 127) / 255;
                };
                row[x] = qRgb(over(qRed(row[x])), over(qGreen(row[x])), over(qBlue(row[x])));
            }
        }
    }
    shown = shown.convertToFormat(QImage::Format_RGB888);
    Picture picture{shown.width(), shown.height(), {}};
    const auto rowBytes = static_cast<std::size_t>(shown.width()) * 3;
    picture.rgb.resize(rowBytes * static_cast<std::size_t>(shown.height()));
    for (int y = 0; y < shown.height(); ++y)
        std::memcpy(picture.rgb.data() + rowBytes * static_cast<std::size_t>(y),
                    shown.constScanLine(y), rowBytes);
    return picture;
}

}  // namespace lossglass
