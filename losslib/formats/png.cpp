// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/png.h"

#include "losslib/formats/inflate.h"
#include "losslib/formats/png_chunks.h"
#include "losslib/formats/sizes.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

namespace lossglass {

namespace {

constexpr std::uint8_t kSignature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

Error malformed(std::string message) {
    return {ErrorCode::Malformed, std::move(message), {}};
}

/// Pixels (x0 + i dx, y0 + j dy), stored as a picture of its own.
struct Pass {
    std::int64_t x0, y0, dx, dy;

    std::int64_t columns(const PngChunks& png) const { return (png.width - x0 + dx - 1) / dx; }
    std::int64_t rows(const PngChunks& png) const { return (png.height - y0 + dy - 1) / dy; }
};

constexpr std::array<Pass, 1> kPlain{{{0, 0, 1, 1}}};
constexpr std::array<Pass, 7> kAdam7{{{0, 0, 8, 8},
                                      {4, 0, 8, 8},
                                      {0, 4, 4, 8},
                                      {2, 0, 4, 4},
                                      {0, 2, 2, 4},
                                      {1, 0, 2, 2},
                                      {0, 1, 1, 2}}};

std::span<const Pass> passes(const PngChunks& png) {
    if (png.interlaced) return kAdam7;
    return kPlain;
}

SampleLayout layoutOf(int colourType) {
    switch (colourType) {
        case 2:
            return SampleLayout::Rgb;
        case 3:
            return SampleLayout::Palette;
        case 4:
            return SampleLayout::GreyAlpha;
        case 6:
            return SampleLayout::Rgba;
        default:
            return SampleLayout::Grey;
    }
}

int bitsPerPixel(const PngChunks& png) {
    return png.bits * samplesPerPixel(layoutOf(png.colourType));
}

std::int64_t rowBytes(const PngChunks& png, const Pass& pass) {
    return (pass.columns(png) * bitsPerPixel(png) + 7) / 8;
}

/// Bytes of all filtered rows. A pass without pixels takes none. Cannot overflow: sizes are below
/// 2^31, a pixel has at most 64 bits.
std::optional<std::int64_t> filteredBytes(const PngChunks& png) {
    std::int64_t total = 0;
    for (const Pass& pass : passes(png)) {
        if (pass.columns(png) < 1 || pass.rows(png) < 1) continue;
        const std::array<std::int64_t, 2> sizes{rowBytes(png, pass) + 1, pass.rows(png)};
        const auto bytes = checkedProduct(sizes);
        if (!bytes || *bytes > INT64_MAX / 8) return std::nullopt;
        total += *bytes;
    }
    return total;
}

/// Unpacks into as many bytes as the picture takes, and not one more whatever the data hold.
Result<std::vector<std::uint8_t>> inflateExactly(std::span<const std::uint8_t> compressed,
                                                 std::int64_t size) {
    // One byte of room tells "too many" from "just enough".
    auto rows = inflateAtMost(compressed, DeflateWrapping::Zlib, size + 1);
    if (!rows) return malformed("truncated or damaged: the compressed PNG data cannot be unpacked");
    const auto found = static_cast<std::int64_t>(rows->size());
    if (found > size)
        return malformed("damaged: the compressed PNG data hold more than the " +
                         std::to_string(size) + " bytes that its size takes");
    if (found < size)
        return malformed("damaged: the compressed PNG data holds " + std::to_string(found) +
                         " bytes, its size takes " + std::to_string(size));
    return rows;
}

int paeth(int left, int above, int aboveLeft) {
    const int estimate = left + above - aboveLeft;
    const int toLeft = std::abs(estimate - left), toAbove = std::abs(estimate - above),
              toAboveLeft = std::abs(estimate - aboveLeft);
    if (toLeft <= toAbove && toLeft <= toAboveLeft) return left;
    return toAbove <= toAboveLeft ? above : aboveLeft;
}

/// Undoes the filter of one row in place. `above` is the row before, unfiltered; null in the
/// first. Returns false for an unknown filter.
bool unfilter(int filter, std::uint8_t* row, const std::uint8_t* above, std::int64_t bytes,
              int step) {
    if (filter > 4) return false;
    if (filter == 0) return true;
    for (std::int64_t i = 0; i < bytes; ++i) {
        const int left = i >= step ? row[i - step] : 0;
        const int up = above ? above[i] : 0;
        const int upLeft = above && i >= step ? above[i - step] : 0;
        const int guess = filter == 1   ? left
                          : filter == 2 ? up
                          : filter == 3 ? (left + up) / 2
                                        : paeth(left, up, upLeft);
        row[i] = static_cast<std::uint8_t>(row[i] + guess);
    }
    return true;
}

std::uint16_t sampleOf(const std::uint8_t* row, std::int64_t sample, int bits) {
    if (bits == 8) return row[sample];
    if (bits == 16) return static_cast<std::uint16_t>(row[2 * sample] << 8 | row[2 * sample + 1]);
    const std::int64_t bit = sample * bits;
    const int shift = 8 - bits - static_cast<int>(bit % 8);
    return static_cast<std::uint16_t>(row[bit / 8] >> shift & ((1 << bits) - 1));
}

/// Unfilters the rows of one pass and puts its samples where they belong; `at` is moved past it.
std::optional<Error> readPass(const PngChunks& png, const Pass& pass, std::uint8_t*& at,
                              PictureSamples& picture) {
    const std::int64_t columns = pass.columns(png), rows = pass.rows(png);
    if (columns < 1 || rows < 1) return std::nullopt;
    const std::int64_t bytes = rowBytes(png, pass);
    const int perPixel = samplesPerPixel(picture.layout);
    const int step = std::max(1, bitsPerPixel(png) / 8);
    const std::uint8_t* above = nullptr;
    for (std::int64_t j = 0; j < rows; ++j, at += bytes) {
        const int filter = *at++;
        if (!unfilter(filter, at, above, bytes, step))
            return malformed("damaged: unknown PNG filter " + std::to_string(filter));
        above = at;
        const std::int64_t y = pass.y0 + j * pass.dy;
        for (std::int64_t i = 0; i < columns; ++i) {
            const std::int64_t pixel = y * png.width + pass.x0 + i * pass.dx;
            for (int s = 0; s < perPixel; ++s)
                picture.samples[static_cast<std::size_t>(pixel * perPixel + s)] =
                    sampleOf(at, i * perPixel + s, png.bits);
        }
    }
    return std::nullopt;
}

}  // namespace

bool looksLikePng(std::span<const std::uint8_t> bytes) {
    return bytes.size() >= sizeof kSignature &&
           std::equal(std::begin(kSignature), std::begin(kSignature) + 4, bytes.begin());
}

Result<PictureSamples> parsePng(std::span<const std::uint8_t> bytes, const ReadLimits& limits) {
    if (!looksLikePng(bytes)) return malformed("not a PNG file");
    // The line ends in it are there to notice this.
    if (!std::equal(std::begin(kSignature), std::end(kSignature), bytes.begin()))
        return malformed(
            "damaged: the first bytes of the PNG file were changed, as by a transfer as text");
    const auto chunks = parsePngChunks(bytes);
    if (!chunks) return chunks.error();
    const PngChunks& png = *chunks;
    PictureSamples picture;
    picture.layout = layoutOf(png.colourType);
    picture.bits = png.bits;
    picture.format = "PNG";
    picture.marksIgnored = png.marksIgnored;
    if (png.frames > 1)
        picture.notices.push_back("an animation of " + std::to_string(png.frames) +
                                  " pictures: the one that shows without animation is read");
    if (png.transparent > 0)
        picture.notices.push_back(
            "the file marks some of its colours as transparent: they are read like the others");
    if (picture.layout == SampleLayout::Palette) picture.palette = png.palette;

    const std::array<std::int64_t, 4> sizes{png.width, png.height, samplesPerPixel(picture.layout),
                                            2};
    const auto sampleBytes = checkedProduct(sizes);
    const auto rowsSize = filteredBytes(png);
    const std::string thing =
        "a picture of " + std::to_string(png.width) + " x " + std::to_string(png.height);
    if (auto error = whyTooManyPixels(png.width, png.height, limits)) return *error;
    if (auto error = whyTooLarge(sampleBytes, limits, thing)) return *error;
    if (auto error = whyTooLarge(rowsSize, limits, thing)) return *error;
    // Deflate packs at most 1032 to 1: what promises more is refused before memory is taken.
    if (*rowsSize / 1032 > static_cast<std::int64_t>(png.compressed.size()))
        return malformed("truncated: " + std::to_string(png.compressed.size()) +
                         " bytes of PNG data cannot hold " + thing);
    // Nor does it ever take much more than the rows themselves.
    if (static_cast<std::int64_t>(png.compressed.size()) > *rowsSize + *rowsSize / 64 + 4096)
        return malformed("damaged: " + std::to_string(png.compressed.size()) +
                         " bytes of compressed PNG data are too many for " + thing);
    auto rows = inflateExactly(png.compressed, *rowsSize);
    if (!rows) return rows.error();

    picture.width = static_cast<int>(png.width);
    picture.height = static_cast<int>(png.height);
    picture.samples.resize(static_cast<std::size_t>(*sampleBytes / 2));
    std::vector<std::uint8_t> filtered = std::move(rows).value();
    std::uint8_t* at = filtered.data();
    for (const Pass& pass : passes(png)) {
        if (auto error = readPass(png, pass, at, picture)) return *error;
    }
    if (auto error = whyNoIndex(picture)) return *error;
    return picture;
}

FileFormat pngFormat() {
    return {"png", "*.png", {}, looksLikePng, readAs<PictureSamples, parsePng>};
}

}  // namespace lossglass
