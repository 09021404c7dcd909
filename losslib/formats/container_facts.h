// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/support/result.h"

#include <cstdint>
#include <optional>
#include <span>

namespace lossglass {

/// Facts about files that a general picture library decodes, and which it hides: whether the file
/// is whole, and how its samples are meant. All functions only look at the bytes given.

/// A JPEG library fills what is missing with grey: an error when the end of the picture is not
/// there. Requires that the bytes start as a JPEG file does.
std::optional<Error> whyIncompleteJpeg(std::span<const std::uint8_t> bytes);

/// An error when a BMP file is shorter than its header promises, when its sizes are not legal, or
/// when a pixel of an uncompressed palette picture lies outside the palette.
std::optional<Error> whyIncompleteBmp(std::span<const std::uint8_t> bytes);

/// The tags of the first picture of a TIFF file.
struct TiffFacts {
    int bits = 1;
    int samplesPerPixel = 1;
    int sampleFormat = 1;  ///< 1 unsigned, 2 signed, 3 floating point
    int photometric = 1;   ///< 0 white is zero, 1 black is zero, 2 RGB, 3 palette
    int compression = 1;   ///< 1 none, 6 and 7 JPEG, others keep every sample
    bool morePages = false;
};

/// Reads the tags and checks that all strips or tiles lie inside the file. Reference: Adobe, TIFF
/// Revision 6.0, section 2.
Result<TiffFacts> readTiffFacts(std::span<const std::uint8_t> bytes);

}  // namespace lossglass
