// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/file_parts.h"
#include "losslib/support/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lossglass {

/// What the samples of a pixel are. Grey is brightness: 0 black, 2^bits - 1 white, whatever way
/// round the file stores it.
enum class SampleLayout { Grey, GreyAlpha, Palette, Rgb, Rgba };

/// Samples of one pixel.
constexpr int samplesPerPixel(SampleLayout layout) {
    switch (layout) {
        case SampleLayout::Grey:
        case SampleLayout::Palette:
            return 1;
        case SampleLayout::GreyAlpha:
            return 2;
        case SampleLayout::Rgb:
            return 3;
        case SampleLayout::Rgba:
            break;
    }
    return 4;
}

/// Whether the format keeps every sample, or may have smeared them (JPEG).
enum class Fidelity { Exact, Lossy };

/// A picture as its file stores it: no colour conversion, no gamma, no scaling, no
/// premultiplication. Rows top to bottom, as displayed.
struct PictureSamples {
    int width = 0;
    int height = 0;
    SampleLayout layout = SampleLayout::Grey;
    int bits = 8;                        ///< of one sample: 1, 2, 4, 8 or 16
    std::vector<std::uint16_t> samples;  ///< width * height * samplesPerPixel(layout)
    std::vector<std::uint32_t> palette;  ///< 0xRRGGBB; Palette only, every index lies inside
    int white = 0;  ///< the sample of full brightness where that is not 2^bits - 1; else 0
    bool marksIgnored = false;  ///< the file says that samples of 255 are no class
    Fidelity fidelity = Fidelity::Exact;
    std::string format;                ///< "PNG", "JPEG", ...
    std::vector<std::string> notices;  ///< what the reader decided
    FileParts parts{};

    int largest() const { return white > 0 ? white : (1 << bits) - 1; }
    std::uint16_t at(std::int64_t pixel, int sample = 0) const {
        return samples[static_cast<std::size_t>(pixel * samplesPerPixel(layout) + sample)];
    }
};

/// An error with the first place where an index lies outside the palette; nothing when none does,
/// or when there is no palette.
std::optional<Error> whyNoIndex(const PictureSamples& picture);

}  // namespace lossglass
