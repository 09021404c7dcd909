// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/read_limits.h"
#include "losslib/support/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <vector>

namespace lossglass {

/// A whole file. Directories, pipes, devices, symbolic links to them or to nothing, and unreadable
/// files are named as such; the size is checked against the limit first, and a file that changes
/// while it is read is an error.
Result<std::vector<std::uint8_t>> readFileBytes(const std::filesystem::path& path,
                                                const ReadLimits& limits = {});

/// Writes through a temporary file beside `path` that is flushed, then renamed over it: whatever
/// happens, `path` holds the old file or the whole new one. A symbolic link stays, the file that it
/// leads to is replaced; the permissions of an old file hold for the new one. What is there and is
/// no plain file is an error. What killed writers have left in the folder is removed. Nothing means
/// written.
std::optional<Error> writeFileWhole(const std::filesystem::path& path,
                                    const std::function<void(std::ostream&)>& write);

}  // namespace lossglass
