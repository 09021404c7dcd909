// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

namespace lossglass {

/// How much memory a reader may take. Every reader checks before it allocates.
struct ReadLimits {
    /// Bytes, for the file and again for what is decoded from it.
    std::int64_t bytes = std::int64_t{1} << 30;
    /// Pixels of a picture. A scene takes some 30 bytes for each of them, so that what the bytes
    /// above would admit is more than a window can hold.
    std::int64_t pixels = 100 * 1000 * 1000;
};

/// Limits for pictures of so many million pixels: enough for 8 bytes per pixel, and never less
/// memory than usual. Requires 1 <= megapixels <= 1000000.
inline ReadLimits limitsForMegapixels(std::int64_t megapixels) {
    const std::int64_t pixels = megapixels * 1000 * 1000;
    return {std::max(ReadLimits{}.bytes, 8 * pixels), pixels};
}

}  // namespace lossglass
