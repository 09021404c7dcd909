// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/screen_composer.h"

#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

namespace lossglass {
namespace {

/// Period of the hatch along a row, in device-independent pixels; half of it is stripe.
constexpr double kHatchPeriod = 8;

/// Pixel indices along one axis: below each device pixel, and an outline's width to either side.
struct Axis {
    std::vector<int> here, before, after;
};

/// The pixels [begin, end) along an axis.
struct Pixels {
    int begin = 0, end = 0;
};

Axis makeAxis(int first, int count, int outline, double offset, double scale, double ratio,
              Pixels pixels) {
    const auto at = [&](int device) {
        const double position = ((device + 0.5) / ratio - offset) / scale;
        return static_cast<int>(
            std::floor(std::clamp(position, pixels.begin - 1.0, double(pixels.end))));
    };
    Axis axis;
    for (int i = first; i < first + count; ++i) {
        const int pixel = at(i);
        axis.here.push_back(pixel >= pixels.begin && pixel < pixels.end ? pixel : -1);
        // Beyond the border the last pixel goes on: no outline runs along the border.
        axis.before.push_back(std::clamp(at(i - outline), pixels.begin, pixels.end - 1));
        axis.after.push_back(std::clamp(at(i + outline), pixels.begin, pixels.end - 1));
    }
    return axis;
}

QRgb blend(QRgb over, QRgb ground) {
    const int rest = 255 - qAlpha(over);
    const auto channel = [&](int top, int below) { return top + (below * rest + 127) / 255; };
    return qRgb(channel(qRed(over), qRed(ground)), channel(qGreen(over), qGreen(ground)),
                channel(qBlue(over), qBlue(ground)));
}

QRgb between(QRgb from, QRgb to, double share) {
    const auto channel = [&](int a, int b) {
        return static_cast<int>(std::lround(a + share * (b - a)));
    };
    return qRgb(channel(qRed(from), qRed(to)), channel(qGreen(from), qGreen(to)),
                channel(qBlue(from), qBlue(to)));
}

/// How much stripe there is along a row: one period, smooth at both edges of the stripe.
std::vector<double> hatchProfile(double ratio) {
    const int period = std::max(2, static_cast<int>(std::lround(kHatchPeriod * ratio)));
    std::vector<double> profile;
    for (int i = 0; i < period; ++i) {
        const double fromMiddle = std::abs(i + 0.5 - period / 2.0);
        profile.push_back(std::clamp(period * 0.22 - fromMiddle + 0.5, 0.0, 1.0));
    }
    return profile;
}

/// What a map says of the looked-at columns of one row.
struct SampledRow {
    int row = -1;
    std::uint64_t lastUse = 0;
    std::vector<QRgb> colours;
    std::vector<std::uint8_t> keys;
};

/// The last few rows that were looked at: going down, each is asked of the map once.
class SampledRows {
public:
    SampledRows(const MapSampler& map, std::vector<int> columns, std::size_t depth)
        : m_map(map), m_columns(std::move(columns)), m_rows(depth) {}

    /// Stays while fewer than `depth` other rows are asked for. From one row to the next the same
    /// row is below, here and above in turn, with at most 3 x the outline rows in between.
    const SampledRow& row(int row) {
        SampledRow* oldest = &m_rows.front();
        for (SampledRow& known : m_rows) {
            if (known.row == row) {
                known.lastUse = ++m_uses;
                return known;
            }
            if (known.lastUse < oldest->lastUse) oldest = &known;
        }
        oldest->row = row;
        oldest->lastUse = ++m_uses;
        oldest->colours.resize(m_columns.size());
        oldest->keys.resize(m_columns.size());
        m_map.sample(row, m_columns, oldest->colours.data(), oldest->keys.data());
        return *oldest;
    }

    /// Where in a sampled row the columns stand; -1 where there is none.
    Axis placesOf(const Axis& columns) const {
        const auto places = [&](const std::vector<int>& of) {
            std::vector<int> found;
            for (const int column : of) {
                const auto place = std::lower_bound(m_columns.begin(), m_columns.end(), column);
                const bool isThere = place != m_columns.end() && *place == column;
                found.push_back(isThere ? static_cast<int>(place - m_columns.begin()) : -1);
            }
            return found;
        };
        return {places(columns.here), places(columns.before), places(columns.after)};
    }

private:
    const MapSampler& m_map;
    std::vector<int> m_columns;
    std::vector<SampledRow> m_rows;
    std::uint64_t m_uses = 0;
};

class Composer {
public:
    Composer(const ScreenParts& parts, const QRect& area)
        : m_parts(parts), m_area(area), m_image(area.size(), QImage::Format_RGB32) {}

    QImage run() {
        m_image.fill(m_parts.theme->well);
        if (m_parts.map.isEmpty()) return m_image;
        drawGround();
        drawMap();
        return m_image;
    }

private:
    void drawGround() {
        const QSize whole = m_parts.map.size();
        const double ratio = m_parts.pixelRatio;
        QPainter painter(&m_image);
        painter.translate(-m_area.topLeft());
        painter.scale(ratio, ratio);
        const QRectF ground = m_parts.view.toWidget(QRectF(m_parts.shown));
        painter.fillRect(ground, m_parts.theme->panel);
        if (!m_parts.photo || m_parts.photo->isNull()) return;
        painter.setClipRect(ground);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        const QImage photo = m_parts.photo->level(m_parts.view.scale() * ratio);
        if (m_parts.photo->size() == whole) {
            painter.drawImage(m_parts.view.toWidget(QRectF(QPointF(), QSizeF(whole))), photo);
            return;
        }
        const int height = whole.height() / m_parts.samples;
        if (m_parts.photo->size() != QSize(whole.width(), height)) return;
        for (int sample = 0; sample < m_parts.samples; ++sample) {
            const QRect place(0, sample * height, whole.width(), height);
            if (place.intersects(m_parts.shown))
                painter.drawImage(m_parts.view.toWidget(QRectF(place)), photo);
        }
    }

    void drawMap() {
        const double ratio = m_parts.pixelRatio;
        const ViewTransform& view = m_parts.view;
        const int outline =
            std::max(1, static_cast<int>(std::lround(m_parts.map.outlineWidth() * ratio)));
        const QRect& shown = m_parts.shown;
        const Axis columns = makeAxis(m_area.x(), m_area.width(), outline, view.offset().x(),
                                      view.scale(), ratio, {shown.left(), shown.right() + 1});
        const Axis rows = makeAxis(m_area.y(), m_area.height(), outline, view.offset().y(),
                                   view.scale(), ratio, {shown.top(), shown.bottom() + 1});
        m_hasOutlines = m_parts.map.hasOutlines();
        SampledRows sampled(m_parts.map, sampledColumns(columns),
                            static_cast<std::size_t>(3 * outline + 3));
        const Axis places = sampled.placesOf(columns);
        prepareHatch();
        for (int y = 0; y < m_area.height(); ++y) {
            const auto i = static_cast<std::size_t>(y);
            if (rows.here[i] < 0) continue;
            const SampledRow* above = m_hasOutlines ? &sampled.row(rows.before[i]) : nullptr;
            const SampledRow& here = sampled.row(rows.here[i]);
            const SampledRow* below = m_hasOutlines ? &sampled.row(rows.after[i]) : nullptr;
            drawRow(y, places, here, above, below);
        }
    }

    /// All pixels of a row that are looked at, in order, each once.
    std::vector<int> sampledColumns(const Axis& columns) const {
        std::vector<int> all;
        for (const int column : columns.here)
            if (column >= 0) all.push_back(column);
        if (m_hasOutlines) {
            all.insert(all.end(), columns.before.begin(), columns.before.end());
            all.insert(all.end(), columns.after.begin(), columns.after.end());
        }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }

    void prepareHatch() {
        m_profile = hatchProfile(m_parts.pixelRatio);
        for (const double share : m_profile)
            m_hatch.push_back(
                between(m_parts.theme->raised.rgb(), m_parts.theme->controlEdge.rgb(), share));
    }

    void drawRow(int y, const Axis& places, const SampledRow& row, const SampledRow* above,
                 const SampledRow* below) {
        const MapSampler& map = m_parts.map;
        auto* line = reinterpret_cast<QRgb*>(m_image.scanLine(y));
        const auto at = [](const std::vector<std::uint8_t>& keys, int place) {
            return keys[static_cast<std::size_t>(place)];
        };
        for (int x = 0; x < m_area.width(); ++x) {
            const auto i = static_cast<std::size_t>(x);
            const int place = places.here[i];
            if (place < 0) continue;
            const std::uint8_t key = at(row.keys, place);
            const QRgb outline = map.outline(key);
            const bool atEdge = outline != 0 && (map.isEdge(key, at(row.keys, places.before[i])) ||
                                                 map.isEdge(key, at(row.keys, places.after[i])) ||
                                                 map.isEdge(key, at(above->keys, place)) ||
                                                 map.isEdge(key, at(below->keys, place)));
            if (atEdge)
                line[x] = outline;
            else if (key == MapSampler::kNoData)
                line[x] = m_hatch[phase(x, y)];
            else
                line[x] = inside(key, row.colours[static_cast<std::size_t>(place)], line[x], x, y);
        }
    }

    QRgb inside(std::uint8_t key, QRgb colour, QRgb ground, int x, int y) const {
        const QRgb plain = qAlpha(colour) == 255 ? colour : blend(colour, ground);
        if (!m_parts.map.isHatched(key)) return plain;
        return between(plain, m_parts.map.outline(key), 0.5 * m_profile[phase(x, y)]);
    }

    /// Counted from the widget's corner, so that repainted parts join.
    std::size_t phase(int x, int y) const {
        const int period = static_cast<int>(m_profile.size());
        return static_cast<std::size_t>((m_area.x() + x + m_area.y() + y) % period);
    }

    const ScreenParts& m_parts;
    QRect m_area;
    QImage m_image;
    std::vector<double> m_profile;
    std::vector<QRgb> m_hatch;
    bool m_hasOutlines = false;
};

}  // namespace

QImage composeScreen(const ScreenParts& parts, const QRect& area) {
    return Composer(parts, area).run();
}

}  // namespace lossglass
