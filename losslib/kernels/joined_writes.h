// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace lossglass {

/// to[i] = of(i), in order, for i from 0 to count - 1, several with one store: in loops that read
/// or write at places that come from memory, stores are what there are too few of. `of` returns
/// unsigned integers as wide as T, the bits of what is written. It may read to[i] and what follows.
template <class T, class Of>
inline void writeJoined(std::int64_t count, T* to, const Of of) {
    std::int64_t i = 0;
    if constexpr (std::endian::native == std::endian::little && sizeof(T) < 8) {
        constexpr std::int64_t kTogether = 8 / sizeof(T);
        for (; i + kTogether <= count; i += kTogether) {
            std::uint64_t word = 0;
            for (std::int64_t k = 0; k < kTogether; ++k)
                word |= std::uint64_t{of(i + k)} << (8 * static_cast<int>(sizeof(T)) * k);
            std::memcpy(to + i, &word, sizeof word);
        }
    }
    for (; i < count; ++i)
        to[i] = std::bit_cast<T>(of(i));
}

}  // namespace lossglass
