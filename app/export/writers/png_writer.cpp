// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/writers/png_writer.h"

#include "losslib/formats/file_bytes.h"
#include "losslib/formats/png_chunks.h"
#include "losslib/scene/pixel_place.h"

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QImageWriter>

#include <algorithm>
#include <cmath>
#include <ostream>

namespace lossglass {

namespace {

constexpr int kMostSample = 65535, kMiddleSample = 32768;
constexpr QRgb kIgnoredColour = 0xFF808080;

Error cannotWrite(const QString& path, const QString& why) {
    return {ErrorCode::Unsupported, "cannot be written: " + why.toStdString(), path.toStdString()};
}

enum class Samples { Numbers, Labels };

std::optional<Error> writeImage(const QString& path, const QImage& image, const QString& text,
                                Samples samples) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    writer.setText("Description", text);
    writer.setText("Software", "Lossglass");
    if (samples == Samples::Labels) writer.setText(kIgnoredKeyword, kIgnoredText);
    if (!writer.write(image)) return cannotWrite(path, writer.errorString());
    return writeFileWhole(QFile::encodeName(path).toStdString(),
                          [&](std::ostream& out) { out.write(bytes.constData(), bytes.size()); });
}

}  // namespace

QString SampleScale::text() const {
    if (zero == 0 && step == SampleScale{}.step) return QStringLiteral("value = sample / 65535");
    const QString number = QString::number(step, 'g', 9);
    return zero == 0 ? QStringLiteral("value = sample * %1").arg(number)
                     : QStringLiteral("value = (sample - %1) * %2").arg(zero).arg(number);
}

SampleScale SampleScale::forRange(double least, double most) {
    const double largest = std::max(std::abs(least), std::abs(most));
    const int zero = least < 0 ? kMiddleSample : 0;
    const double step = largest / (kMostSample - zero);
    // All zeros, or numbers too small to divide by: any step tells them apart from nothing.
    return {step > 0 && std::isfinite(step) ? step : 1, zero};
}

std::optional<Error> writeLabelPng(const QString& path, const std::uint8_t* labels, PngSize size,
                                   const std::vector<ClassInfo>& classes) {
    QImage image(size.width, size.height, QImage::Format_Indexed8);
    if (image.isNull()) return cannotWrite(path, "there is not enough memory");
    std::uint8_t most = 0;
    for (int y = 0; y < size.height; ++y) {
        const std::uint8_t* row = labels + std::int64_t{y} * size.width;
        std::copy(row, row + size.width, image.scanLine(y));
        most = std::max(most, *std::max_element(row, row + size.width));
    }
    // The palette reaches as far as the labels do: an index beyond it would be no picture.
    QList<QRgb> palette;
    for (int label = 0; label <= most || label < static_cast<int>(classes.size()); ++label)
        palette << (label < static_cast<int>(classes.size())
                        ? 0xFF000000U | classes[static_cast<std::size_t>(label)].colour
                        : kIgnoredColour);
    image.setColorTable(palette);
    return writeImage(path, image, "samples are class indices, 255 is ignored", Samples::Labels);
}

std::optional<Error> writeGreyPng(const QString& path,
                                  const std::function<double(std::int64_t pixel)>& at, PngSize size,
                                  const SampleScale& scale, const QString& what) {
    QImage image(size.width, size.height, QImage::Format_Grayscale16);
    if (image.isNull()) return cannotWrite(path, "there is not enough memory");
    std::int64_t pixel = 0;
    for (int y = 0; y < size.height; ++y) {
        auto* row = reinterpret_cast<std::uint16_t*>(image.scanLine(y));
        for (int x = 0; x < size.width; ++x, ++pixel) {
            const double value = at(pixel);
            if (!std::isfinite(value))
                return cannotWrite(
                    path, QString::fromStdString(
                              "the value at " + pixelPlace(pixel, {size.width, size.height}) +
                              " is not finite, which a picture cannot hold: use .npy or .tif"));
            const double sample = std::round(value / scale.step) + scale.zero;
            row[x] = static_cast<std::uint16_t>(std::clamp<double>(sample, 0, kMostSample));
        }
    }
    return writeImage(path, image, what + ": " + scale.text(), Samples::Numbers);
}

}  // namespace lossglass
