// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/block_sums.h"
#include "losslib/kernels/tile_labels.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace lossglass {

/// The label that all pixels of a block have, or -1; that also for a shorter block.
template <class Count>
inline int commonLabel(const Count, const std::uint8_t* labels) {
    if constexpr (std::is_integral_v<Count>) return -1;
    constexpr std::uint64_t kEachByte = 0x0101010101010101u;
    const std::uint64_t first = labels[0] * kEachByte;
    std::uint64_t differing = 0;
    for (std::int64_t i = 0; i < kBlockPixels; i += 8) {
        std::uint64_t eight;
        std::memcpy(&eight, labels + i, sizeof eight);
        differing |= eight ^ first;
    }
    return differing == 0 ? labels[0] : -1;
}

/// A sum for each label over the pixels of a tile, block by block. In most blocks of a mask all
/// pixels have one label; to add zeros to the other sums would change nothing.
template <class Real, std::size_t kLabels>
class LabelSums {
public:
    /// Adds of(i) to the sum of labels[i], for i from 0 to count - 1, the pixels of a block;
    /// kIgnored belongs to no sum.
    template <class Count, class Of>
    inline void add(const Count count, const std::uint8_t* labels, const Of of) {
        add(commonLabel(count, labels), count, labels, of);
    }

    /// The same, `common` being what commonLabel() says of the block.
    template <class Count, class Of>
    inline void add(int common, const Count count, const std::uint8_t* labels, const Of of) {
        if (common == kIgnored) return;
        if (common >= 0) return m_sums[static_cast<std::size_t>(common)].add(count, of);
        WideLabels<Real, kBlockPixels> wide;
        const WideLabel<Real>* y = wide.read(labels, count);
        for (std::size_t label = 0; label < kLabels; ++label)
            m_sums[label].add(count, [=](std::int64_t i) {
                return y[i] == static_cast<WideLabel<Real>>(label) ? of(i) : Real(0);
            });
    }

    double total(std::size_t label) const { return m_sums[label].total(); }

private:
    std::array<BlockSum<Real>, kLabels> m_sums;
};

}  // namespace lossglass
