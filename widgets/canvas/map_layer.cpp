// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/map_layer.h"

#include "widgets/canvas/class_standing.h"

#include <algorithm>
#include <cmath>

namespace lossglass {
namespace {

constexpr double kTint = 0.38;
/// The palette has eight colours that every eye tells apart.
constexpr int kPlainClasses = 8;

/// The background of a two-class scene is what the foreground is not; it has no colour.
bool isTinted(const Scene& scene, int label) {
    return label > 0 || scene.labelCount() > 2;
}

QRgb classColour(const Scene& scene, int label) {
    const auto& classes = scene.classes();
    const auto index = static_cast<std::size_t>(label);
    return index < classes.size() ? classes[index].colour | 0xFF000000U : 0xFF808080U;
}

QRgb tinted(QRgb colour, double share) {
    const int alpha = static_cast<int>(std::lround(255 * kTint * std::clamp(share, 0.0, 1.0)));
    return qPremultiply(qRgba(qRed(colour), qGreen(colour), qBlue(colour), alpha));
}

std::size_t signedIndex(double value, double range) {
    if (range <= 0) return 128;
    const double share = std::clamp(value / range, -1.0, 1.0);
    return static_cast<std::size_t>(128 + std::lround(share * (share < 0 ? 128 : 127)));
}

/// Calls visit(pixel index, colour, key) for every pixel of the region.
template <class Visit>
void forEachPixel(QImage& colours, std::vector<std::uint8_t>& keys, const Region& region,
                  const Visit& visit) {
    const int width = colours.width();
    for (int row = region.y; row < region.y + region.height; ++row) {
        auto* line = reinterpret_cast<QRgb*>(colours.scanLine(row));
        const Eigen::Index first = Eigen::Index{row} * width;
        for (int column = region.x; column < region.x + region.width; ++column)
            visit(first + column, line[column], keys[static_cast<std::size_t>(first + column)]);
    }
}

}  // namespace

QSize MapLayer::sizeOf(const Scene& scene) {
    return scene.isEmpty() ? QSize() : QSize(scene.width(), scene.height() * scene.samples());
}

const QRgb* MapLayer::colours(int row) const {
    return reinterpret_cast<const QRgb*>(m_colours.constScanLine(row));
}

const std::uint8_t* MapLayer::keys(int row) const {
    return m_keys.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(size().width());
}

void MapLayer::resize(QSize size) {
    m_colours = size.isEmpty() ? QImage() : QImage(size, QImage::Format_ARGB32_Premultiplied);
    m_keys.assign(
        static_cast<std::size_t>(m_colours.width()) * static_cast<std::size_t>(m_colours.height()),
        0);
}

void MapLayer::render(const Scene& scene, const MapSettings& settings, const Region& region) {
    const QSize wanted = sizeOf(scene);
    const bool all = wanted != m_colours.size();
    if (all) resize(wanted);
    if (isEmpty()) return;
    const QRect whole(QPoint(), wanted);
    const QRect part = all ? whole : whole & QRect(region.x, region.y, region.width, region.height);
    if (part.isEmpty()) return;
    const Region inside{part.x(), part.y(), part.width(), part.height()};
    setOutlines(scene, settings);
    switch (settings.content) {
        case CanvasContent::Target:
            return scene.hasSoftTarget() ? renderSoftTarget(scene, inside)
                                         : renderTarget(scene, inside);
        case CanvasContent::Prediction:
            return renderPrediction(scene, settings, inside);
        case CanvasContent::Gradient:
            return renderGradient(scene, settings, inside);
    }
}

void MapLayer::setOutlines(const Scene& scene, const MapSettings& settings) {
    m_outlines.fill(0);
    m_hatched.fill(false);
    m_outlinesNoData = settings.content == CanvasContent::Target;
    m_outlineWidth = settings.content == CanvasContent::Target ? 2 : 1;
    if (settings.content == CanvasContent::Target) {
        for (int label = 0; label < scene.labelCount(); ++label) {
            const auto key = static_cast<std::size_t>(label);
            if (isTinted(scene, label)) m_outlines[key] = classColour(scene, label);
            m_hatched[key] = label > kPlainClasses;
        }
    }
    // The line at the threshold runs just inside the area of key 1.
    if (settings.content == CanvasContent::Prediction &&
        settings.quantity == MapQuantity::Probability)
        m_outlines[1] = qRgb(255, 255, 255);
}

void MapLayer::renderTarget(const Scene& scene, const Region& region) {
    std::array<QRgb, 256> tints{};
    for (int label = 0; label < scene.labelCount(); ++label)
        if (isTinted(scene, label))
            tints[static_cast<std::size_t>(label)] = tinted(classColour(scene, label), 1);
    const Labels& labels = scene.labels();
    forEachPixel(m_colours, m_keys, region,
                 [&](Eigen::Index pixel, QRgb& colour, std::uint8_t& key) {
                     key = labels[static_cast<std::size_t>(pixel)];
                     colour = tints[key];
                 });
}

void MapLayer::renderSoftTarget(const Scene& scene, const Region& region) {
    const Labels& labels = scene.labels();
    const Planes<float>& soft = scene.softTarget();
    const bool single = soft.rows() == 1;
    forEachPixel(m_colours, m_keys, region,
                 [&](Eigen::Index pixel, QRgb& colour, std::uint8_t& key) {
                     key = labels[static_cast<std::size_t>(pixel)];
                     double sum = 0, red = 0, green = 0, blue = 0;
                     for (int c = 0; c < soft.rows(); ++c) {
                         const int label = single ? 1 : c;
                         const double share = isTinted(scene, label) ? soft(c, pixel) : 0.0;
                         const QRgb own = classColour(scene, label);
                         sum += share;
                         red += share * qRed(own);
                         green += share * qGreen(own);
                         blue += share * qBlue(own);
                     }
                     const QRgb mixed =
                         sum > 0 ? qRgb(static_cast<int>(red / sum), static_cast<int>(green / sum),
                                        static_cast<int>(blue / sum))
                                 : 0;
                     colour = key == kIgnored ? 0 : tinted(mixed, sum);
                 });
}

void MapLayer::renderPrediction(const Scene& scene, const MapSettings& settings,
                                const Region& region) {
    const Labels& labels = scene.labels();
    const Planes<float>& logits = scene.logits();
    const bool single = logits.rows() == 1;
    const int label =
        std::clamp(settings.label, 0, single ? 1 : static_cast<int>(logits.rows()) - 1);
    const double sign = single && label == 0 ? -1 : 1;
    const int channel = single ? 0 : label;
    const bool probability = settings.quantity == MapQuantity::Probability;
    const auto table = probability ? probabilityTable() : signedTable(theme(settings.theme));
    forEachPixel(
        m_colours, m_keys, region, [&](Eigen::Index pixel, QRgb& colour, std::uint8_t& key) {
            if (labels[static_cast<std::size_t>(pixel)] == kIgnored) {
                key = kNoData;
                colour = 0;
                return;
            }
            const double z = sign * logits(channel, pixel);
            const ClassStanding now = classStanding(logits, pixel, label);
            key = now.wins ? 1 : 0;
            colour = probability ? table[static_cast<std::size_t>(std::lround(255 * now.p))]
                                 : table[signedIndex(z, settings.logitRange)];
        });
}

void MapLayer::renderGradient(const Scene& scene, const MapSettings& settings,
                              const Region& region) {
    const Labels& labels = scene.labels();
    const auto table = signedTable(theme(settings.theme));
    const auto& planes = settings.gradient;
    // Planes of another size belong to a scene that is gone: nothing to show until new ones come.
    const bool known = planes && planes->cols() == scene.pixels() && settings.channel >= 0 &&
                       settings.channel < planes->rows();
    forEachPixel(m_colours, m_keys, region,
                 [&](Eigen::Index pixel, QRgb& colour, std::uint8_t& key) {
                     const float value = known ? (*planes)(settings.channel, pixel) : 0.f;
                     const bool noData =
                         labels[static_cast<std::size_t>(pixel)] == kIgnored || std::isnan(value);
                     key = noData ? kNoData : 0;
                     colour = noData ? 0 : table[signedIndex(value, settings.gradientRange)];
                 });
}

}  // namespace lossglass
