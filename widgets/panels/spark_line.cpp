// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/spark_line.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <iterator>

namespace lossglass {
namespace {

constexpr std::size_t kCount = 10;
constexpr double kDot = 2;

}  // namespace

void paintSparkLine(QPainter& painter, const QRectF& rect, const std::vector<double>& values,
                    const QColor& colour) {
    const std::size_t count = std::min(values.size(), kCount);
    const std::vector<double> last(values.end() - static_cast<std::ptrdiff_t>(count), values.end());
    std::vector<double> finite;
    std::copy_if(last.begin(), last.end(), std::back_inserter(finite),
                 [](double v) { return std::isfinite(v); });
    if (finite.size() < 2) return;
    const auto [low, high] = std::minmax_element(finite.begin(), finite.end());
    const double range = *high - *low;
    const auto pointOf = [&](std::size_t i) {
        const double x =
            rect.left() + rect.width() * static_cast<double>(i) / static_cast<double>(count - 1);
        const double share = range > 0 ? (last[i] - *low) / range : 0.5;
        return QPointF(x, rect.bottom() - share * rect.height());
    };
    QPainterPath path;
    bool down = false;
    for (std::size_t i = 0; i < count; ++i) {
        const bool known = std::isfinite(last[i]);
        if (known && down) path.lineTo(pointOf(i));
        if (known && !down) path.moveTo(pointOf(i));
        down = known;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    if (std::isfinite(last.back())) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(pointOf(count - 1), kDot, kDot);
    }
    painter.restore();
}

}  // namespace lossglass
