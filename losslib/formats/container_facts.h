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

/// An error when a WebP file is shorter than its header promises. Requires that the bytes start
/// as such a file does.
std::optional<Error> whyIncompleteWebp(std::span<const std::uint8_t> bytes);

/// How many pictures an animated WebP file has; 1 for others.
int webpFrames(std::span<const std::uint8_t> bytes);

/// Whether a WebP file holds lossless data only. Reference: Google, WebP Container Specification.
bool isLosslessWebp(std::span<const std::uint8_t> bytes);

}  // namespace lossglass
