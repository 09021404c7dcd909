// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/landscape_painting.h"

#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

constexpr double kBarGap = 18, kBarWidth = 14, kBarText = 62;
constexpr int kLevels = 8;
constexpr double kLeastBetweenLabels = 30;

/// Dots on the panel: no value there.
constexpr int kDotDistance = 6;

double shareIn(const PlotRange& range, double height) {
    return range.high > range.low ? (height - range.low) / (range.high - range.low) : 0.5;
}

QImage mapImage(const LandscapeGrid& grid, const PlotRange& range, const QSize& size,
                const Theme& theme) {
    QImage image(size, QImage::Format_RGB32);
    const auto table = heightTable(theme);
    const QRgb ground = theme.panel.rgb(), dot = theme.secondText.rgb();
    for (int y = 0; y < size.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        const double v = 1 - (y + 0.5) / size.height();
        for (int x = 0; x < size.width(); ++x) {
            const double u = (x + 0.5) / size.width();
            const double height = grid.between(u * (grid.columns - 1), v * (grid.rows - 1));
            if (std::isfinite(height)) {
                const double share = std::clamp(shareIn(range, height), 0.0, 1.0);
                line[x] = table[static_cast<std::size_t>(std::lround(255 * share))];
            } else {
                line[x] = x % kDotDistance == 0 && y % kDotDistance == 0 ? dot : ground;
            }
        }
    }
    return image;
}

QPointF placeOf(const AxisFrame& frame, const LandscapeGrid& grid, const QPointF& point) {
    return {frame.area.left() + point.x() / (grid.columns - 1) * frame.area.width(),
            frame.area.bottom() - point.y() / (grid.rows - 1) * frame.area.height()};
}

/// Dark on light heights, light on dark ones.
QColor inkAt(double share, const Theme& theme) {
    const QColor ground(heightTable(theme)[static_cast<std::size_t>(255 * share)]);
    // Opaque: the pieces of a line overlap at their ends.
    return ground.lightnessF() > 0.5 ? QColor(0x35323F) : QColor(0xD8D5E6);
}

void paintLabel(QPainter& painter, const QPointF& middle, const QString& text, const Theme& theme) {
    const double wide = QFontMetricsF(tickFont()).horizontalAdvance(text) + 6;
    const QRectF place(middle.x() - wide / 2, middle.y() - 7, wide, 14);
    QColor ground = theme.panel;
    ground.setAlphaF(0.85F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(place, 3, 3);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(theme.text);
    painter.drawText(place, Qt::AlignCenter, text);
}

void paintContours(QPainter& painter, const AxisFrame& frame, const LandscapeGrid& grid,
                   const PlotRange& range, const std::optional<QPointF>& point,
                   const Theme& theme) {
    const auto levels = contourLevels(range, kLevels);
    std::vector<std::pair<QPointF, QString>> labels;
    // The present point is not to be covered.
    if (point) labels.emplace_back(*point, QString());
    painter.save();
    painter.setClipRect(frame.area);
    for (const double level : levels) {
        auto lines = contourLines(grid, level);
        const QLineF* middle = nullptr;
        double nearest = 1e9;
        for (QLineF& line : lines) {
            line = {placeOf(frame, grid, line.p1()), placeOf(frame, grid, line.p2())};
            // Labels stand along the rising diagonal.
            const QPointF from = line.center() - frame.area.center();
            const double off =
                std::abs(from.x() / frame.area.width() + from.y() / frame.area.height());
            if (off < nearest) middle = &line;
            nearest = std::min(nearest, off);
        }
        painter.setPen(QPen(inkAt(std::clamp(shareIn(range, level), 0.0, 1.0), theme), 1.3));
        painter.drawLines(lines.data(), static_cast<int>(lines.size()));
        if (!middle) continue;
        const QPointF place = middle->center();
        const bool isFree = std::all_of(labels.begin(), labels.end(), [&](const auto& other) {
            return QLineF(other.first, place).length() >= kLeastBetweenLabels;
        });
        const bool isInside = frame.area.adjusted(16, 8, -16, -8).contains(place);
        if (isFree && isInside)
            labels.emplace_back(place, tickText(level, tickStep(range, kLevels)));
    }
    painter.setFont(tickFont());
    for (const auto& [place, text] : labels)
        if (!text.isEmpty()) paintLabel(painter, place, text, theme);
    painter.restore();
}

void paintBar(QPainter& painter, const AxisFrame& frame, const PlotRange& range,
              const Theme& theme) {
    const QRectF bar(frame.area.right() + kBarGap, frame.area.top(), kBarWidth,
                     frame.area.height());
    const auto table = heightTable(theme);
    QImage image(1, 256, QImage::Format_RGB32);
    for (int y = 0; y < 256; ++y)
        image.setPixel(0, y, table[static_cast<std::size_t>(255 - y)]);
    painter.drawImage(bar, image);
    painter.setPen(theme.controlEdge);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar);
    painter.setFont(tickFont());
    for (const double level : contourLevels(range, kLevels)) {
        const double y = bar.bottom() - shareIn(range, level) * bar.height();
        painter.setPen(theme.controlEdge);
        painter.drawLine(QPointF(bar.right(), y), QPointF(bar.right() + 4, y));
        painter.setPen(theme.secondText);
        painter.drawText(QRectF(bar.right() + 7, y - 8, kBarText, 16), Qt::AlignVCenter,
                         tickText(level, tickStep(range, kLevels)));
    }
}

void paintPoint(QPainter& painter, const AxisFrame& frame, const LandscapeViewData& content) {
    const auto &across = content.axis[0], &up = content.axis[1];
    const bool hasX = across.now && across.scale.holds(*across.now);
    const bool hasY = up.now && up.scale.holds(*up.now);
    const double x = hasX ? frame.xOf(*across.now) : 0, y = hasY ? frame.yOf(*up.now) : 0;
    // White on black shows on any height.
    for (const auto& [colour, wide] : {std::pair(QColor(Qt::black), 3.0), {Qt::white, 1.2}}) {
        painter.setPen(QPen(colour, wide));
        if (hasX && !hasY) painter.drawLine(QPointF(x, frame.area.top()), {x, frame.area.bottom()});
        if (hasY && !hasX) painter.drawLine(QPointF(frame.area.left(), y), {frame.area.right(), y});
        if (!hasX || !hasY) continue;
        painter.drawEllipse(QPointF(x, y), 7, 7);
        for (const QPointF arm : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
            painter.drawLine(QPointF(x, y) + 11 * arm, QPointF(x, y) + 20 * arm);
    }
}

}  // namespace

std::array<QRgb, 256> heightTable(const Theme& theme) {
    const bool isDark = theme.kind == ThemeKind::Dark;
    const std::array<QRgb, 5> controls =
        isDark ? std::array<QRgb, 5>{0x23212F, 0x41397A, 0x7567C9, 0xB0A5F5, 0xF1EEFF}
               : std::array<QRgb, 5>{0xF4F3FB, 0xC3BBEE, 0x8F82DC, 0x5544C0, 0x1F1757};
    std::array<QRgb, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const double place = static_cast<double>(i) / 255 * (controls.size() - 1);
        const auto k = std::min(static_cast<std::size_t>(place), controls.size() - 2);
        const double share = place - static_cast<double>(k);
        const auto mix = [&](int a, int b) {
            return static_cast<int>(std::lround(a + share * (b - a)));
        };
        const QRgb low = controls[k], high = controls[k + 1];
        table[i] = qRgb(mix(qRed(low), qRed(high)), mix(qGreen(low), qGreen(high)),
                        mix(qBlue(low), qBlue(high)));
    }
    return table;
}

AxisFrame landscapeFrame(const QRectF& place, const LandscapeViewData& content) {
    AxisFrame frame;
    frame.rightRoom = kBarGap + kBarWidth + kBarText;
    frame.area = {place.left() + kFrameLeft, place.top() + kFrameTop,
                  std::max(10.0, place.width() - kFrameLeft - frame.rightRoom),
                  std::max(10.0, place.height() - kFrameTop - kFrameBottom)};
    frame.x = content.axis[0].scale;
    frame.y = content.axis[1].scale;
    frame.title = content.title;
    frame.subtitle = QStringLiteral("↑ ") + content.axis[1].name;
    frame.xName = content.axis[0].name;
    return frame;
}

void paintLandscape(QPainter& painter, const QRectF& place, const LandscapeViewData& content,
                    const Theme& theme) {
    painter.setRenderHint(QPainter::Antialiasing);
    const AxisFrame frame = landscapeFrame(place, content);
    paintFrame(painter, frame, theme, FrameGrid::None);
    const auto range = heightRange(content.grid);
    if (!range) return;
    const QSize size = frame.area.size().toSize().expandedTo({1, 1});
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(frame.area, mapImage(content.grid, *range, size, theme));
    std::optional<QPointF> point;
    if (content.axis[0].now && content.axis[1].now)
        point = QPointF(frame.xOf(*content.axis[0].now), frame.yOf(*content.axis[1].now));
    paintContours(painter, frame, content.grid, *range, point, theme);
    paintBar(painter, frame, *range, theme);
    paintPoint(painter, frame, content);
}

}  // namespace lossglass
