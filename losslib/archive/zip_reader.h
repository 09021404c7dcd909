// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/read_limits.h"
#include "losslib/support/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace lossglass {

/// Whether the bytes start as a ZIP archive does.
bool looksLikeZipArchive(std::span<const std::uint8_t> bytes);

/// A ZIP archive in memory, read strictly: one part, members stored or deflated, names that differ,
/// sizes and checksums that hold. Larger archives (ZIP64) and encrypted members are refused.
/// The bytes must outlive it. Reference: PKWARE, .ZIP File Format Specification.
class ZipReader {
public:
    struct Member {
        std::string name;
        std::uint64_t size = 0;    ///< unpacked, as the archive says
        std::uint64_t packed = 0;  ///< in the archive
        std::uint64_t place = 0;   ///< of its head
        std::uint32_t checksum = 0;
        bool isDeflated = false;
    };

    static Result<ZipReader> open(std::span<const std::uint8_t> bytes);

    const std::vector<Member>& members() const { return m_members; }
    /// The member of that name, or null.
    const Member* find(const std::string& name) const;
    /// Unpacks a member. Takes no more than its size, which is held against the limit first, nor
    /// more than deflate can make of the packed bytes.
    Result<std::vector<std::uint8_t>> read(const Member& member, const ReadLimits& limits) const;

private:
    std::span<const std::uint8_t> m_bytes;
    std::vector<Member> m_members;
};

}  // namespace lossglass
