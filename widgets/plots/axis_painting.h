// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/axis_scale.h"

#include <QRectF>
#include <QString>

class QPainter;

namespace lossglass {

struct Theme;

/// What stands round the area of a plot.
struct AxisFrame {
    QRectF area;
    AxisScale x, y;
    QString title;         ///< horizontally above the left axis
    QString subtitle;      ///< behind the title, in second text
    QString xName;         ///< below the ticks
    double rightRoom = 0;  ///< for what stands right of the area

    double xOf(double value) const { return area.left() + x.shareOf(value) * area.width(); }
    double yOf(double value) const { return area.bottom() - y.shareOf(value) * area.height(); }
    int xTicks() const;
    int yTicks() const;
};

/// Room for ticks, numbers and names round an area.
inline constexpr double kFrameLeft = 46, kFrameTop = 28, kFrameBottom = 38;

enum class FrameGrid { Under, None };

/// Title, axes left and bottom, ticks outside, grid and names.
void paintFrame(QPainter& painter, const AxisFrame& frame, const Theme& theme,
                FrameGrid grid = FrameGrid::Under);

}  // namespace lossglass
