// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/support/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace lossglass {

/// Planes of numbers on their way into a TIFF: a page per sample, a plane per channel.
struct TiffPlanes {
    int width = 0;
    int height = 0;
    int channels = 1;
    int samples = 1;
    std::string description;  ///< what the numbers are, for the ImageDescription of each page
    /// The value of a channel at a pixel; pixels of sample 0 first, each sample row by row.
    std::function<float(int channel, std::int64_t pixel)> at;
};

/// Writes 32-bit floating-point samples, uncompressed, each channel in a plane of its own, whole or
/// not at all. More than the 4 GB of a classic TIFF is an error. Nothing means written.
/// Reference: Adobe, TIFF Revision 6.0; SampleFormat 3.
std::optional<Error> writeTiff(const std::filesystem::path& path, const TiffPlanes& planes);

}  // namespace lossglass
