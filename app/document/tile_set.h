// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/region.h"

#include <algorithm>
#include <vector>

namespace lossglass {

/// A picture cut into squares of kTileSide pixels, numbered row by row; those on the right and
/// lower edge are smaller.
struct TileGrid {
    static constexpr int kTileSide = 64;

    int width = 0, height = 0;  ///< of the picture, all samples below each other

    int across() const { return (width + kTileSide - 1) / kTileSide; }
    int down() const { return (height + kTileSide - 1) / kTileSide; }
    int count() const { return across() * down(); }
    int tileAt(int column, int row) const {
        return row / kTileSide * across() + column / kTileSide;
    }
    Region region(int tile) const {
        const int x = tile % across() * kTileSide, y = tile / across() * kTileSide;
        return {x, y, std::min(kTileSide, width - x), std::min(kTileSide, height - y)};
    }
};

/// Some tiles of a grid.
class TileSet {
public:
    explicit TileSet(const TileGrid& grid)
        : m_grid(grid), m_has(static_cast<std::size_t>(grid.count())) {}

    /// Adds every tile that the region touches; it lies inside the picture.
    void add(const Region& region) {
        if (region.isEmpty()) return;
        const int first = m_grid.tileAt(region.x, region.y);
        const int last = m_grid.tileAt(region.x + region.width - 1, region.y);
        const int rows =
            (region.y + region.height - 1) / TileGrid::kTileSide - region.y / TileGrid::kTileSide;
        for (int down = 0; down <= rows; ++down)
            for (int tile = first; tile <= last; ++tile) {
                const int at = tile + down * m_grid.across();
                if (m_has[static_cast<std::size_t>(at)]) continue;
                m_has[static_cast<std::size_t>(at)] = true;
                m_members.push_back(at);
            }
    }
    const std::vector<int>& members() const { return m_members; }
    const TileGrid& grid() const { return m_grid; }

private:
    TileGrid m_grid;
    std::vector<bool> m_has;
    std::vector<int> m_members;  ///< in the order in which they came
};

}  // namespace lossglass
