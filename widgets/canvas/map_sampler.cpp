// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/map_sampler.h"

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

}  // namespace

/// Where to read and where to write.
struct MapSampler::Row {
    std::int64_t first = 0;  ///< pixel of column 0
    std::span<const int> columns;
    QRgb* colours = nullptr;
    std::uint8_t* keys = nullptr;

    /// Calls visit(pixel index, colour, key) for every column.
    template <class Visit>
    void forEach(const Visit& visit) const {
        for (std::size_t i = 0; i < columns.size(); ++i)
            visit(first + columns[i], colours[i], keys[i]);
    }
};

MapSampler::MapSampler(const Scene& scene, const MapSettings& settings)
    : m_scene(scene), m_settings(settings) {
    if (scene.isEmpty()) return;
    const bool probability = settings.quantity == MapQuantity::Probability;
    if (settings.content == CanvasContent::Target) {
        for (int label = 0; label < scene.labelCount(); ++label)
            if (isTinted(scene, label))
                m_table[static_cast<std::size_t>(label)] = tinted(classColour(scene, label), 1);
    } else if (settings.content == CanvasContent::Prediction && probability) {
        m_table = probabilityTable(theme(settings.theme));
    } else {
        m_table = signedTable(theme(settings.theme));
    }
    setOutlines();
}

QSize MapSampler::sizeOf(const Scene& scene) {
    return scene.isEmpty() ? QSize() : QSize(scene.width(), scene.height() * scene.samples());
}

int MapSampler::costOfPixel() const {
    if (m_settings.content == CanvasContent::Prediction) return 1 + m_scene.channels();
    return m_settings.content == CanvasContent::Target && m_scene.hasSoftTarget()
               ? m_scene.channels()
               : 1;
}

void MapSampler::setOutlines() {
    if (m_settings.content == CanvasContent::Target) {
        m_outlineWidth = 2;
        m_outlinesNoData = true;
        for (int label = 0; label < m_scene.labelCount(); ++label) {
            const auto key = static_cast<std::size_t>(label);
            if (isTinted(m_scene, label)) m_outlines[key] = classColour(m_scene, label);
            m_hatched[key] = label > kPlainClasses;
        }
    }
    // The line at the threshold runs just inside the area of key 1.
    if (m_settings.content == CanvasContent::Prediction &&
        m_settings.quantity == MapQuantity::Probability) {
        m_outlineWidth = 1;
        m_outlines[1] = qRgb(255, 255, 255);
    }
}

void MapSampler::sample(int row, std::span<const int> columns, QRgb* colours,
                        std::uint8_t* keys) const {
    const Row place{std::int64_t{row} * m_scene.width(), columns, colours, keys};
    switch (m_settings.content) {
        case CanvasContent::Target:
            return m_scene.hasSoftTarget() ? sampleSoftTarget(place) : sampleTarget(place);
        case CanvasContent::Prediction:
            return samplePrediction(place);
        case CanvasContent::Gradient:
            return sampleGradient(place);
    }
}

void MapSampler::sampleTarget(const Row& row) const {
    const Labels& labels = m_scene.labels();
    row.forEach([&](std::int64_t pixel, QRgb& colour, std::uint8_t& key) {
        key = labels[static_cast<std::size_t>(pixel)];
        colour = m_table[key];
    });
}

void MapSampler::sampleSoftTarget(const Row& row) const {
    const Labels& labels = m_scene.labels();
    const Planes<float>& soft = m_scene.softTarget();
    const bool single = soft.rows() == 1;
    row.forEach([&](std::int64_t pixel, QRgb& colour, std::uint8_t& key) {
        key = labels[static_cast<std::size_t>(pixel)];
        double sum = 0, red = 0, green = 0, blue = 0;
        for (int c = 0; c < soft.rows(); ++c) {
            const int label = single ? 1 : c;
            const double share = isTinted(m_scene, label) ? soft(c, pixel) : 0.0;
            const QRgb own = classColour(m_scene, label);
            sum += share;
            red += share * qRed(own);
            green += share * qGreen(own);
            blue += share * qBlue(own);
        }
        const QRgb mixed = sum > 0
                               ? qRgb(static_cast<int>(red / sum), static_cast<int>(green / sum),
                                      static_cast<int>(blue / sum))
                               : 0;
        colour = key == kIgnored ? 0 : tinted(mixed, sum);
    });
}

void MapSampler::samplePrediction(const Row& row) const {
    const Labels& labels = m_scene.labels();
    const Planes<float>& logits = m_scene.logits();
    const bool single = logits.rows() == 1;
    const int label =
        std::clamp(m_settings.label, 0, single ? 1 : static_cast<int>(logits.rows()) - 1);
    const double sign = single && label == 0 ? -1 : 1;
    const int channel = single ? 0 : label;
    const bool probability = m_settings.quantity == MapQuantity::Probability;
    row.forEach([&](std::int64_t pixel, QRgb& colour, std::uint8_t& key) {
        if (labels[static_cast<std::size_t>(pixel)] == kIgnored) {
            key = kNoData;
            colour = 0;
            return;
        }
        const ClassStanding now = classStanding(logits, pixel, label);
        key = now.wins ? 1 : 0;
        colour = probability
                     ? m_table[static_cast<std::size_t>(std::lround(255 * now.p))]
                     : m_table[signedIndex(sign * logits(channel, pixel), m_settings.logitRange)];
    });
}

void MapSampler::sampleGradient(const Row& row) const {
    const Labels& labels = m_scene.labels();
    const auto& planes = m_settings.gradient;
    // Planes of another size belong to a scene that is gone: nothing to show until new ones come.
    const bool known = planes && planes->cols() == m_scene.pixels() && m_settings.channel >= 0 &&
                       m_settings.channel < planes->rows();
    row.forEach([&](std::int64_t pixel, QRgb& colour, std::uint8_t& key) {
        const float value = known ? (*planes)(m_settings.channel, pixel) : 0.f;
        const bool noData =
            labels[static_cast<std::size_t>(pixel)] == kIgnored || std::isnan(value);
        key = noData ? kNoData : 0;
        colour = noData ? 0 : m_table[signedIndex(value, m_settings.gradientRange)];
    });
}

}  // namespace lossglass
