// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/painting.h"

#include "losslib/scene/log_odds.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lossglass {
namespace {

/// Keeps painted logits within +-16.2, where float still tells 1-p from 0.
constexpr double kLeastProbability = 1e-7;

struct Point {
    double x = 0, y = 0;
};

Point at(const StrokePiece& piece, double t) {
    return {piece.fromX + t * (piece.toX - piece.fromX),
            piece.fromY + t * (piece.toY - piece.fromY)};
}

bool isFinite(const StrokePiece& piece) {
    return std::isfinite(piece.fromX) && std::isfinite(piece.fromY) && std::isfinite(piece.toX) &&
           std::isfinite(piece.toY);
}

/// Distance of a point from the piece.
double distanceTo(const StrokePiece& piece, Point point) {
    const double dx = piece.toX - piece.fromX, dy = piece.toY - piece.fromY;
    const double length2 = dx * dx + dy * dy;
    const double along = (point.x - piece.fromX) * dx + (point.y - piece.fromY) * dy;
    const double t = length2 > 0 ? std::clamp(along / length2, 0.0, 1.0) : 0.0;
    const Point nearest = at(piece, t);
    return std::hypot(point.x - nearest.x, point.y - nearest.y);
}

/// A part of the piece, as its parameter in [0, 1]; empty when from > to.
struct Part {
    double from = 0, to = 1;
};

/// Cuts `part` down to where start + t * step lies in [low, high].
Part cut(Part part, double start, double step, double low, double high) {
    if (step == 0) return start >= low && start <= high ? part : Part{1, 0};
    const double a = (low - start) / step, b = (high - start) / step;
    return {std::max(part.from, std::min(a, b)), std::min(part.to, std::max(a, b))};
}

/// Visits the pixels whose centre lies within the brush, as (column, row, distance).
template <class Visit>
void visitDisc(Extent extent, double radius, const StrokePiece& piece, const Visit& visit) {
    const auto [low, high] = std::minmax({piece.fromY, piece.toY});
    const double top = extent.top, bottom = top + extent.height;
    const int first = static_cast<int>(std::clamp(low - radius, top, bottom));
    const int last = static_cast<int>(std::clamp(high + radius, top - 1, bottom - 1));
    for (int row = first; row <= last; ++row) {
        // Only the part of the piece near this row can reach it: long diagonals stay cheap.
        const double y = row + 0.5;
        const Part part = cut({}, piece.fromY, piece.toY - piece.fromY, y - radius, y + radius);
        if (part.from > part.to) continue;
        const auto [left, right] = std::minmax({at(piece, part.from).x, at(piece, part.to).x});
        const int begin = static_cast<int>(std::clamp(left - radius, 0.0, double(extent.width)));
        const int end = static_cast<int>(std::clamp(right + radius, -1.0, extent.width - 1.0));
        for (int column = begin; column <= end; ++column) {
            const double distance = distanceTo(piece, {column + 0.5, y});
            if (distance <= radius) visit(column, row, distance);
        }
    }
}

/// Visits the pixels that the piece itself passes, joined by edges or corners. They keep thin
/// brushes whole: a disc narrower than a pixel may hold no centre.
template <class Visit>
void visitLine(Extent extent, const StrokePiece& piece, const Visit& visit) {
    const double dx = piece.toX - piece.fromX, dy = piece.toY - piece.fromY;
    Part part = cut({}, piece.fromX, dx, 0, extent.width);
    const int bottom = extent.top + extent.height;
    part = cut(part, piece.fromY, dy, extent.top, bottom);
    if (part.from > part.to) return;
    const double length = (part.to - part.from) * std::max(std::abs(dx), std::abs(dy));
    const int steps = std::max(1, static_cast<int>(std::ceil(length)));
    int lastColumn = -1, lastRow = -1;
    for (int i = 0; i <= steps; ++i) {
        const Point point = at(piece, part.from + (part.to - part.from) * i / steps);
        const int column = static_cast<int>(std::floor(point.x));
        const int row = static_cast<int>(std::floor(point.y));
        const bool inside =
            column >= 0 && row >= extent.top && column < extent.width && row < bottom;
        if (!inside || (column == lastColumn && row == lastRow)) continue;
        visit(column, row, distanceTo(piece, {column + 0.5, row + 0.5}));
        lastColumn = column;
        lastRow = row;
    }
}

/// 1 in the core, falling linearly to 0 at the rim.
double coverageAt(const Brush& brush, double distance) {
    const double radius = brush.diameter / 2;
    const double core = radius * (1 - std::clamp(brush.softness, 0.0, 1.0));
    return distance <= core ? 1.0 : (radius - distance) / (radius - core);
}

/// Visits each covered pixel once, as (column, row, coverage in (0, 1]).
template <class Visit>
void visitCovered(Extent extent, const Brush& brush, const StrokePiece& piece, const Visit& visit) {
    if (!isFinite(piece)) return;
    const bool wide = brush.diameter > 1;
    const double radius = brush.diameter / 2;
    if (wide) {
        visitDisc(extent, radius, piece, [&](int column, int row, double distance) {
            const double coverage = coverageAt(brush, distance);
            if (coverage > 0) visit(column, row, coverage);
        });
    }
    visitLine(extent, piece, [&](int column, int row, double distance) {
        if (!wide || distance > radius) visit(column, row, 1.0);
    });
}

/// Grows a region pixel by pixel.
class Bounds {
public:
    void add(int column, int row) {
        m_left = std::min(m_left, column);
        m_right = std::max(m_right, column);
        m_top = std::min(m_top, row);
        m_bottom = std::max(m_bottom, row);
    }
    Region region() const {
        if (m_right < m_left) return {};
        return {m_left, m_top, m_right - m_left + 1, m_bottom - m_top + 1};
    }

private:
    int m_left = std::numeric_limits<int>::max(), m_top = std::numeric_limits<int>::max();
    int m_right = -1, m_bottom = -1;
};

/// Moves one pixel; true when a logit changed. With the others' logits untouched their
/// proportions stay exactly, so only the painted channel has to move.
bool movePixel(Planes<float>& logits, Eigen::Index pixel, int channel, double p, double coverage) {
    const float before = logits(channel, pixel);
    double against = rivals(logits, pixel, channel);
    bool changed = false;
    const double oldP = 1 / (1 + std::exp(against - before));
    const double oldQ = 1 / (1 + std::exp(before - against));
    if (!std::isfinite(against)) {
        against = reviveRivals(logits, pixel, channel);
        changed = true;
    }
    const double newP = coverage * p + (1 - coverage) * oldP;
    const double newQ = coverage * (1 - p) + (1 - coverage) * oldQ;
    const auto after = static_cast<float>(std::log(newP) - std::log(newQ) + against);
    logits(channel, pixel) = after;
    return changed || after != before;
}

}  // namespace

Region Region::united(const Region& other) const {
    if (other.isEmpty()) return isEmpty() ? Region{} : *this;
    if (isEmpty()) return other;
    const int left = std::min(x, other.x), top = std::min(y, other.y);
    const int right = std::max(x + width, other.x + other.width);
    const int bottom = std::max(y + height, other.y + other.height);
    return {left, top, right - left, bottom - top};
}

Region paintLabels(Labels& labels, Extent extent, const Brush& brush, const StrokePiece& piece,
                   std::uint8_t label) {
    Bounds changed;
    const Brush hard{brush.diameter, 0};
    visitCovered(extent, hard, piece, [&](int column, int row, double) {
        auto& entry =
            labels[static_cast<std::size_t>(row) * static_cast<std::size_t>(extent.width) +
                   static_cast<std::size_t>(column)];
        if (entry == label) return;
        entry = label;
        changed.add(column, row);
    });
    return changed.region();
}

Region paintProbability(Planes<float>& logits, Extent extent, const Brush& brush,
                        const StrokePiece& piece, int channel, double p) {
    if (std::isnan(p)) return {};
    const double target = std::clamp(p, kLeastProbability, 1 - kLeastProbability);
    Bounds changed;
    visitCovered(extent, brush, piece, [&](int column, int row, double coverage) {
        const Eigen::Index pixel = Eigen::Index{row} * extent.width + column;
        if (movePixel(logits, pixel, channel, target, coverage)) changed.add(column, row);
    });
    return changed.region();
}

}  // namespace lossglass
