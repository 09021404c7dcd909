// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/npz.h"

#include "losslib/formats/byte_reader.h"
#include "losslib/formats/inflate.h"
#include "losslib/formats/npy.h"
#include "losslib/formats/sizes.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <string>
#include <utility>

namespace lossglass {

namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::uint64_t kLocal = 0x04034B50, kCentral = 0x02014B50, kEnd = 0x06054B50,
                        kEnd64 = 0x06064B50, kLocator64 = 0x07064B50;
constexpr std::uint64_t kLocalSize = 30, kCentralSize = 46, kEndSize = 22;
constexpr std::uint64_t kMissing32 = 0xFFFFFFFF;
constexpr std::size_t kMostMembers = 65536;

Error malformed(std::string message) {
    return {ErrorCode::Malformed, std::move(message), {}};
}

bool looksLikeZip(Bytes bytes) {
    const auto start = ByteReader(bytes, ByteOrder::Little).number(0, 4);
    return bytes.size() >= 4 && (start == kLocal || start == kEnd);
}

struct Member {
    std::string name;  ///< without ".npy"
    bool isArray = false;
    bool isEncrypted = false;
    std::uint64_t method = 0, checksum = 0, packed = 0, size = 0, header = 0;
};

/// The list of members at the end of the archive.
class Directory {
public:
    explicit Directory(Bytes bytes) : m_bytes(bytes), m_read(bytes, ByteOrder::Little) {}

    Result<std::vector<Member>> members() const {
        const auto end = findEnd();
        if (!end)
            return malformed(
                "truncated: the list of members at the end of the .npz archive "
                "is missing");
        std::uint64_t count = m_read.number(*end + 10, 2), at = m_read.number(*end + 16, 4);
        const bool isLarge = *end >= 20 && m_read.number(*end - 20, 4) == kLocator64;
        if (isLarge && (count == 0xFFFF || at == kMissing32)) {
            const std::uint64_t end64 = m_read.number(*end - 12, 8);
            if (m_read.number(end64, 4) != kEnd64)
                return malformed("damaged: the list of members of the .npz archive is missing");
            count = m_read.number(end64 + 32, 8);
            at = m_read.number(end64 + 48, 8);
        }
        if (count > kMostMembers) return malformed("damaged: too many members for a .npz archive");
        std::vector<Member> members;
        for (std::uint64_t i = 0; i < count; ++i) {
            if (at > m_bytes.size() || m_bytes.size() - at < kCentralSize ||
                m_read.number(at, 4) != kCentral)
                return malformed("damaged: member " + std::to_string(i) +
                                 " of the .npz archive is not listed as it should be");
            members.push_back(member(at));
            at += kCentralSize + m_read.number(at + 28, 2) + m_read.number(at + 30, 2) +
                  m_read.number(at + 32, 2);
        }
        return members;
    }

private:
    /// The end record stands before a comment of at most 64 KiB.
    std::optional<std::uint64_t> findEnd() const {
        if (m_bytes.size() < kEndSize) return std::nullopt;
        const std::uint64_t last = m_bytes.size() - kEndSize;
        for (std::uint64_t back = 0; back <= std::min<std::uint64_t>(last, 0xFFFF); ++back) {
            if (m_read.number(last - back, 4) == kEnd) return last - back;
        }
        return std::nullopt;
    }

    Member member(std::uint64_t at) const {
        Member member;
        const std::uint64_t nameSize =
            std::min<std::uint64_t>(m_read.number(at + 28, 2), m_bytes.size() - at - kCentralSize);
        const auto name = m_bytes.subspan(static_cast<std::size_t>(at + kCentralSize),
                                          static_cast<std::size_t>(nameSize));
        member.name.assign(name.begin(), name.end());
        member.isArray = member.name.ends_with(".npy");
        if (member.isArray) member.name.resize(member.name.size() - 4);
        member.isEncrypted = (m_read.number(at + 8, 2) & 1) != 0;
        member.method = m_read.number(at + 10, 2);
        member.checksum = m_read.number(at + 16, 4);
        member.packed = m_read.number(at + 20, 4);
        member.size = m_read.number(at + 24, 4);
        member.header = m_read.number(at + 42, 4);
        readLargeSizes(at + kCentralSize + nameSize, m_read.number(at + 30, 2), member);
        return member;
    }

    /// Extra field 1: the sizes that do not fit 32 bits, in this order, only those.
    void readLargeSizes(std::uint64_t at, std::uint64_t length, Member& member) const {
        const std::uint64_t end = at + length;
        while (at + 4 <= end) {
            const std::uint64_t kind = m_read.number(at, 2), size = m_read.number(at + 2, 2);
            std::uint64_t value = at + 4;
            at += 4 + size;
            if (kind != 1) continue;
            for (std::uint64_t* field : {&member.size, &member.packed, &member.header}) {
                if (*field != kMissing32 || value + 8 > at) continue;
                *field = m_read.number(value, 8);
                value += 8;
            }
        }
    }

    Bytes m_bytes;
    ByteReader m_read;
};

std::string namesOf(const std::vector<Member>& members) {
    constexpr std::size_t kNamed = 12;
    std::string names;
    std::size_t count = 0;
    for (const Member& member : members) {
        if (!member.isArray) continue;
        if (++count > kNamed) continue;
        if (!names.empty()) names += ", ";
        names += member.name;
    }
    return count > kNamed ? names + " and " + std::to_string(count - kNamed) + " more" : names;
}

/// What else could be read, where one array could not.
std::string otherMembers(const std::vector<Member>& members, const Member& refused) {
    std::vector<Member> others;
    std::copy_if(members.begin(), members.end(), std::back_inserter(others),
                 [&](const Member& each) { return each.isArray && each.name != refused.name; });
    return others.empty() ? std::string()
                          : "; --key reads another of the archive: " + namesOf(others);
}

Result<Member> chosen(const std::vector<Member>& members, const ReadChoices& choices) {
    const std::string& key = choices.key;
    auto found = members.end();
    if (key.empty() && choices.isLikely)
        found = std::find_if(members.begin(), members.end(), [&](const Member& member) {
            return member.isArray && choices.isLikely(member.name);
        });
    if (found == members.end())
        found = std::find_if(members.begin(), members.end(), [&](const Member& member) {
            return member.isArray && (key.empty() || member.name == key);
        });
    if (found != members.end()) {
        const auto named = std::count_if(members.begin(), members.end(), [&](const Member& each) {
            return each.isArray && each.name == found->name;
        });
        if (named == 1) return *found;
        return malformed("the .npz archive holds " + std::to_string(named) + " arrays named " +
                         found->name + ": which is meant cannot be told");
    }
    if (key.empty())
        return Error{ErrorCode::Unsupported,
                     "this zip archive holds no .npy array, so it is no .npz file",
                     {}};
    return Error{ErrorCode::NotFound,
                 "there is no array \"" + key + "\": the .npz archive holds " + namesOf(members),
                 {}};
}

std::uint64_t checksumOf(Bytes bytes) {
    uLong sum = crc32(0, nullptr, 0);
    constexpr std::size_t kMost = std::numeric_limits<uInt>::max();
    while (!bytes.empty()) {
        const std::size_t part = std::min(bytes.size(), kMost);
        sum = crc32(sum, bytes.data(), static_cast<uInt>(part));
        bytes = bytes.subspan(part);
    }
    return sum;
}

/// The bytes of a member; `unpacked` holds them where they had to be unpacked.
Result<Bytes> contentOf(Bytes bytes, const Member& member, const ReadLimits& limits,
                        std::vector<std::uint8_t>& unpacked) {
    const std::string whose = "the member " + member.name + " of the .npz archive ";
    const ByteReader read(bytes, ByteOrder::Little);
    if (member.isEncrypted || (member.method != 0 && member.method != 8))
        return Error{ErrorCode::Unsupported,
                     whose + (member.isEncrypted ? "is encrypted" : "is packed in an unknown way"),
                     {}};
    if (member.header > bytes.size() || bytes.size() - member.header < kLocalSize ||
        read.number(member.header, 4) != kLocal)
        return malformed("damaged: " + whose + "is not where it should be");
    const std::uint64_t start = member.header + kLocalSize + read.number(member.header + 26, 2) +
                                read.number(member.header + 28, 2);
    if (start > bytes.size() || bytes.size() - start < member.packed)
        return malformed("truncated: " + whose + "is not whole");
    if (member.size > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max() / 2))
        return malformed("damaged: " + whose + "names a size beyond all memory");
    const auto size = static_cast<std::int64_t>(member.size);
    if (auto error = whyTooLarge(size, limits, whose.substr(0, whose.size() - 1))) return *error;
    Bytes content =
        bytes.subspan(static_cast<std::size_t>(start), static_cast<std::size_t>(member.packed));
    if (member.method == 8) {
        auto inflated = inflateAtMost(content, DeflateWrapping::None, size + 1);
        if (!inflated) return malformed(whose + "is " + inflated.error().message);
        unpacked = std::move(inflated).value();
        content = unpacked;
    }
    if (content.size() != member.size || checksumOf(content) != member.checksum)
        return malformed("damaged: " + whose + "has another size or checksum than listed");
    return content;
}

Result<FileContent> readNpz(Bytes bytes, const ReadChoices& choices) {
    const auto members = Directory(bytes).members();
    if (!members) return members.error();
    const auto member = chosen(*members, choices);
    if (!member) return member.error();
    std::vector<std::uint8_t> unpacked;
    const auto content = contentOf(bytes, *member, choices.limits, unpacked);
    if (!content) return content.error();
    auto array = looksLikeNpy(*content) ? parseNpy(*content, choices.limits)
                                        : Result<NumericArray>(malformed("no .npy array"));
    if (!array)
        return malformed("member " + member->name + ": " + array.error().message +
                         otherMembers(*members, *member));
    NumericArray result = std::move(array).value();
    for (const Member& each : *members)
        if (each.isArray) result.parts.members.push_back(each.name);
    result.parts.member = member->name;
    const auto arrays = std::count_if(members->begin(), members->end(),
                                      [](const Member& each) { return each.isArray; });
    if (arrays > 1)
        result.notices.push_back("the .npz archive holds " + std::to_string(arrays) + " arrays (" +
                                 namesOf(*members) + "); " + member->name + " is read" +
                                 (choices.key.empty() ? ": --key chooses another" : ", as asked"));
    return FileContent(std::move(result));
}

}  // namespace

FileFormat npzFormat() {
    return {"npz", "*.npz", {.members = true}, looksLikeZip, readNpz};
}

}  // namespace lossglass
