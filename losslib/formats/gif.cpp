// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/gif.h"

#include "losslib/formats/byte_reader.h"
#include "losslib/formats/sizes.h"

#include <algorithm>
#include <array>
#include <string>

namespace lossglass {

namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::size_t kHeader = 13;
constexpr int kMaximumCodes = 4096;

Error malformed(std::string message) {
    return {ErrorCode::Malformed, std::move(message), {}};
}

Error truncated(Bytes bytes) {
    return malformed("truncated: the GIF file stops at byte " + std::to_string(bytes.size()) +
                     " before the end of its picture");
}

bool looksLikeGif(Bytes bytes) {
    constexpr std::array<std::uint8_t, 4> kStart{'G', 'I', 'F', '8'};
    return bytes.size() >= 6 && std::equal(kStart.begin(), kStart.end(), bytes.begin());
}

/// Where things are in the file.
struct Frame {
    int left = 0, top = 0, width = 0, height = 0;
    bool interlaced = false;
    std::size_t palette = 0;  ///< where the colours start
    int colours = 0;
    std::size_t data = 0;  ///< where the packed indices start: the code size, then blocks
    int transparent = -1;  ///< the index that is not shown
};

/// The end of a row of blocks, each a length and as many bytes, up to one of length 0; nothing
/// when the file stops before it.
std::optional<std::size_t> skipBlocks(Bytes bytes, std::size_t at) {
    while (at < bytes.size()) {
        const std::size_t length = bytes[at];
        at += 1 + length;
        if (length == 0) return at;
    }
    return std::nullopt;
}

/// All frames of a file.
class Frames {
public:
    explicit Frames(Bytes bytes) : m_bytes(bytes), m_read(bytes, ByteOrder::Little) {}

    std::optional<Error> find() {
        const int flags = m_bytes[10];
        std::size_t at = kHeader + coloursOf(flags) * std::size_t{3};
        int transparent = -1;
        while (at < m_bytes.size() && m_bytes[at] != ';') {
            const int block = m_bytes[at];
            std::optional<std::size_t> next;
            if (block == '!') {
                if (m_read.number(at + 1, 1) == 0xF9 && (m_read.number(at + 3, 1) & 1) != 0)
                    transparent = static_cast<int>(m_read.number(at + 6, 1));
                next = skipBlocks(m_bytes, at + 2);
            } else if (block == ',') {
                next = takeFrame(at, flags, transparent);
                transparent = -1;
            } else {
                return malformed("damaged: no GIF block starts at byte " + std::to_string(at));
            }
            if (!next) return truncated(m_bytes);
            at = *next;
        }
        // A missing end mark after whole frames loses nothing.
        if (all.empty()) return truncated(m_bytes);
        return std::nullopt;
    }

    std::vector<Frame> all;

private:
    static int coloursOf(int flags) { return (flags & 0x80) != 0 ? 2 << (flags & 7) : 0; }

    std::optional<std::size_t> takeFrame(std::size_t at, int globalFlags, int transparent) {
        if (m_bytes.size() - at < 11) return std::nullopt;
        const auto two = [&](std::size_t from) { return static_cast<int>(m_read.number(from, 2)); };
        Frame frame{two(at + 1), two(at + 3), two(at + 5), two(at + 7)};
        const int flags = m_bytes[at + 9];
        frame.interlaced = (flags & 0x40) != 0;
        const int own = coloursOf(flags);
        frame.palette = own > 0 ? at + 10 : kHeader;
        frame.colours = own > 0 ? own : coloursOf(globalFlags);
        frame.data = at + 10 + static_cast<std::size_t>(own) * 3;
        frame.transparent = transparent;
        const auto next = skipBlocks(m_bytes, frame.data + 1);
        if (next) all.push_back(frame);
        return next;
    }

    Bytes m_bytes;
    ByteReader m_read;
};

/// The codes of LZW data, 3 to 12 bits each, across the blocks.
class CodeStream {
public:
    CodeStream(Bytes bytes, std::size_t at) : m_bytes(bytes), m_at(at) {}

    /// -1 at the end.
    int next(int width) {
        while (m_count < width) {
            if (m_left == 0) {
                m_left = m_at < m_bytes.size() ? m_bytes[m_at++] : 0;
                if (m_left == 0) return -1;
            }
            if (m_at >= m_bytes.size()) return -1;
            m_bits |= static_cast<unsigned>(m_bytes[m_at++]) << m_count;
            m_count += 8;
            --m_left;
        }
        const int code = static_cast<int>(m_bits & ((1U << width) - 1));
        m_bits >>= width;
        m_count -= width;
        return code;
    }

private:
    Bytes m_bytes;
    std::size_t m_at;
    int m_left = 0;
    unsigned m_bits = 0;
    int m_count = 0;
};

/// Unpacks `count` indices; fewer when the data end early.
Result<std::vector<std::uint8_t>> unpack(Bytes bytes, const Frame& frame, std::size_t count) {
    const int codeSize = bytes[frame.data];
    if (codeSize < 1 || codeSize > 8)
        return malformed("damaged: a GIF code size of " + std::to_string(codeSize) +
                         " is not legal");
    const int clear = 1 << codeSize;
    std::array<std::uint16_t, kMaximumCodes> prefix{};
    std::array<std::uint8_t, kMaximumCodes> suffix{}, reversed{};
    CodeStream codes(bytes, frame.data + 1);
    std::vector<std::uint8_t> indices;
    indices.reserve(count);
    int width = codeSize + 1, known = clear + 2, previous = -1;
    std::uint8_t first = 0;
    while (indices.size() < count) {
        int code = codes.next(width);
        if (code < 0 || code == clear + 1) break;
        if (code == clear) {
            width = codeSize + 1;
            known = clear + 2;
            previous = -1;
            continue;
        }
        const bool unseen = code >= known;
        if (code > known || (unseen && previous < 0))
            return malformed("damaged: the GIF data hold the code " + std::to_string(code) +
                             ", which stands for nothing yet");
        const int whole = code;
        std::size_t length = 0;
        if (unseen) {
            reversed[length++] = first;
            code = previous;
        }
        // A code is longer than the one it builds on, so the walk ends.
        for (; code >= clear; code = prefix[static_cast<std::size_t>(code)])
            reversed[length++] = suffix[static_cast<std::size_t>(code)];
        first = static_cast<std::uint8_t>(code);
        reversed[length++] = first;
        while (length > 0 && indices.size() < count)
            indices.push_back(reversed[--length]);
        if (previous >= 0 && known < kMaximumCodes) {
            prefix[static_cast<std::size_t>(known)] = static_cast<std::uint16_t>(previous);
            suffix[static_cast<std::size_t>(known)] = first;
            ++known;
        }
        if (known == 1 << width && width < 12) ++width;
        previous = whole;
    }
    return indices;
}

/// The rows of a frame in the order in which they are stored.
std::vector<int> rowOrder(const Frame& frame) {
    std::vector<int> rows;
    const auto pass = [&](int start, int step) {
        for (int row = start; row < frame.height; row += step)
            rows.push_back(row);
    };
    if (!frame.interlaced) {
        pass(0, 1);
        return rows;
    }
    pass(0, 8);
    pass(4, 8);
    pass(2, 4);
    pass(1, 2);
    return rows;
}

int bitsFor(int colours) {
    for (const int bits : {1, 2, 4}) {
        if (colours <= 1 << bits) return bits;
    }
    return 8;
}

std::optional<Error> whyNoFrame(const Frame& frame, int width, int height) {
    if (frame.colours == 0) return malformed("damaged: the GIF file has no palette");
    if (frame.width < 1 || frame.height < 1 || frame.left + frame.width > width ||
        frame.top + frame.height > height)
        return malformed("damaged: a GIF frame lies outside its picture of " +
                         std::to_string(width) + " x " + std::to_string(height));
    return std::nullopt;
}

void addNotices(const Frame& frame, std::size_t frames, std::size_t taken,
                PictureSamples& picture) {
    if (frames > 1)
        picture.notices.push_back("the GIF file has " + std::to_string(frames) + " frames; frame " +
                                  std::to_string(taken) + " is read: --page chooses another");
    if (std::find(picture.samples.begin(), picture.samples.end(), frame.transparent) !=
        picture.samples.end())
        picture.notices.push_back("the palette index " + std::to_string(frame.transparent) +
                                  " is marked as transparent; it is kept as an index");
}

Result<PictureSamples> decode(Bytes bytes, const Frame& frame, PictureSamples picture) {
    const auto count =
        static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height);
    const auto indices = unpack(bytes, frame, count);
    if (!indices) return indices.error();
    if (indices->size() < count)
        return malformed("truncated: the GIF data hold " + std::to_string(indices->size()) +
                         " of " + std::to_string(count) + " pixels");
    for (int i = 0; i < frame.colours; ++i) {
        const std::size_t at = frame.palette + static_cast<std::size_t>(i) * 3;
        picture.palette.push_back(std::uint32_t{bytes[at]} << 16 |
                                  std::uint32_t{bytes[at + 1]} << 8 | bytes[at + 2]);
    }
    picture.bits = bitsFor(frame.colours);
    const auto background = static_cast<std::uint16_t>(bytes[11]);
    picture.samples.assign(
        static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height),
        background < frame.colours ? background : 0);
    auto from = indices->begin();
    for (const int row : rowOrder(frame)) {
        const auto to = picture.samples.begin() +
                        (std::ptrdiff_t{frame.top + row} * picture.width + frame.left);
        std::copy(from, from + frame.width, to);
        from += frame.width;
    }
    if (auto error = whyNoIndex(picture)) return *error;
    return picture;
}

Result<FileContent> readGif(Bytes bytes, const ReadChoices& choices) {
    if (bytes.size() < kHeader) return truncated(bytes);
    Frames frames(bytes);
    if (auto error = frames.find()) return *error;
    const auto taken = static_cast<std::size_t>(choices.page.value_or(0));
    if (taken >= frames.all.size())
        return Error{ErrorCode::OutOfRange,
                     "there is no frame " + std::to_string(taken) + ": the GIF file has " +
                         std::to_string(frames.all.size()) + ", the first is 0",
                     {}};
    const Frame& frame = frames.all[taken];
    const ByteReader read(bytes, ByteOrder::Little);
    PictureSamples picture;
    picture.width = static_cast<int>(read.number(6, 2));
    picture.height = static_cast<int>(read.number(8, 2));
    picture.layout = SampleLayout::Palette;
    picture.format = "GIF";
    if (auto error = whyNoFrame(frame, picture.width, picture.height)) return *error;
    if (auto error = whyTooManyPixels(picture.width, picture.height, choices.limits)) return *error;
    if (auto error =
            whyTooLarge(std::int64_t{picture.width} * picture.height * 3, choices.limits, "a GIF"))
        return *error;
    auto decoded = decode(bytes, frame, std::move(picture));
    if (!decoded) return decoded.error();
    PictureSamples result = std::move(decoded).value();
    addNotices(frame, frames.all.size(), taken, result);
    result.parts.pages = static_cast<int>(frames.all.size());
    result.parts.page = static_cast<int>(taken);
    return FileContent(std::move(result));
}

}  // namespace

FileFormat gifFormat() {
    return {"gif", "*.gif", {.pages = true}, looksLikeGif, readGif};
}

}  // namespace lossglass
