// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/flood_fill.h"

#include "losslib/scene/hard_prediction.h"

#include <cstdint>

namespace lossglass {
namespace {

/// Fills run by run: each run of a row is found once, and looks for open runs above and below.
template <class IsSame>
Coverage flood(const Extent& extent, int column, int row, const IsSame& isSame) {
    Coverage covered;
    const bool inside = column >= 0 && column < extent.width && row >= extent.top &&
                        row < extent.top + extent.height;
    if (!inside) return covered;
    const auto width = static_cast<std::size_t>(extent.width);
    std::vector<std::uint8_t> taken(width * static_cast<std::size_t>(extent.height));
    const auto isOpen = [&](int x, int y) {
        const auto at = static_cast<std::size_t>(y - extent.top) * width;
        return !taken[at + static_cast<std::size_t>(x)] && isSame(x, y);
    };
    std::vector<CoverageRun> seeds{{row, column, column + 1}};
    while (!seeds.empty()) {
        CoverageRun run = seeds.back();
        seeds.pop_back();
        if (!isOpen(run.begin, run.row)) continue;
        while (run.begin > 0 && isOpen(run.begin - 1, run.row))
            --run.begin;
        while (run.end < extent.width && isOpen(run.end, run.row))
            ++run.end;
        const auto start = static_cast<std::size_t>(run.row - extent.top) * width;
        for (int x = run.begin; x < run.end; ++x)
            taken[start + static_cast<std::size_t>(x)] = 1;
        covered.runs.push_back(run);
        for (const int next : {run.row - 1, run.row + 1}) {
            if (next < extent.top || next >= extent.top + extent.height) continue;
            bool wasOpen = false;
            for (int x = run.begin; x < run.end; ++x) {
                const bool open = isOpen(x, next);
                if (open && !wasOpen) seeds.push_back({next, x, x + 1});
                wasOpen = open;
            }
        }
    }
    return covered;
}

}  // namespace

Coverage floodLabels(const Labels& labels, const Extent& extent, int column, int row) {
    const auto labelAt = [&](int x, int y) {
        return labels[static_cast<std::size_t>(y) * static_cast<std::size_t>(extent.width) +
                      static_cast<std::size_t>(x)];
    };
    if (column < 0 || column >= extent.width || row < extent.top ||
        row >= extent.top + extent.height)
        return {};
    const std::uint8_t label = labelAt(column, row);
    return flood(extent, column, row, [&](int x, int y) { return labelAt(x, y) == label; });
}

Coverage floodPrediction(const Planes<float>& logits, const Extent& extent, int column, int row) {
    const auto saysAt = [&](int x, int y) {
        const Eigen::Index pixel = Eigen::Index{y} * extent.width + x;
        return logits.rows() == 1 ? static_cast<int>(logits(0, pixel) > 0)
                                  : largestLogit(logits, pixel);
    };
    if (column < 0 || column >= extent.width || row < extent.top ||
        row >= extent.top + extent.height)
        return {};
    const int said = saysAt(column, row);
    return flood(extent, column, row, [&](int x, int y) { return saysAt(x, y) == said; });
}

}  // namespace lossglass
