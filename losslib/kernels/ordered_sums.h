// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/tiles.h"

#include <cstddef>
#include <vector>

namespace lossglass {

/// Sums of tiles, `stride` slots a tile, added in the order of the tiles.
inline std::vector<double> sumTiles(const std::vector<double>& tileSums, std::size_t stride) {
    std::vector<double> sums(stride);
    for (std::size_t i = 0; i < tileSums.size(); ++i)
        sums[i % stride] += tileSums[i];
    return sums;
}

/// The sums of one pass, kept by tile: each tile writes its own, and the total is added up in the
/// order of the tiles, so that it is the same whoever ran first and whichever tiles ran again.
class TileSums {
public:
    TileSums() = default;
    TileSums(std::int64_t pixels, std::size_t stride)
        : m_stride(stride), m_values(static_cast<std::size_t>(tileCount(pixels)) * stride) {}

    std::size_t stride() const { return m_stride; }
    double* of(const Tile& tile) {
        return m_values.data() + static_cast<std::size_t>(tile.index) * m_stride;
    }
    std::vector<double> total() const { return sumTiles(m_values, m_stride); }

private:
    std::size_t m_stride = 0;
    std::vector<double> m_values;
};

}  // namespace lossglass
