// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/support/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lossglass {

/// How hard a ZIP member is packed.
enum class ZipPacking {
    Stored,
    Fast,  ///< deflate, level 1
    Usual  ///< deflate, level 6
};

/// Builds a ZIP archive in memory. The same members give the same bytes: no times are stored.
/// Reference: PKWARE, .ZIP File Format Specification.
class ZipWriter {
public:
    /// Adds a member; names are UTF-8 and must differ. An error: it or the archive goes beyond the
    /// 4 GiB of plain ZIP.
    std::optional<Error> add(const std::string& name, std::span<const std::uint8_t> bytes,
                             ZipPacking packing);
    /// The archive with its list of members; the writer is spent.
    std::vector<std::uint8_t> finish();

private:
    std::vector<std::uint8_t> m_bytes;
    std::vector<std::uint8_t> m_directory;
    std::uint32_t m_members = 0;
};

}  // namespace lossglass
