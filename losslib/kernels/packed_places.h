// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/ranked_place.h"
#include "losslib/support/aligned_array.h"

#include <cstdint>

namespace lossglass {

/// The places of up to kMostItems items in six bytes each: two numbers of 24 bits.
class PackedPlaces {
public:
    static constexpr std::int64_t kMostItems = std::int64_t{1} << 24;

    /// 0 <= items <= kMostItems; their places are still to be written.
    explicit PackedPlaces(std::int64_t items)
        : m_low(static_cast<std::size_t>(items)), m_high(static_cast<std::size_t>(items)) {}

    /// Items begin .. begin+count-1. To be called inside vectorised(), as read().
    void write(std::int64_t begin, std::int64_t count, const RankedPlace* places) {
        std::uint32_t* low = m_low.get() + begin;
        std::uint16_t* high = m_high.get() + begin;
#pragma omp simd
        for (std::int64_t i = 0; i < count; ++i) {
            low[i] = places[i].ahead | places[i].marked << kBits;
            high[i] = static_cast<std::uint16_t>(places[i].marked >> (32 - kBits));
        }
    }

    /// Both numbers of items begin .. begin+count-1.
    void read(std::int64_t begin, std::int64_t count, std::uint32_t* ahead,
              std::uint32_t* marked) const {
        const std::uint32_t* low = m_low.get() + begin;
        const std::uint16_t* high = m_high.get() + begin;
#pragma omp simd
        for (std::int64_t i = 0; i < count; ++i) {
            ahead[i] = low[i] & kMask;
            marked[i] = low[i] >> kBits | std::uint32_t{high[i]} << (32 - kBits);
        }
    }

    /// How many items are ahead of each.
    void readAhead(std::int64_t begin, std::int64_t count, std::uint32_t* ahead) const {
        const std::uint32_t* low = m_low.get() + begin;
#pragma omp simd
        for (std::int64_t i = 0; i < count; ++i)
            ahead[i] = low[i] & kMask;
    }

    RankedPlace at(std::int64_t item) const {
        RankedPlace place;
        read(item, 1, &place.ahead, &place.marked);
        return place;
    }

private:
    static constexpr int kBits = 24;
    static constexpr std::uint32_t kMask = (std::uint32_t{1} << kBits) - 1;

    AlignedArray<std::uint32_t> m_low;   ///< ahead, and the low bits of marked
    AlignedArray<std::uint16_t> m_high;  ///< the high bits of marked
};

}  // namespace lossglass
