// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/brush_raster.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lossglass {
namespace {

/// Less than a person can aim, more than rounding: a centre on the lower edge of a square stays
/// outside.
constexpr double kNudge = 1e-9;

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

double roundDistance(const StrokePiece& piece, Point point) {
    const double dx = piece.toX - piece.fromX, dy = piece.toY - piece.fromY;
    const double length2 = dx * dx + dy * dy;
    const double along = (point.x - piece.fromX) * dx + (point.y - piece.fromY) * dy;
    const double t = length2 > 0 ? std::clamp(along / length2, 0.0, 1.0) : 0.0;
    const Point nearest = at(piece, t);
    const double x = point.x - nearest.x, y = point.y - nearest.y;
    return std::sqrt(x * x + y * y);
}

/// The least of max(|x|, |y|) over the piece. It lies at an end, where one of the two vanishes, or
/// where both are equal.
double squareDistance(const StrokePiece& piece, Point point) {
    const double dx = piece.toX - piece.fromX, dy = piece.toY - piece.fromY;
    const double x = point.x - piece.fromX, y = point.y - piece.fromY;
    const auto reach = [&](double t) {
        return std::max(std::abs(x - t * dx), std::abs(y - t * dy));
    };
    double least = std::min(reach(0), reach(1));
    const std::array<Point, 4> ratios{Point{x, dx}, {y, dy}, {x - y, dx - dy}, {x + y, dx + dy}};
    for (const Point& ratio : ratios)
        if (ratio.y != 0) least = std::min(least, reach(std::clamp(ratio.x / ratio.y, 0.0, 1.0)));
    return least;
}

double distanceTo(const Brush& brush, const StrokePiece& piece, Point point) {
    return brush.shape == BrushShape::Round ? roundDistance(piece, point)
                                            : squareDistance(piece, point);
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

/// 1 in the core, falling linearly to 0 at the rim.
double shareAt(const Brush& brush, double distance) {
    const double radius = brush.diameter / 2;
    const double core = radius * (1 - std::clamp(brush.softness, 0.0, 1.0));
    return distance <= core ? 1.0 : std::max(0.0, (radius - distance) / (radius - core));
}

bool isInside(const Brush& brush, double distance) {
    const double radius = brush.diameter / 2;
    return brush.softness > 0 ? distance < radius : distance <= radius;
}

/// The columns of a row that the moving brush may reach, not clipped yet; nothing: begin = end.
CoverageRun reachOf(const Brush& brush, const StrokePiece& piece, int row, const Extent& extent) {
    const double radius = brush.diameter / 2, y = row + 0.5;
    const bool round = brush.shape == BrushShape::Round;
    // Only the part of the piece near this row can reach it: long diagonals stay cheap.
    const Part part = cut({}, piece.fromY, piece.toY - piece.fromY,
                          y - radius + (round ? 0 : kNudge), y + radius);
    if (part.from > part.to) return {row, 0, 0};
    const auto [left, right] = std::minmax({at(piece, part.from).x, at(piece, part.to).x});
    const double widest = extent.width;
    if (round)
        return {row, static_cast<int>(std::clamp(left - radius, 0.0, widest)),
                1 + static_cast<int>(std::clamp(right + radius, -1.0, widest - 1))};
    return {row, static_cast<int>(std::ceil(std::clamp(left - radius - 0.5, 0.0, widest))),
            static_cast<int>(std::ceil(std::clamp(right + radius - 0.5, 0.0, widest)))};
}

void addBody(const Extent& extent, const Brush& brush, const StrokePiece& piece,
             Coverage& covered) {
    const double radius = brush.diameter / 2;
    const auto [low, high] = std::minmax({piece.fromY, piece.toY});
    const double top = extent.top, bottom = top + extent.height;
    const int first = static_cast<int>(std::clamp(low - radius, top, bottom));
    const int last = static_cast<int>(std::clamp(high + radius, top - 1, bottom - 1));
    const bool filters = brush.shape == BrushShape::Round || brush.softness > 0;
    for (int row = first; row <= last; ++row) {
        CoverageRun run = reachOf(brush, piece, row, extent);
        const auto misses = [&](int column) {
            return !isInside(brush, distanceTo(brush, piece, {column + 0.5, row + 0.5}));
        };
        // What a convex brush covers of a row has no gaps: look for its ends alone.
        while (filters && run.begin < run.end && misses(run.begin))
            ++run.begin;
        while (filters && run.begin < run.end && misses(run.end - 1))
            --run.end;
        if (run.begin >= run.end) continue;
        covered.runs.push_back(run);
        for (int column = run.begin; brush.softness > 0 && column < run.end; ++column)
            covered.shares.push_back(
                shareAt(brush, distanceTo(brush, piece, {column + 0.5, row + 0.5})));
    }
}

/// Adds the pixels that the piece itself passes, joined by edges or corners, where the brush does
/// not cover them anyway: a disc narrower than a pixel may hold no centre.
void addLine(const Extent& extent, const Brush& brush, const StrokePiece& piece,
             Coverage& covered) {
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
        lastColumn = column;
        lastRow = row;
        const Point centre{column + 0.5, row + 0.5};
        if (brush.diameter > 1 && isInside(brush, distanceTo(brush, piece, centre))) continue;
        covered.runs.push_back({row, column, column + 1});
        if (brush.diameter > 1 && brush.softness > 0) covered.shares.push_back(1);
    }
}

}  // namespace

Coverage rasterBrush(const Extent& extent, const Brush& brush, const StrokePiece& piece) {
    Coverage covered;
    if (!isFinite(piece)) return covered;
    if (brush.diameter > 1) addBody(extent, brush, piece, covered);
    // A square of more than one pixel always holds a centre of every row and column it passes.
    if (brush.diameter <= 1 || brush.shape == BrushShape::Round)
        addLine(extent, brush, piece, covered);
    return covered;
}

}  // namespace lossglass
