// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/archive/zip_reader.h"

#include "losslib/formats/byte_reader.h"
#include "losslib/formats/inflate.h"
#include "losslib/formats/sizes.h"

#include <zlib.h>

#include <algorithm>
#include <optional>
#include <set>

namespace lossglass {

namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::uint64_t kLocal = 0x04034B50, kCentral = 0x02014B50, kEnd = 0x06054B50;
constexpr std::uint64_t kLocalSize = 30, kCentralSize = 46, kEndSize = 22;
constexpr std::uint64_t kMissing = 0xFFFFFFFF;

Error malformed(std::string message) {
    return {ErrorCode::Malformed, std::move(message), {}};
}

Error unsupported(std::string message) {
    return {ErrorCode::Unsupported, std::move(message), {}};
}

/// The end record stands before a comment of at most 64 KiB.
std::optional<std::uint64_t> findEnd(const ByteReader& read) {
    if (read.size() < kEndSize) return std::nullopt;
    const std::uint64_t last = read.size() - kEndSize;
    for (std::uint64_t back = 0; back <= std::min<std::uint64_t>(last, 0xFFFF); ++back)
        if (read.number(last - back, 4) == kEnd && read.number(last - back + 20, 2) == back)
            return last - back;
    return std::nullopt;
}

std::uint64_t checksumOf(Bytes bytes) {
    uLong sum = crc32(0, nullptr, 0);
    while (!bytes.empty()) {
        const std::size_t part = std::min<std::size_t>(bytes.size(), 1U << 30);
        sum = crc32(sum, bytes.data(), static_cast<uInt>(part));
        bytes = bytes.subspan(part);
    }
    return sum;
}

/// The entry of the list at `at`, whose fixed part lies within the bytes.
Result<ZipReader::Member> readEntry(Bytes bytes, const ByteReader& read, std::uint64_t at) {
    ZipReader::Member member;
    const std::uint64_t nameSize = read.number(at + 28, 2);
    if (bytes.size() - at - kCentralSize < nameSize)
        return malformed("damaged: a name in the list of members is cut off");
    const Bytes name =
        bytes.subspan(static_cast<std::size_t>(at + kCentralSize), static_cast<std::size_t>(nameSize));
    member.name.assign(name.begin(), name.end());
    const std::uint64_t method = read.number(at + 10, 2);
    if ((read.number(at + 8, 2) & 1) != 0) return unsupported(member.name + " is encrypted");
    if (method != 0 && method != 8)
        return unsupported(member.name + " is packed in a way that is not known");
    member.isDeflated = method == 8;
    member.checksum = static_cast<std::uint32_t>(read.number(at + 16, 4));
    member.packed = read.number(at + 20, 4);
    member.size = read.number(at + 24, 4);
    member.place = read.number(at + 42, 4);
    if (member.packed == kMissing || member.size == kMissing || member.place == kMissing)
        return unsupported(member.name + " is too large (ZIP64)");
    return member;
}

}  // namespace

bool looksLikeZipArchive(Bytes bytes) {
    const auto start = ByteReader(bytes, ByteOrder::Little).number(0, 4);
    return bytes.size() >= 4 && (start == kLocal || start == kEnd);
}

Result<ZipReader> ZipReader::open(Bytes bytes) {
    const ByteReader read(bytes, ByteOrder::Little);
    if (!looksLikeZipArchive(bytes)) return malformed("this is no ZIP archive");
    const auto end = findEnd(read);
    if (!end) return malformed("truncated: the list of members at the end is missing");
    ZipReader archive;
    archive.m_bytes = bytes;
    const std::uint64_t count = read.number(*end + 10, 2);
    std::uint64_t at = read.number(*end + 16, 4);
    if (count == 0xFFFF || at == kMissing) return unsupported("the archive is too large (ZIP64)");
    std::set<std::string> names;
    for (std::uint64_t i = 0; i < count; ++i) {
        if (at > *end || *end - at < kCentralSize || read.number(at, 4) != kCentral)
            return malformed("damaged: member " + std::to_string(i + 1) +
                             " is not listed as it should be");
        auto member = readEntry(bytes, read, at);
        if (!member) return member.error();
        if (!names.insert(member->name).second)
            return malformed("damaged: there are two members \"" + member->name + "\"");
        at += kCentralSize + read.number(at + 28, 2) + read.number(at + 30, 2) +
              read.number(at + 32, 2);
        archive.m_members.push_back(std::move(member).value());
    }
    return archive;
}

const ZipReader::Member* ZipReader::find(const std::string& name) const {
    const auto found = std::find_if(m_members.begin(), m_members.end(),
                                    [&](const Member& each) { return each.name == name; });
    return found == m_members.end() ? nullptr : &*found;
}

Result<std::vector<std::uint8_t>> ZipReader::read(const Member& member,
                                                  const ReadLimits& limits) const {
    const ByteReader number(m_bytes, ByteOrder::Little);
    if (member.place > m_bytes.size() || m_bytes.size() - member.place < kLocalSize ||
        number.number(member.place, 4) != kLocal)
        return malformed("damaged: " + member.name + " is not where it should be");
    const std::uint64_t start = member.place + kLocalSize + number.number(member.place + 26, 2) +
                                number.number(member.place + 28, 2);
    if (start > m_bytes.size() || m_bytes.size() - start < member.packed)
        return malformed("truncated: " + member.name + " is not whole");
    const auto size = static_cast<std::int64_t>(member.size);
    if (auto error = whyTooLarge(size, limits, member.name)) return *error;
    const Bytes packed = m_bytes.subspan(static_cast<std::size_t>(start),
                                         static_cast<std::size_t>(member.packed));
    std::vector<std::uint8_t> content;
    if (member.isDeflated) {
        auto inflated = inflateAtMost(packed, DeflateWrapping::None, size + 1);
        if (!inflated) return malformed(member.name + " is " + inflated.error().message);
        content = std::move(inflated).value();
    } else {
        content.assign(packed.begin(), packed.end());
    }
    if (content.size() != member.size || checksumOf(content) != member.checksum)
        return malformed("damaged: " + member.name + " has another size or checksum than listed");
    return content;
}

}  // namespace lossglass
