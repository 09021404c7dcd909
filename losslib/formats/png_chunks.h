// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/support/result.h"

#include <cstdint>
#include <span>
#include <vector>

namespace lossglass {

/// The keyword and the text of the tEXt chunk that says it: what tells background and ignored
/// pixels alone from a mask of black and white.
inline constexpr char kIgnoredKeyword[] = "Labels";
inline constexpr char kIgnoredText[] = "255 is ignored";

/// The parts of a PNG file that its samples need.
struct PngChunks {
    std::int64_t width = 0;   ///< 1 .. 2^31 - 1
    std::int64_t height = 0;  ///< 1 .. 2^31 - 1
    int bits = 8;
    int colourType = 0;  ///< 0 grey, 2 RGB, 3 palette, 4 grey + alpha, 6 RGB + alpha
    bool interlaced = false;
    int frames = 1;             ///< of an animation; the picture is one of them, or stands for them
    int transparent = 0;        ///< bytes of the tRNS chunk, 0 without one
    bool marksIgnored = false;  ///< a text says that 255 is no class, see kIgnoredKeyword
    std::vector<std::uint32_t> palette;    ///< 0xRRGGBB
    std::vector<std::uint8_t> compressed;  ///< all IDAT chunks joined
};

/// Walks over the chunks, checks their sizes, checksums and order.
Result<PngChunks> parsePngChunks(std::span<const std::uint8_t> bytes);

}  // namespace lossglass
