// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/import_pictures.h"

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

constexpr int kMostPlanes = 32;

/// Which pixels of the first sample are looked at.
struct Sampling {
    int width, height, step;

    Sampling(int wide, int high)
        : step((std::max(wide, high) + ImportPictures::kSide - 1) / ImportPictures::kSide) {
        width = (wide + step - 1) / step;
        height = (high + step - 1) / step;
        m_wide = wide;
    }
    std::int64_t pixel(int x, int y) const { return std::int64_t{y} * step * m_wide + x * step; }

private:
    int m_wide;
};

QImage pictureOf(const ImportedTarget& target, const std::vector<ClassInfo>& classes) {
    const Sampling at(target.width, target.height);
    QImage image(at.width, at.height, QImage::Format_ARGB32);
    for (int y = 0; y < at.height; ++y) {
        auto* row = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < at.width; ++x) {
            const std::size_t label = target.labels[static_cast<std::size_t>(at.pixel(x, y))];
            row[x] = label >= classes.size() ? 0 : 0xFF000000U | classes[label].colour;
        }
    }
    return image;
}

QImage pictureOf(const ImportedPrediction& prediction, Eigen::Index plane, double range,
                 const std::array<QRgb, 256>& table) {
    const Sampling at(prediction.width, prediction.height);
    QImage image(at.width, at.height, QImage::Format_ARGB32);
    const bool isProbability = prediction.kind == PredictionKind::Probabilities;
    for (int y = 0; y < at.height; ++y) {
        auto* row = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < at.width; ++x) {
            const double value = prediction.values(plane, at.pixel(x, y));
            const double part = isProbability ? value : 0.5 + 0.5 * value / range;
            // What is no number stays transparent: it has no colour.
            row[x] = std::isnan(value)
                         ? 0
                         : table[static_cast<std::size_t>(std::clamp(part, 0.0, 1.0) * 255 + 0.5)];
        }
    }
    return image;
}

double largestLogit(const Planes<double>& values) {
    double largest = 0;
    for (Eigen::Index i = 0; i < values.size(); ++i)
        if (std::isfinite(values.data()[i]))
            largest = std::max(largest, std::abs(values.data()[i]));
    return largest > 0 ? largest : 1;
}

}  // namespace

ImportPictures picturesOf(const ImportReview& review, const Theme& theme) {
    ImportPictures pictures;
    if (review.target && !review.target->read.labels.empty())
        pictures.target = pictureOf(review.target->read, classesOf(review));
    if (!review.prediction || review.prediction->read.values.size() == 0) return pictures;
    const ImportedPrediction& prediction = review.prediction->read;
    const bool isProbability = prediction.kind == PredictionKind::Probabilities;
    const auto table = isProbability ? probabilityTable(theme) : signedTable(theme);
    pictures.logitRange = isProbability ? 0 : largestLogit(prediction.values);
    for (int plane = 0; plane < std::min(prediction.channels, kMostPlanes); ++plane)
        pictures.planes << pictureOf(prediction, plane, pictures.logitRange, table);
    return pictures;
}

}  // namespace lossglass
