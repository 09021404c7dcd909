// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theme.h"

#include <QRectF>

#include <optional>
#include <vector>

class QPainter;

namespace lossglass {

/// A bar that is cut into parts, one per sample: the largest in accent, the others in two greys by
/// turns, each with its number where there is room. No blue, no orange: they mean gradient.
struct ShareBar {
    QRectF place;
    std::vector<double> shares;     ///< summing to 1; all 0 draws an empty bar
    std::optional<int> dominating;  ///< from 0

    /// The part of a sample; empty where its share is 0.
    QRectF part(int sample) const;
    /// The sample below a point, or -1.
    int sampleAt(QPointF point) const;
    void paint(QPainter& painter, const Theme& theme) const;
    /// The colour of a sample's part.
    QColor colour(int sample, const Theme& theme) const;
};

}  // namespace lossglass
