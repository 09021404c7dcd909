// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/pnm.h"

#include "losslib/formats/byte_reader.h"
#include "losslib/formats/element.h"
#include "losslib/formats/sizes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

namespace lossglass {

namespace {

using Bytes = std::span<const std::uint8_t>;

Error malformed(std::string message) {
    return {ErrorCode::Malformed, std::move(message), {}};
}

bool isBlank(std::uint8_t byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

bool looksLikePnm(Bytes bytes) {
    if (bytes.size() < 3 || bytes[0] != 'P' || !(isBlank(bytes[2]) || bytes[2] == '#'))
        return false;
    return (bytes[1] >= '1' && bytes[1] <= '6') || bytes[1] == 'f' || bytes[1] == 'F';
}

/// Words between blanks and comments, from `at` on.
class Words {
public:
    explicit Words(Bytes bytes) : m_bytes(bytes) {}

    std::string_view next() {
        skip();
        const std::size_t start = at;
        while (at < m_bytes.size() && !isBlank(m_bytes[at]) && m_bytes[at] != '#')
            ++at;
        return {reinterpret_cast<const char*>(m_bytes.data()) + start, at - start};
    }
    /// The samples of P1 may stand without blanks between them.
    int nextDigit() {
        skip();
        return at < m_bytes.size() ? m_bytes[at++] - '0' : -1;
    }

    std::size_t at = 2;

private:
    void skip() {
        while (at < m_bytes.size() && (isBlank(m_bytes[at]) || m_bytes[at] == '#')) {
            if (m_bytes[at] == '#') {
                while (at < m_bytes.size() && m_bytes[at] != '\n')
                    ++at;
            } else {
                ++at;
            }
        }
    }

    Bytes m_bytes;
};

std::optional<std::int64_t> wholeNumber(std::string_view word) {
    std::int64_t value = 0;
    const auto end = word.data() + word.size();
    const auto read = std::from_chars(word.data(), end, value);
    if (word.empty() || read.ec != std::errc() || read.ptr != end || value < 0) return std::nullopt;
    return value;
}

/// What stands before the samples.
struct Header {
    char kind = '5';  ///< the second letter of the file
    std::int64_t width = 0, height = 0, maximum = 1;
    double scale = -1;     ///< of PFM: negative for little-endian numbers
    std::size_t data = 0;  ///< where the samples start

    bool isFloat() const { return kind == 'f' || kind == 'F'; }
    bool isText() const { return kind >= '1' && kind <= '3'; }
    bool isBitmap() const { return kind == '1' || kind == '4'; }
    int samples() const { return kind == '3' || kind == '6' || kind == 'F' ? 3 : 1; }
};

Result<Header> readHeader(Bytes bytes, Words& words) {
    Header header;
    header.kind = static_cast<char>(bytes[1]);
    const auto width = wholeNumber(words.next()), height = wholeNumber(words.next());
    if (!width || !height || *width < 1 || *height < 1)
        return malformed("damaged: the PNM header names no size of 1 x 1 or more");
    header.width = *width;
    header.height = *height;
    if (header.isFloat()) {
        const auto word = words.next();
        const auto read = std::from_chars(word.data(), word.data() + word.size(), header.scale);
        if (read.ec != std::errc() || !std::isfinite(header.scale) || header.scale == 0)
            return malformed("damaged: the PFM header names no scale");
    } else if (!header.isBitmap()) {
        const auto maximum = wholeNumber(words.next());
        if (!maximum || *maximum < 1 || *maximum > 65535)
            return malformed("damaged: the PNM header names no maximum from 1 to 65535");
        header.maximum = *maximum;
    }
    header.data = words.at + (header.isText() ? 0 : 1);
    return header;
}

int bitsFor(std::int64_t maximum) {
    for (const int bits : {1, 2, 4, 8}) {
        if (maximum < std::int64_t{1} << bits) return bits;
    }
    return 16;
}

std::int64_t rowBytes(const Header& header) {
    if (header.isBitmap()) return (header.width + 7) / 8;
    const int size = header.isFloat() ? 4 : header.maximum > 255 ? 2 : 1;
    return header.width * header.samples() * size;
}

Error truncated(std::int64_t found, std::int64_t needed, const char* what) {
    return malformed("truncated: the file holds " + std::to_string(found) + " of " +
                     std::to_string(needed) + " " + what);
}

/// The bytes of the samples. What stands behind them is spoken of.
Bytes samplesOf(Bytes bytes, const Header& header, std::int64_t needed,
                std::vector<std::string>& notices) {
    Bytes data = bytes.subspan(std::min(header.data, bytes.size()));
    if (header.isText()) return data;
    std::int64_t more = static_cast<std::int64_t>(data.size()) - needed;
    // A transfer as text makes two bytes of the line end before the samples.
    if (more == 1 && data[0] == '\n' && bytes[header.data - 1] == '\r') {
        notices.push_back("the header ends in two line end bytes, both left out");
        data = data.subspan(1);
        more = 0;
    }
    if (more <= 0) return data;
    const Bytes rest = data.subspan(static_cast<std::size_t>(needed));
    const bool isPicture = looksLikePnm(rest);
    notices.push_back(isPicture ? "the file holds more pictures: the first is read"
                                : std::to_string(more) +
                                      (more == 1 ? " byte behind the samples is"
                                                 : " bytes behind the samples are") +
                                      " left out");
    return data;
}

Result<FileContent> readFloats(Bytes data, const Header& header, std::vector<std::string> notices) {
    NumericArray array{{header.height, header.width}, "float32", {}, false, std::move(notices)};
    if (header.samples() == 3) array.shape.push_back(3);
    const std::int64_t perRow = header.width * header.samples();
    array.values.resize(static_cast<std::size_t>(perRow * header.height));
    const ByteReader read(data, header.scale < 0 ? ByteOrder::Little : ByteOrder::Big);
    for (std::int64_t row = 0; row < header.height; ++row) {
        // The first row of the file is the lowest.
        const std::int64_t to = (header.height - 1 - row) * perRow;
        for (std::int64_t i = 0; i < perRow; ++i)
            array.values[static_cast<std::size_t>(to + i)] = elementValue(
                {'f', 4}, read.number(static_cast<std::uint64_t>((row * perRow + i) * 4), 4));
    }
    if (std::abs(header.scale) != 1)
        array.notices.push_back("the PFM file names a scale other than 1, which is left out");
    return FileContent(std::move(array));
}

std::optional<Error> readText(Words& words, const Header& header, PictureSamples& picture) {
    for (std::size_t i = 0; i < picture.samples.size(); ++i) {
        const auto word = header.kind == '1' ? std::string_view() : words.next();
        const auto value =
            header.kind == '1' ? std::optional<std::int64_t>(words.nextDigit()) : wholeNumber(word);
        if (value == -1 || (header.kind != '1' && word.empty()))
            return truncated(static_cast<std::int64_t>(i),
                             static_cast<std::int64_t>(picture.samples.size()), "samples");
        if (!value || *value < 0 || *value > header.maximum)
            return malformed("sample " + std::to_string(i) + " is no number from 0 to " +
                             std::to_string(header.maximum));
        picture.samples[i] = static_cast<std::uint16_t>(*value);
    }
    return std::nullopt;
}

std::optional<Error> readBytes(Bytes data, const Header& header, PictureSamples& picture) {
    const ByteReader read(data, ByteOrder::Big);
    const std::int64_t perRow = header.width * header.samples();
    const int size = header.maximum > 255 ? 2 : 1;
    std::size_t out = 0;
    for (std::int64_t row = 0; row < header.height; ++row) {
        const auto start = static_cast<std::uint64_t>(row * rowBytes(header));
        for (std::int64_t i = 0; i < perRow; ++i) {
            const auto at = static_cast<std::uint64_t>(i);
            std::uint64_t value = 0;
            if (header.isBitmap())
                value = read.number(start + at / 8, 1) >> (7 - at % 8) & 1;
            else
                value = read.number(start + at * static_cast<std::uint64_t>(size), size);
            if (static_cast<std::int64_t>(value) > header.maximum)
                return malformed("sample " + std::to_string(out) + " is " + std::to_string(value) +
                                 ", more than the stated maximum of " +
                                 std::to_string(header.maximum));
            picture.samples[out++] = static_cast<std::uint16_t>(value);
        }
    }
    return std::nullopt;
}

Result<FileContent> readPnm(Bytes bytes, const ReadChoices& choices) {
    Words words(bytes);
    const auto read = readHeader(bytes, words);
    if (!read) return read.error();
    const Header& header = *read;
    if (auto error = whyTooManyPixels(header.width, header.height, choices.limits)) return *error;
    const std::int64_t samples = header.width * header.height * header.samples();
    if (auto error =
            whyTooLarge(samples * (header.isFloat() ? 8 : 2), choices.limits, "a PNM file"))
        return *error;
    const std::int64_t needed = header.isText() ? samples : rowBytes(header) * header.height;
    std::vector<std::string> notices;
    const Bytes data = samplesOf(bytes, header, needed, notices);
    // A sample of text takes a digit at least.
    if (static_cast<std::int64_t>(data.size()) < needed)
        return truncated(static_cast<std::int64_t>(data.size()), needed, "bytes of samples");
    if (header.isFloat()) return readFloats(data, header, std::move(notices));
    PictureSamples picture;
    picture.width = static_cast<int>(header.width);
    picture.height = static_cast<int>(header.height);
    picture.layout = header.samples() == 3 ? SampleLayout::Rgb : SampleLayout::Grey;
    picture.bits = bitsFor(header.maximum);
    picture.white = static_cast<int>(header.maximum);
    picture.format = "PNM";
    picture.notices = std::move(notices);
    picture.samples.resize(static_cast<std::size_t>(samples));
    if (auto error =
            header.isText() ? readText(words, header, picture) : readBytes(data, header, picture))
        return *error;
    if (header.isBitmap()) {
        for (std::uint16_t& sample : picture.samples)
            sample ^= 1U;
        picture.notices.push_back("white is foreground: stored as 0 in PBM files");
    }
    return FileContent(std::move(picture));
}

}  // namespace

FileFormat pnmFormat() {
    return {"pnm", "*.pbm *.pgm *.ppm *.pnm *.pfm", {}, looksLikePnm, readPnm};
}

}  // namespace lossglass
