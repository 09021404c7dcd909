// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/container_facts.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace lossglass {

namespace {

using Bytes = std::span<const std::uint8_t>;

enum class Order { Little, Big };

/// An unsigned number of `size` bytes; 0 beyond the end of the bytes.
std::uint32_t number(Bytes bytes, std::uint64_t at, int size, Order order) {
    if (at + static_cast<std::uint64_t>(size) > bytes.size()) return 0;
    std::uint32_t value = 0;
    for (int i = 0; i < size; ++i) {
        const int from = order == Order::Big ? i : size - 1 - i;
        value = value << 8 | bytes[at + static_cast<std::uint64_t>(from)];
    }
    return value;
}

Error malformed(std::string message) {
    return {ErrorCode::Malformed, std::move(message), {}};
}

struct BmpHeader {
    std::uint32_t dataOffset, headerSize, bits, compression, coloursUsed;
    std::int64_t width, height;

    std::int64_t stride() const { return (width * bits + 31) / 32 * 4; }
    std::int64_t colours() const { return coloursUsed ? coloursUsed : std::int64_t{1} << bits; }
};

BmpHeader readBmpHeader(Bytes bytes) {
    const auto read = [&](std::uint64_t at, int size) {
        return number(bytes, at, size, Order::Little);
    };
    const auto height = static_cast<std::int32_t>(read(22, 4));
    return {read(10, 4),
            read(14, 4),
            read(28, 2),
            read(30, 4),
            read(46, 4),
            static_cast<std::int32_t>(read(18, 4)),
            std::abs(std::int64_t{height})};
}

std::optional<Error> checkBmpIndices(Bytes bytes, const BmpHeader& bmp) {
    if (bmp.bits > 8 || bmp.colours() >= std::int64_t{1} << bmp.bits) return std::nullopt;
    const bool topDown = static_cast<std::int32_t>(number(bytes, 22, 4, Order::Little)) < 0;
    const int perByte = static_cast<int>(8 / bmp.bits);
    for (std::int64_t row = 0; row < bmp.height; ++row) {
        const std::int64_t stored = topDown ? row : bmp.height - 1 - row;
        for (std::int64_t column = 0; column < bmp.width; ++column) {
            const auto byte = bytes[static_cast<std::size_t>(
                bmp.dataOffset + stored * bmp.stride() + column / perByte)];
            const int shift =
                static_cast<int>(bmp.bits) * (perByte - 1 - static_cast<int>(column % perByte));
            const int index = byte >> shift & ((1 << bmp.bits) - 1);
            if (index >= bmp.colours())
                return malformed("palette index " + std::to_string(index) + " at (row " +
                                 std::to_string(row) + ", column " + std::to_string(column) +
                                 ") is outside the palette of " + std::to_string(bmp.colours()) +
                                 " entries");
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<Error> whyIncompleteJpeg(Bytes bytes) {
    // A thumbnail may carry its own end mark, so the search starts after the header segments.
    std::uint64_t at = 2;
    while (at + 4 <= bytes.size() && bytes[at] == 0xFF && bytes[at + 1] != 0xDA) {
        if (bytes[at + 1] == 0xFF)
            ++at;
        else
            at += 2 + number(bytes, at + 2, 2, Order::Big);
    }
    constexpr std::uint8_t kEnd[] = {0xFF, 0xD9};
    const auto start =
        bytes.begin() + static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(at, bytes.size()));
    if (std::search(start, bytes.end(), std::begin(kEnd), std::end(kEnd)) != bytes.end())
        return std::nullopt;
    return malformed("truncated: the JPEG file stops at byte " + std::to_string(bytes.size()) +
                     " before the end of its picture");
}

std::optional<Error> whyIncompleteBmp(Bytes bytes) {
    if (bytes.size() < 54)
        return malformed("truncated: a BMP header takes 54 bytes, the file has " +
                         std::to_string(bytes.size()));
    const BmpHeader bmp = readBmpHeader(bytes);
    if (bmp.headerSize < 40) return std::nullopt;  // the older OS/2 kind has other fields
    const bool legalBits = bmp.bits == 1 || bmp.bits == 4 || bmp.bits == 8 || bmp.bits == 16 ||
                           bmp.bits == 24 || bmp.bits == 32;
    if (bmp.width < 1 || bmp.height < 1 || !legalBits)
        return malformed("damaged: the BMP header names a size or depth that is not legal");
    if (bmp.compression == 1 || bmp.compression == 2) return std::nullopt;
    if (bmp.stride() > INT64_MAX / bmp.height / 2)
        return Error{ErrorCode::TooLarge, "the BMP header names a size beyond all memory", {}};
    const std::int64_t needed = bmp.dataOffset + bmp.stride() * bmp.height;
    if (needed > static_cast<std::int64_t>(bytes.size()))
        return malformed("truncated: the BMP file needs " + std::to_string(needed) +
                         " bytes, it has " + std::to_string(bytes.size()));
    return checkBmpIndices(bytes, bmp);
}

std::optional<Error> whyIncompleteWebp(Bytes bytes) {
    const std::uint64_t needed = std::uint64_t{number(bytes, 4, 4, Order::Little)} + 8;
    if (bytes.size() >= needed && needed >= 20) return std::nullopt;
    return malformed("truncated: the WebP file needs " + std::to_string(needed) +
                     " bytes, it has " + std::to_string(bytes.size()));
}

int webpFrames(Bytes bytes) {
    constexpr std::uint32_t kFrame = 0x464D4E41;  // "ANMF"
    int frames = 0;
    for (std::uint64_t at = 12; at + 8 <= bytes.size();) {
        frames += number(bytes, at, 4, Order::Little) == kFrame ? 1 : 0;
        const std::uint64_t size = number(bytes, at + 4, 4, Order::Little);
        at += 8 + size + size % 2;
    }
    return std::max(frames, 1);
}

bool isLosslessWebp(Bytes bytes) {
    constexpr std::uint32_t kLossy = 0x20385056, kLossless = 0x4C385056;  // "VP8 ", "VP8L"
    bool lossless = false;
    for (std::uint64_t at = 12; at + 8 <= bytes.size();) {
        const auto chunk = number(bytes, at, 4, Order::Little);
        // What frames of an animation hold is not looked into: they may be anything.
        if (chunk == kLossy) return false;
        lossless = lossless || chunk == kLossless;
        const std::uint64_t size = number(bytes, at + 4, 4, Order::Little);
        at += 8 + size + size % 2;
    }
    return lossless;
}

}  // namespace lossglass
