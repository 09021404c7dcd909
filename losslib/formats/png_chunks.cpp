// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/png_chunks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace lossglass {

namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::size_t kSignature = 8;

Error malformed(std::string message) {
    return {ErrorCode::Malformed, std::move(message), {}};
}

/// The CRC-32 that ends every chunk (PNG specification, annex D).
std::uint32_t checksum(Bytes bytes) {
    static const auto table = [] {
        std::array<std::uint32_t, 256> entries{};
        for (std::uint32_t n = 0; n < entries.size(); ++n) {
            std::uint32_t c = n;
            for (int k = 0; k < 8; ++k)
                c = (c & 1) ? 0xEDB88320U ^ c >> 1 : c >> 1;
            entries[n] = c;
        }
        return entries;
    }();
    std::uint32_t sum = 0xFFFFFFFFU;
    for (const std::uint8_t byte : bytes)
        sum = table[(sum ^ byte) & 0xFF] ^ sum >> 8;
    return ~sum;
}

std::uint32_t bigEndian(Bytes bytes, std::size_t at) {
    return std::uint32_t{bytes[at]} << 24 | std::uint32_t{bytes[at + 1]} << 16 |
           std::uint32_t{bytes[at + 2]} << 8 | bytes[at + 3];
}

struct Chunk {
    std::string name;
    Bytes data;
    std::size_t next = 0;  ///< where the following chunk starts

    bool isCritical() const { return name[0] >= 'A' && name[0] <= 'Z'; }
};

bool isName(const std::string& name) {
    for (const char c : name) {
        if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) return false;
    }
    return true;
}

Result<Chunk> readChunk(Bytes bytes, std::size_t at) {
    if (bytes.size() - at < 12)
        return malformed("truncated: the PNG file ends at byte " + std::to_string(bytes.size()) +
                         " without its last chunk");
    const std::uint32_t length = bigEndian(bytes, at);
    Chunk chunk;
    chunk.name.assign(bytes.begin() + static_cast<std::ptrdiff_t>(at + 4),
                      bytes.begin() + static_cast<std::ptrdiff_t>(at + 8));
    if (!isName(chunk.name))
        return malformed("damaged: no PNG chunk starts at byte " + std::to_string(at));
    if (length > bytes.size() - at - 12)
        return malformed("truncated: the " + chunk.name + " chunk at byte " + std::to_string(at) +
                         " takes " + std::to_string(length) + " bytes, the file has " +
                         std::to_string(bytes.size() - at - 8) + " more");
    chunk.data = bytes.subspan(at + 8, length);
    chunk.next = at + 12 + length;
    if (chunk.isCritical() && checksum(bytes.subspan(at + 4, length + std::size_t{4})) !=
                                  bigEndian(bytes, at + 8 + length))
        return malformed("damaged: the checksum of the " + chunk.name + " chunk at byte " +
                         std::to_string(at) + " is wrong");
    return chunk;
}

bool isLegalDepth(int colourType, int bits) {
    switch (colourType) {
        case 0:
            return bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
        case 3:
            return bits == 1 || bits == 2 || bits == 4 || bits == 8;
        case 2:
        case 4:
        case 6:
            return bits == 8 || bits == 16;
        default:
            return false;
    }
}

std::optional<Error> readHeader(const Chunk& chunk, PngChunks& png) {
    if (chunk.name != "IHDR" || chunk.data.size() != 13)
        return malformed("damaged: the PNG file does not start with its IHDR chunk");
    png.width = bigEndian(chunk.data, 0);
    png.height = bigEndian(chunk.data, 4);
    png.bits = chunk.data[8];
    png.colourType = chunk.data[9];
    png.interlaced = chunk.data[12] == 1;
    constexpr std::int64_t kMaximum = 0x7FFFFFFF;
    if (png.width < 1 || png.height < 1 || png.width > kMaximum || png.height > kMaximum)
        return malformed("damaged: a PNG size of " + std::to_string(png.width) + " x " +
                         std::to_string(png.height) + " is not legal");
    if (!isLegalDepth(png.colourType, png.bits))
        return malformed("damaged: PNG colour type " + std::to_string(png.colourType) + " with " +
                         std::to_string(png.bits) + " bits is not legal");
    if (chunk.data[10] != 0 || chunk.data[11] != 0 || chunk.data[12] > 1)
        return malformed("damaged: the PNG header names an unknown compression or interlace");
    return std::nullopt;
}

std::optional<Error> readPalette(const Chunk& chunk, PngChunks& png) {
    const std::size_t entries = chunk.data.size() / 3;
    if (chunk.data.size() % 3 != 0 || entries < 1 || entries > 256)
        return malformed("damaged: a PNG palette of " + std::to_string(chunk.data.size()) +
                         " bytes is not legal");
    if (!png.palette.empty()) return malformed("damaged: the PNG file has two palettes");
    if (!png.compressed.empty())
        return malformed("damaged: the palette of the PNG file stands behind its picture");
    for (std::size_t i = 0; i < entries; ++i)
        png.palette.push_back(std::uint32_t{chunk.data[3 * i]} << 16 |
                              std::uint32_t{chunk.data[3 * i + 1]} << 8 | chunk.data[3 * i + 2]);
    return std::nullopt;
}

/// "Labels", a zero byte, "255 is ignored".
bool saysIgnored(const Chunk& chunk) {
    if (chunk.name != "tEXt") return false;
    static const std::string text = std::string(kIgnoredKeyword) + '\0' + kIgnoredText;
    return std::equal(chunk.data.begin(), chunk.data.end(), text.begin(), text.end(),
                      [](std::uint8_t byte, char letter) { return byte == letter; });
}

std::optional<Error> take(const Chunk& chunk, PngChunks& png) {
    if (chunk.name == "PLTE") return readPalette(chunk, png);
    if (chunk.name == "IDAT") {
        png.compressed.insert(png.compressed.end(), chunk.data.begin(), chunk.data.end());
        return std::nullopt;
    }
    if (chunk.name == "acTL" && chunk.data.size() == 8)
        png.frames = static_cast<int>(
            std::min<std::uint32_t>(std::max<std::uint32_t>(bigEndian(chunk.data, 0), 1), 65535));
    if (chunk.name == "tRNS") png.transparent = static_cast<int>(chunk.data.size());
    if (saysIgnored(chunk)) png.marksIgnored = true;
    if (chunk.isCritical())
        return Error{ErrorCode::Unsupported,
                     "the PNG chunk " + chunk.name + " is not known and must not be skipped",
                     {}};
    return std::nullopt;
}

}  // namespace

Result<PngChunks> parsePngChunks(Bytes bytes) {
    PngChunks png;
    auto chunk = readChunk(bytes, kSignature);
    if (!chunk) return chunk.error();
    if (auto error = readHeader(*chunk, png)) return *error;
    while (true) {
        chunk = readChunk(bytes, chunk->next);
        if (!chunk) return chunk.error();
        if (chunk->name == "IEND") break;
        if (auto error = take(*chunk, png)) return *error;
    }
    if (png.compressed.empty()) return malformed("damaged: the PNG file has no IDAT chunk");
    if (png.colourType == 3 && png.palette.empty())
        return malformed("damaged: the PNG file has no palette");
    return png;
}

}  // namespace lossglass
