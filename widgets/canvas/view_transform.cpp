// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/view_transform.h"

#include <algorithm>
#include <cmath>

namespace lossglass {
namespace {

/// How much of a picture may not be dragged out of sight, in widget pixels.
constexpr double kStrip = 32;

/// Moves [start, start + length) so that it shares at least a strip with [0, room).
double keep(double start, double length, double room) {
    const double strip = std::min({kStrip, length, room});
    return std::clamp(start, strip - length, room - strip);
}

}  // namespace

ViewTransform ViewTransform::fit(QSize picture, QSizeF widget) {
    if (picture.isEmpty() || widget.isEmpty()) return {};
    const double scale =
        std::min(widget.width() / picture.width(), widget.height() / picture.height());
    return {scale, QPointF((widget.width() - scale * picture.width()) / 2,
                           (widget.height() - scale * picture.height()) / 2)};
}

ViewTransform ViewTransform::fit(const QRect& part, QSizeF widget) {
    const ViewTransform view = fit(part.size(), widget);
    return view.movedBy(-view.m_scale * QPointF(part.topLeft()));
}

QRectF ViewTransform::toWidget(const QRectF& picture) const {
    return {toWidget(picture.topLeft()), picture.size() * m_scale};
}

QPoint ViewTransform::pixelAt(QPointF widget) const {
    const QPointF point = toPicture(widget);
    return {static_cast<int>(std::floor(point.x())), static_cast<int>(std::floor(point.y()))};
}

ViewTransform ViewTransform::zoomedAt(QPointF point, double factor) const {
    return {m_scale * factor, point - factor * (point - m_offset)};
}

ViewTransform ViewTransform::keptInside(const QRect& part, QSizeF widget) const {
    if (part.isEmpty() || widget.isEmpty()) return *this;
    const QPointF start = toWidget(QPointF(part.topLeft()));
    const QPointF kept(keep(start.x(), m_scale * part.width(), widget.width()),
                       keep(start.y(), m_scale * part.height(), widget.height()));
    return movedBy(kept - start);
}

}  // namespace lossglass
