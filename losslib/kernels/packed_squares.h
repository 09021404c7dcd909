// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/tiles.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace lossglass {

/// Signed squared distances (kernels/distance_map.h) without loss in little more than half a byte a
/// pixel. Along a row they go as x^2 + a x + b from one nearest pixel to the next, so that the
/// differences of their differences are small whole numbers, 2 or -2 most of the time: these are
/// kept in four bits, and the few that are too large apart.
class PackedSquares {
public:
    /// Of whole numbers; nothing where one is larger than 2^28, as in pictures of more than 16000
    /// pixels a side.
    template <class Real>
    static std::optional<PackedSquares> of(const Real* squares, std::int64_t pixels);

    /// Writes the squares of a tile: kTilePixels entries, in the last tile those after its pixels
    /// without a meaning.
    template <class Real>
    void unpack(const Tile& tile, Real* squares) const;

    /// Bytes that are held.
    std::size_t memoryUse() const;

private:
    /// Runs of a tile, each from a beginning of its own. First come the first codes of all runs,
    /// then the second ones, ...: some runs are unpacked side by side.
    static constexpr std::int64_t kRuns = 16;
    static constexpr std::int64_t kSteps = kTilePixels / kRuns;

    /// A difference of differences that does not fit in four bits.
    struct Exception {
        std::uint16_t place;
        std::int32_t value;
    };
    struct PackedTile {
        std::array<std::uint8_t, kTilePixels / 2> codes;  ///< of places j and j + kTilePixels / 2
        std::array<std::int32_t, kRuns> value, slope;     ///< before the first step
        std::vector<Exception> exceptions;
    };

    static void pack(const std::int32_t* squares, PackedTile& to);

    std::vector<PackedTile> m_tiles;
};

}  // namespace lossglass
