// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/tiff_page.h"

#include "losslib/formats/sizes.h"

#include <tiffio.h>

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <optional>

namespace lossglass {

namespace {

Error malformed(std::string message) {
    return {ErrorCode::Malformed, std::move(message), {}};
}

Error unsupported(std::string message) {
    return {ErrorCode::Unsupported, std::move(message), {}};
}

}  // namespace

/// What libtiff reads from, and the first thing it complains about.
struct TiffPage::Handle {
    std::span<const std::uint8_t> bytes;
    std::uint64_t at = 0;
    std::string complaint;
    bool hasWrongSizes = false;
    TIFF* tiff = nullptr;

    Handle() = default;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() {
        if (tiff) TIFFClose(tiff);
    }

    template <class Value>
    Value tag(std::uint32_t name, Value missing) {
        Value value = missing;
        return TIFFGetFieldDefaulted(tiff, name, &value) == 1 ? value : missing;
    }
    std::string why(const std::string& otherwise) const {
        return complaint.empty() ? otherwise : complaint;
    }

    static tmsize_t read(thandle_t self, void* to, tmsize_t size) {
        auto& handle = *static_cast<Handle*>(self);
        if (size < 0 || handle.at >= handle.bytes.size()) return 0;
        const auto count = std::min<std::uint64_t>(static_cast<std::uint64_t>(size),
                                                   handle.bytes.size() - handle.at);
        std::memcpy(to, handle.bytes.data() + handle.at, static_cast<std::size_t>(count));
        handle.at += count;
        return static_cast<tmsize_t>(count);
    }
    static tmsize_t write(thandle_t, void*, tmsize_t) { return 0; }
    static toff_t seek(thandle_t self, toff_t offset, int whence) {
        auto& handle = *static_cast<Handle*>(self);
        if (whence == SEEK_CUR) offset += handle.at;
        if (whence == SEEK_END) offset += handle.bytes.size();
        return handle.at = offset;
    }
    static int close(thandle_t) { return 0; }
    static toff_t size(thandle_t self) { return static_cast<Handle*>(self)->bytes.size(); }
    static int complain(TIFF*, void* self, const char*, const char* format, va_list values) {
        std::array<char, 256> text{};
        std::vsnprintf(text.data(), text.size(), format, values);
        auto& complaint = static_cast<Handle*>(self)->complaint;
        if (complaint.empty()) complaint = text.data();
        return 1;
    }
    /// Most warnings are about tags that nobody needs. Where a length contradicts the size of the
    /// page, libtiff reads on, whatever stands there.
    static int warn(TIFF*, void* self, const char*, const char* format, va_list) {
        if (std::strncmp(format, "Bogus", 5) == 0) static_cast<Handle*>(self)->hasWrongSizes = true;
        return 1;
    }
};

Result<TiffPage> TiffPage::open(std::span<const std::uint8_t> bytes, int page,
                                const ReadLimits& limits) {
    auto handle = std::make_shared<Handle>();
    handle->bytes = bytes;
    TIFFOpenOptions* options = TIFFOpenOptionsAlloc();
    TIFFOpenOptionsSetErrorHandlerExtR(options, Handle::complain, handle.get());
    TIFFOpenOptionsSetWarningHandlerExtR(options, Handle::warn, handle.get());
    TIFFOpenOptionsSetMaxSingleMemAlloc(options, static_cast<tmsize_t>(limits.bytes));
    // "m": the bytes are in memory already, a mapping of its own is not wanted.
    handle->tiff =
        TIFFClientOpenExt("", "rm", handle.get(), Handle::read, Handle::write, Handle::seek,
                          Handle::close, Handle::size, nullptr, nullptr, options);
    TIFFOpenOptionsFree(options);
    if (!handle->tiff)
        return malformed("truncated or damaged TIFF file: " + handle->why("it has no first page"));
    TiffPage result(handle);
    result.m_pages = static_cast<int>(TIFFNumberOfDirectories(handle->tiff));
    if (page >= result.m_pages)
        return Error{ErrorCode::OutOfRange,
                     "there is no page " + std::to_string(page) + ": the TIFF file has " +
                         std::to_string(result.m_pages) + ", the first is 0",
                     {}};
    handle->complaint.clear();
    if (page > 0) handle->hasWrongSizes = false;
    if (TIFFSetDirectory(handle->tiff, static_cast<tdir_t>(page)) != 1)
        return malformed("truncated or damaged TIFF file: " + handle->why("a page is missing"));
    if (auto error = result.readTags(limits)) return *error;
    if (handle->hasWrongSizes)
        return malformed(
            "truncated or damaged: the strips of the TIFF page are said to be of another length "
            "than its size takes");
    return result;
}

namespace {

/// The colours of a palette, which are of 16 bits; old programs wrote 8.
std::vector<std::uint32_t> paletteOf(TIFF* tiff, int bits) {
    std::uint16_t *red = nullptr, *green = nullptr, *blue = nullptr;
    if (TIFFGetField(tiff, TIFFTAG_COLORMAP, &red, &green, &blue) != 1) return {};
    const std::size_t entries = std::size_t{1} << bits;
    const auto isWide = [&](const std::uint16_t* channel) {
        return std::any_of(channel, channel + entries, [](std::uint16_t v) { return v > 255; });
    };
    const int shift = isWide(red) || isWide(green) || isWide(blue) ? 8 : 0;
    std::vector<std::uint32_t> palette(entries);
    for (std::size_t i = 0; i < entries; ++i)
        palette[i] = std::uint32_t{red[i]} >> shift << 16 | std::uint32_t{green[i]} >> shift << 8 |
                     std::uint32_t{blue[i]} >> shift;
    return palette;
}

std::optional<Element> elementOf(int bits, int format) {
    const bool whole = bits == 8 || bits == 16 || bits == 32 || bits == 64;
    if (format == SAMPLEFORMAT_IEEEFP && whole && bits > 8) return Element{'f', bits / 8};
    if (format == SAMPLEFORMAT_INT && whole) return Element{'i', bits / 8};
    if (format != SAMPLEFORMAT_UINT && format != SAMPLEFORMAT_VOID) return std::nullopt;
    if (whole) return Element{'u', bits / 8};
    if (bits == 1 || bits == 2 || bits == 4) return Element{'u', 1};
    return std::nullopt;
}

bool mayBeLossy(int compression) {
    return compression == COMPRESSION_OJPEG || compression == COMPRESSION_JPEG ||
           compression == COMPRESSION_WEBP || compression == COMPRESSION_LERC ||
           compression == COMPRESSION_JXL;
}

}  // namespace

std::optional<Error> TiffPage::readTags(const ReadLimits& limits) {
    Handle& handle = *m_handle;
    const auto compression = handle.tag<std::uint16_t>(TIFFTAG_COMPRESSION, 1);
    if (!TIFFIsCODECConfigured(compression))
        return unsupported("TIFF compression " + std::to_string(compression) + " is not read");
    m_tags.photometric = handle.tag<std::uint16_t>(TIFFTAG_PHOTOMETRIC, 1);
    if (compression == COMPRESSION_JPEG && m_tags.photometric == PHOTOMETRIC_YCBCR) {
        TIFFSetField(handle.tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
        m_tags.photometric = PHOTOMETRIC_RGB;
    }
    if (m_tags.photometric > PHOTOMETRIC_PALETTE)
        return unsupported("a TIFF page of neither grey, palette nor RGB samples (photometric " +
                           std::to_string(m_tags.photometric) + ") is not read");
    m_tags.width = handle.tag<std::uint32_t>(TIFFTAG_IMAGEWIDTH, 0);
    m_tags.height = handle.tag<std::uint32_t>(TIFFTAG_IMAGELENGTH, 0);
    m_tags.samples = handle.tag<std::uint16_t>(TIFFTAG_SAMPLESPERPIXEL, 1);
    m_tags.bits = handle.tag<std::uint16_t>(TIFFTAG_BITSPERSAMPLE, 1);
    const auto format = handle.tag<std::uint16_t>(TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_UINT);
    const auto element = elementOf(m_tags.bits, format);
    if (!element)
        return unsupported("TIFF samples of " + std::to_string(m_tags.bits) + " bits and format " +
                           std::to_string(format) + " are not read");
    m_tags.element = *element;
    if (m_tags.width < 1 || m_tags.height < 1 || m_tags.samples < 1)
        return malformed("damaged: the TIFF page has no size");
    if (auto error = whyTooManyPixels(m_tags.width, m_tags.height, limits)) return error;
    const std::array<std::int64_t, 4> sizes{m_tags.width, m_tags.height, m_tags.samples, 8};
    if (auto error = whyTooLarge(checkedProduct(sizes), limits, "the TIFF page")) return error;
    m_tags.separatePlanes =
        handle.tag<std::uint16_t>(TIFFTAG_PLANARCONFIG, 1) == PLANARCONFIG_SEPARATE;
    std::uint16_t extra = 0;
    std::uint16_t* kinds = nullptr;
    if (TIFFGetFieldDefaulted(handle.tiff, TIFFTAG_EXTRASAMPLES, &extra, &kinds) == 1 && extra > 0)
        m_tags.hasAlpha = kinds[0] != EXTRASAMPLE_UNSPECIFIED;
    m_tags.mayBeLossy = lossglass::mayBeLossy(compression);
    m_tags.orientation = handle.tag<std::uint16_t>(TIFFTAG_ORIENTATION, 1);
    if (m_tags.photometric != PHOTOMETRIC_PALETTE) return std::nullopt;
    if (m_tags.bits <= 8) m_tags.palette = paletteOf(handle.tiff, m_tags.bits);
    if (!m_tags.palette.empty()) return std::nullopt;
    return malformed("damaged: the TIFF page has no palette of up to 256 colours");
}

namespace {

/// A strip or a tile: the same thing, when a strip is a tile as wide as the page.
struct Pieces {
    std::int64_t width, height;  ///< of one piece
    std::int64_t across, down;   ///< how many
    int samples;                 ///< of a pixel within one piece
    int bits;

    std::int64_t rowBytes() const { return (width * samples * bits + 7) / 8; }
};

std::uint64_t bitsAt(const std::uint8_t* row, std::int64_t sample, int bits) {
    if (bits >= 8) {
        std::uint64_t value = 0;
        const int size = bits / 8;
        // libtiff has put the bytes into this machine's order.
        if (size == 1) return row[sample];
        if (size == 2) {
            std::uint16_t two;
            std::memcpy(&two, row + sample * 2, 2);
            return two;
        }
        if (size == 4) {
            std::uint32_t four;
            std::memcpy(&four, row + sample * 4, 4);
            return four;
        }
        std::memcpy(&value, row + sample * 8, 8);
        return value;
    }
    const std::int64_t bit = sample * bits;
    const int shift = 8 - bits - static_cast<int>(bit % 8);
    return row[bit / 8] >> shift & ((1U << bits) - 1);
}

}  // namespace

std::optional<Error> TiffPage::read(const Take& take) {
    TIFF* tiff = m_handle->tiff;
    const bool tiled = TIFFIsTiled(tiff) != 0;
    const int planes = m_tags.separatePlanes ? m_tags.samples : 1;
    const std::int64_t perStrip = m_handle->tag<std::uint32_t>(TIFFTAG_ROWSPERSTRIP, 0);
    Pieces pieces{tiled ? m_handle->tag<std::uint32_t>(TIFFTAG_TILEWIDTH, 0) : m_tags.width,
                  tiled ? m_handle->tag<std::uint32_t>(TIFFTAG_TILELENGTH, 0)
                        : std::min(perStrip, m_tags.height),
                  0,
                  0,
                  m_tags.separatePlanes ? 1 : m_tags.samples,
                  m_tags.bits};
    const std::int64_t size = tiled ? TIFFTileSize64(tiff) : TIFFStripSize64(tiff);
    if (pieces.width < 1 || pieces.height < 1 || size < pieces.rowBytes() * pieces.height)
        return malformed("damaged: the strips or tiles of the TIFF page have no size");
    // A tile may be larger than its page, yet hardly beyond reason.
    if (size > (std::int64_t{1} << 30))
        return Error{ErrorCode::TooLarge, "one strip or tile of the TIFF page takes over 1 GB", {}};
    pieces.across = (m_tags.width + pieces.width - 1) / pieces.width;
    pieces.down = (m_tags.height + pieces.height - 1) / pieces.height;
    std::vector<std::uint8_t> buffer(static_cast<std::size_t>(size));
    m_handle->complaint.clear();
    std::uint32_t number = 0;
    for (int plane = 0; plane < planes; ++plane) {
        for (std::int64_t p = 0; p < pieces.across * pieces.down; ++p, ++number) {
            const std::int64_t top = p / pieces.across * pieces.height,
                               left = p % pieces.across * pieces.width;
            const std::int64_t rows = std::min(pieces.height, m_tags.height - top),
                               columns = std::min(pieces.width, m_tags.width - left);
            const auto offset = TIFFGetStrileOffset(tiff, number);
            if (offset == 0 || offset >= m_handle->bytes.size())
                return malformed("truncated or damaged: strip or tile " + std::to_string(number) +
                                 " of the TIFF page is said to lie at byte " +
                                 std::to_string(offset) + ", the file has " +
                                 std::to_string(m_handle->bytes.size()));
            const auto got = tiled ? TIFFReadEncodedTile(tiff, number, buffer.data(), size)
                                   : TIFFReadEncodedStrip(tiff, number, buffer.data(), size);
            if (got < (tiled ? size : pieces.rowBytes() * rows))
                return malformed(
                    "truncated or damaged TIFF file: " +
                    m_handle->why("strip or tile " + std::to_string(number) + " is not whole"));
            for (std::int64_t y = 0; y < rows; ++y) {
                const std::uint8_t* row = buffer.data() + y * pieces.rowBytes();
                for (std::int64_t x = 0; x < columns; ++x) {
                    for (int s = 0; s < pieces.samples; ++s)
                        take(top + y, left + x, plane + s,
                             bitsAt(row, x * pieces.samples + s, m_tags.bits));
                }
            }
        }
    }
    return std::nullopt;
}

}  // namespace lossglass
