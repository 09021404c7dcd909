// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/support/result.h"

#include <cstdint>
#include <span>
#include <vector>

namespace lossglass {

/// What stands around deflated data.
enum class DeflateWrapping { Zlib, Gzip, None };

/// Whether the bytes start as a gzip file does.
bool looksLikeGzip(std::span<const std::uint8_t> bytes);

/// Unpacks until the data end or `limit` bytes are there, whichever comes first; the result then
/// has `limit` bytes, and what follows is not looked at. Takes no more than 1032 times the packed
/// bytes, which is the most that deflate can hold. Data that end early, and checksums that do not
/// fit, are errors. Reference: RFC 1950, 1951, 1952.
Result<std::vector<std::uint8_t>> inflateAtMost(std::span<const std::uint8_t> packed,
                                                DeflateWrapping wrapping, std::int64_t limit);

}  // namespace lossglass
