// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/archive/zip_writer.h"

#include <zlib.h>

#include <limits>

namespace lossglass {

namespace {

using Bytes = std::span<const std::uint8_t>;

// Midnight of 1 January 1980, the first day that the format knows.
constexpr std::uint32_t kNoTime = 0x00210000;
constexpr std::uint32_t kUtf8Names = 0x0800;
constexpr std::uint64_t kLargest = 0xFFFFFFFE;

void put(std::vector<std::uint8_t>& out, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i)
        out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

void put(std::vector<std::uint8_t>& out, const std::string& text) {
    out.insert(out.end(), text.begin(), text.end());
}

std::uint32_t checksumOf(Bytes bytes) {
    uLong sum = crc32(0, nullptr, 0);
    while (!bytes.empty()) {
        const std::size_t part = std::min<std::size_t>(bytes.size(), 1U << 30);
        sum = crc32(sum, bytes.data(), static_cast<uInt>(part));
        bytes = bytes.subspan(part);
    }
    return static_cast<std::uint32_t>(sum);
}

/// Raw deflate behind what `out` holds; false when zlib has no memory.
bool deflateInto(Bytes bytes, int level, std::vector<std::uint8_t>& out) {
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return false;
    constexpr std::size_t kPiece = 1U << 18;
    std::vector<std::uint8_t> piece(kPiece);
    int state = Z_OK;
    while (state == Z_OK) {
        const std::size_t part = std::min<std::size_t>(bytes.size(), 1U << 30);
        if (stream.avail_in == 0) {
            // zlib does not write to its input; its interface is older than const.
            stream.next_in = const_cast<Bytef*>(bytes.data());
            stream.avail_in = static_cast<uInt>(part);
            bytes = bytes.subspan(part);
        }
        stream.next_out = piece.data();
        stream.avail_out = static_cast<uInt>(kPiece);
        state = deflate(&stream, bytes.empty() ? Z_FINISH : Z_NO_FLUSH);
        out.insert(out.end(), piece.begin(),
                   piece.begin() + static_cast<std::ptrdiff_t>(kPiece - stream.avail_out));
    }
    deflateEnd(&stream);
    return state == Z_STREAM_END;
}

/// The fields that the member's own head and the list of members share, without the name.
struct MemberFacts {
    std::uint32_t method = 0, checksum = 0;
    std::uint64_t packed = 0, size = 0, nameSize = 0;

    void putInto(std::vector<std::uint8_t>& out) const {
        put(out, 20, 2);  // version 2.0 of the format unpacks it
        put(out, kUtf8Names, 2);
        put(out, method, 2);
        put(out, kNoTime, 4);
        put(out, checksum, 4);
        put(out, packed, 4);
        put(out, size, 4);
        put(out, nameSize, 2);
        put(out, 0, 2);
    }
};

}  // namespace

std::optional<Error> ZipWriter::add(const std::string& name, Bytes bytes, ZipPacking packing) {
    const auto tooLarge = [&] {
        return Error{ErrorCode::TooLarge, name + " is too large for the archive", {}};
    };
    if (bytes.size() > kLargest || name.size() > 0xFFFF || m_members >= 0xFFFF) return tooLarge();
    std::vector<std::uint8_t> deflated;
    MemberFacts facts;
    if (packing != ZipPacking::Stored) {
        if (!deflateInto(bytes, packing == ZipPacking::Fast ? 1 : 6, deflated))
            return Error{ErrorCode::TooLarge, "there is not enough memory to pack " + name, {}};
        facts.method = 8;
    }
    const Bytes content = packing == ZipPacking::Stored ? bytes : Bytes(deflated);
    const std::uint64_t place = m_bytes.size();
    if (place + content.size() + name.size() + 1024 > kLargest) return tooLarge();
    facts.checksum = checksumOf(bytes);
    facts.packed = content.size();
    facts.size = bytes.size();
    facts.nameSize = name.size();

    put(m_bytes, 0x04034B50, 4);
    facts.putInto(m_bytes);
    put(m_bytes, name);
    m_bytes.insert(m_bytes.end(), content.begin(), content.end());

    put(m_directory, 0x02014B50, 4);
    put(m_directory, 20, 2);
    facts.putInto(m_directory);
    put(m_directory, 0, 2);  // comment
    put(m_directory, 0, 2);  // disk
    put(m_directory, 0, 2);  // internal attributes
    put(m_directory, 0, 4);  // external attributes
    put(m_directory, place, 4);
    put(m_directory, name);
    ++m_members;
    return std::nullopt;
}

std::vector<std::uint8_t> ZipWriter::finish() {
    const std::uint64_t place = m_bytes.size();
    m_bytes.insert(m_bytes.end(), m_directory.begin(), m_directory.end());
    put(m_bytes, 0x06054B50, 4);
    put(m_bytes, 0, 4);
    put(m_bytes, m_members, 2);
    put(m_bytes, m_members, 2);
    put(m_bytes, m_directory.size(), 4);
    put(m_bytes, place, 4);
    put(m_bytes, 0, 2);
    m_directory.clear();
    return std::move(m_bytes);
}

}  // namespace lossglass
