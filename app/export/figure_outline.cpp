// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/figure_outline.h"

namespace lossglass {

namespace {

/// Joins edges that follow each other on one grid line into one segment.
template <class Differs, class Point>
void addRuns(QPainterPath& path, int length, Differs differs, Point point) {
    int start = -1;
    for (int i = 0; i <= length; ++i) {
        const bool edge = i < length && differs(i);
        if (edge && start < 0) start = i;
        if (edge || start < 0) continue;
        path.moveTo(point(start));
        path.lineTo(point(i));
        start = -1;
    }
}

}  // namespace

QPainterPath outlineOf(std::span<const std::uint8_t> values, int width, int height) {
    QPainterPath path;
    const auto at = [&](int row, int column) {
        return values[static_cast<std::size_t>(row) * static_cast<std::size_t>(width) +
                      static_cast<std::size_t>(column)];
    };
    for (int row = 1; row < height; ++row)
        addRuns(
            path, width, [&](int c) { return at(row - 1, c) != at(row, c); },
            [&](int c) { return QPointF(c, row); });
    for (int column = 1; column < width; ++column)
        addRuns(
            path, height, [&](int r) { return at(r, column - 1) != at(r, column); },
            [&](int r) { return QPointF(column, r); });
    return path;
}

}  // namespace lossglass
