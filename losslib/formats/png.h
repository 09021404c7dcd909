// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/file_format.h"
#include "losslib/formats/picture_samples.h"
#include "losslib/formats/read_limits.h"
#include "losslib/support/result.h"

#include <cstdint>
#include <span>

namespace lossglass {

/// Whether the bytes start as a PNG file does.
bool looksLikePng(std::span<const std::uint8_t> bytes);

/// Decodes a PNG held in memory to its raw samples: every colour type, bit depth and interlace.
/// General picture libraries turn an index beyond the palette into class 0 and spread 2-bit
/// samples over 0 to 255; masks need neither. Truncated and damaged files are errors that name
/// the place. Takes 2 bytes per sample and the uncompressed rows.
/// Reference: W3C, Portable Network Graphics (PNG) Specification.
Result<PictureSamples> parsePng(std::span<const std::uint8_t> bytes, const ReadLimits& limits = {});

FileFormat pngFormat();

}  // namespace lossglass
