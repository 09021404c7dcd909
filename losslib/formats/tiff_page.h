// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/element.h"
#include "losslib/formats/read_limits.h"
#include "losslib/support/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lossglass {

/// What the tags of a page say, checked to be what is read here.
struct TiffTags {
    std::int64_t width = 0, height = 0;  ///< as stored
    int samples = 1;                     ///< of one pixel
    int bits = 1;                        ///< of one sample: 1, 2, 4, 8, 16, 32 or 64
    Element element;                     ///< unsigned of one byte where a sample has fewer bits
    int photometric = 1;                 ///< 0 white is zero, 1 black is zero, 2 RGB, 3 palette
    bool separatePlanes = false;
    bool hasAlpha = false;
    bool mayBeLossy = false;
    int orientation = 1;                 ///< 1 to 8, as in EXIF
    std::vector<std::uint32_t> palette;  ///< 0xRRGGBB
};

/// A TIFF file in memory, open at one page. No word goes to the error output.
class TiffPage {
public:
    /// Opens page `page`, the first is 0. The bytes must outlive the object.
    static Result<TiffPage> open(std::span<const std::uint8_t> bytes, int page,
                                 const ReadLimits& limits);

    const TiffTags& tags() const { return m_tags; }
    int pages() const { return m_pages; }

    /// Hands out the bits of every sample once, with its place as stored.
    using Take =
        std::function<void(std::int64_t row, std::int64_t column, int sample, std::uint64_t bits)>;
    std::optional<Error> read(const Take& take);

private:
    struct Handle;
    explicit TiffPage(std::shared_ptr<Handle> handle) : m_handle(std::move(handle)) {}

    std::optional<Error> readTags(const ReadLimits& limits);

    std::shared_ptr<Handle> m_handle;
    TiffTags m_tags;
    int m_pages = 1;
};

}  // namespace lossglass
