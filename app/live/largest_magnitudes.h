// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/labels.h"
#include "losslib/scene/planes.h"

#include <cstdint>
#include <vector>

namespace lossglass {

/// |x| as the bits of a float, which sort as the numbers do.
inline constexpr std::uint32_t kMagnitudeBits = 0x7FFFFFFFu;
inline constexpr std::uint32_t kInfinityBits = 0x7F800000u;

/// Pixels [begin, end).
struct PixelRun {
    std::int64_t begin = 0, end = 0;
};

/// Splits pixels into runs that are worth a thread each.
std::vector<PixelRun> pixelRuns(std::int64_t pixels);

/// The magnitudes of a gradient that are large: somewhat more than a hundredth of them, as a sample
/// of the pixels suggests. Entries that are not finite and ignored pixels do not count.
struct LargestMagnitudes {
    std::int64_t validPixels = 0;
    std::int64_t total = 0;           ///< finite entries at valid pixels
    std::uint32_t largest = 0;        ///< of all of them, 0 where there is none
    std::vector<std::uint32_t> bits;  ///< all from a bound on, in no order
    bool leavesOutZerosOnly = false;  ///< the bound is the smallest magnitude above 0
};

/// `gradient`: C x pixels, one pixel or more; `labels`: of each pixel.
LargestMagnitudes largestMagnitudes(const Planes<float>& gradient, const Labels& labels);

}  // namespace lossglass
