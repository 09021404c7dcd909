// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace lossglass {

/// The label of a pixel that leaves every sum, mean, sort and denominator.
inline constexpr std::uint8_t kIgnored = 255;

/// Class indices, one byte per pixel: 0 .. K-1, or kIgnored. Same pixel order as Planes.
using Labels = std::vector<std::uint8_t>;

}  // namespace lossglass
