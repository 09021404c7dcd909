// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session_carrier.h"

#include "app/session/session_file.h"
#include "losslib/archive/zip_reader.h"
#include "losslib/formats/byte_reader.h"
#include "losslib/formats/inflate.h"

#include <string_view>

namespace lossglass {

namespace {

using Bytes = std::span<const std::uint8_t>;
using Carried = std::optional<std::vector<std::uint8_t>>;

constexpr std::string_view kPngSignature = "\x89PNG\r\n\x1a\n";
constexpr std::string_view kKeyword = "Lossglass session";
constexpr std::string_view kOpening = "<metadata id=\"lossglass-session\">";

Error damaged(const char* carrier) {
    return {ErrorCode::Malformed, std::string("the session inside the ") + carrier + " is damaged",
            {}};
}

std::string_view textOf(Bytes bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

QByteArray base64Of(Bytes session) {
    return QByteArray::fromRawData(reinterpret_cast<const char*>(session.data()),
                                   static_cast<qsizetype>(session.size()))
        .toBase64();
}

Result<Carried> fromBase64(std::string_view text, const char* carrier) {
    const auto decoded = QByteArray::fromBase64Encoding(
        QByteArray(text.data(), static_cast<qsizetype>(text.size())),
        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded) return damaged(carrier);
    const QByteArray& bytes = *decoded;
    Carried session(std::in_place, bytes.begin(), bytes.end());
    if (!looksLikeSession(*session)) return damaged(carrier);
    return session;
}

/// The CRC-32 that ends every chunk (PNG specification, annex D).
std::uint32_t chunkChecksum(const QByteArray& bytes) {
    std::uint32_t sum = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        sum ^= static_cast<std::uint8_t>(byte);
        for (int k = 0; k < 8; ++k)
            sum = (sum & 1) ? 0xEDB88320U ^ sum >> 1 : sum >> 1;
    }
    return ~sum;
}

QByteArray bigEndian(std::uint32_t value) {
    QByteArray bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(value >> shift);
    return bytes;
}

Result<Carried> fromPng(Bytes file) {
    const ByteReader read(file, ByteOrder::Big);
    // Keyword, its end, no packing, no language, no translation: five bytes of 0.
    const std::size_t head = kKeyword.size() + 5;
    std::uint64_t at = kPngSignature.size();
    while (at < file.size() && file.size() - at >= 12) {
        const std::uint64_t length = read.number(at, 4);
        if (length > file.size() - at - 12) break;
        const std::string_view content =
            textOf(file).substr(static_cast<std::size_t>(at) + 4, static_cast<std::size_t>(length) + 4);
        if (content.starts_with("iTXt") && content.size() > head + 4 &&
            content.substr(4).starts_with(kKeyword) && content[4 + kKeyword.size()] == '\0')
            return fromBase64(content.substr(4 + head), "PNG file");
        at += 12 + length;
    }
    return Carried();
}

Result<Carried> fromSvg(Bytes file) {
    const std::string_view text = textOf(file);
    const auto opening = text.find(kOpening);
    if (opening == std::string_view::npos) return Carried();
    const auto start = opening + kOpening.size();
    const auto end = text.find('<', start);
    if (end == std::string_view::npos) return damaged("SVG file");
    return fromBase64(text.substr(start, end - start), "SVG file");
}

/// Attachments are streams like all others: the one that starts as a ZIP archive is the session.
Result<Carried> fromPdf(Bytes file, const ReadLimits& limits) {
    constexpr std::string_view kStream = "stream\n";
    const std::string_view text = textOf(file);
    for (auto at = text.find(kStream); at != std::string_view::npos;
         at = text.find(kStream, at + kStream.size())) {
        const Bytes packed = file.subspan(at + kStream.size());
        const auto start = inflateAtMost(packed, DeflateWrapping::Zlib, 4);
        if (!start || start->size() < 4 || !looksLikeZipArchive(*start)) continue;
        auto whole = inflateAtMost(packed, DeflateWrapping::Zlib, limits.bytes);
        if (!whole || !looksLikeSession(*whole)) return damaged("PDF file");
        return Carried(std::move(whole).value());
    }
    return Carried();
}

bool looksLikeXml(Bytes file) {
    const std::string_view text = textOf(file);
    const auto first = text.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    return first != std::string_view::npos && text[first] == '<';
}

}  // namespace

QByteArray pngWithSession(const QByteArray& png, std::span<const std::uint8_t> session) {
    QByteArray content("iTXt");
    content.append(kKeyword.data(), static_cast<qsizetype>(kKeyword.size()));
    content.append(QByteArray(5, '\0'));
    content.append(base64Of(session));
    const QByteArray chunk = bigEndian(static_cast<std::uint32_t>(content.size() - 4)) + content +
                             bigEndian(chunkChecksum(content));
    // The last chunk is IEND, which has no content.
    constexpr qsizetype kEndChunk = 12;
    return png.left(png.size() - kEndChunk) + chunk + png.right(kEndChunk);
}

QByteArray svgWithSession(const QByteArray& svg, std::span<const std::uint8_t> session) {
    const qsizetype element = svg.indexOf("<svg");
    const qsizetype place = svg.indexOf('>', element) + 1;
    const QByteArray opening(kOpening.data(), static_cast<qsizetype>(kOpening.size()));
    return svg.left(place) + '\n' + opening + base64Of(session) + "</metadata>" + svg.mid(place);
}

Result<std::optional<std::vector<std::uint8_t>>> carriedSession(std::span<const std::uint8_t> file,
                                                                const ReadLimits& limits) {
    const std::string_view text = textOf(file);
    if (looksLikeSession(file)) return Carried(std::in_place, file.begin(), file.end());
    if (text.starts_with(kPngSignature)) return fromPng(file);
    if (text.starts_with("%PDF-")) return fromPdf(file, limits);
    if (looksLikeXml(file)) return fromSvg(file);
    return Carried();
}

}  // namespace lossglass
