// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>
#include <vector>

class QPainter;

namespace lossglass {

/// The shape of the last ten values, each line on its own scale, a dot at the present one. Gaps
/// where a value is not a number. Less than two numbers draw nothing.
void paintSparkLine(QPainter& painter, const QRectF& rect, const std::vector<double>& values,
                    const QColor& colour);

}  // namespace lossglass
