// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRect>
#include <QRectF>
#include <QSize>

namespace lossglass {

/// Where a picture stands in a widget: widget = offset + scale * picture, in device-independent
/// pixels. Pixel (column c, row r) covers [c, c+1) x [r, r+1) of the picture.
class ViewTransform {
public:
    ViewTransform() = default;
    /// `scale` > 0: widget pixels per picture pixel.
    ViewTransform(double scale, QPointF offset) : m_scale(scale), m_offset(offset) {}

    /// The whole picture, as large as it fits, in the middle. The identity when either is empty.
    static ViewTransform fit(QSize picture, QSizeF widget);
    /// The same for a part of the picture.
    static ViewTransform fit(const QRect& part, QSizeF widget);

    double scale() const { return m_scale; }
    QPointF offset() const { return m_offset; }

    QPointF toPicture(QPointF widget) const { return (widget - m_offset) / m_scale; }
    QPointF toWidget(QPointF picture) const { return m_offset + m_scale * picture; }
    QRectF toWidget(const QRectF& picture) const;
    /// The pixel (column, row) below a point of the widget; may lie outside the picture.
    QPoint pixelAt(QPointF widget) const;

    /// Scaled by `factor`; what stands at `point` of the widget stays there.
    ViewTransform zoomedAt(QPointF point, double factor) const;
    ViewTransform movedBy(QPointF delta) const { return {m_scale, m_offset + delta}; }
    /// Moved as little as needed for a strip of that part of the picture to stay in the widget.
    ViewTransform keptInside(const QRect& part, QSizeF widget) const;

    bool operator==(const ViewTransform&) const = default;

private:
    double m_scale = 1;
    QPointF m_offset;
};

}  // namespace lossglass
