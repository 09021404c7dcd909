// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/read_limits.h"

#include <optional>
#include <string>

namespace lossglass {

/// What a person chose where a file holds more than one picture or array. What is not set is
/// decided by the reader, which says so in a notice; formats that leave nothing open take none.
struct ReadChoices {
    ReadLimits limits{};
    std::optional<int> page{};   ///< page of a TIFF, frame of a GIF; the first is 0
    std::optional<int> slice{};  ///< of a volume, in the order of its axis; the first is 0
    std::optional<int> axis{};   ///< of a volume, across which it is sliced: 0 to 2, see nifti.h
    std::string key{};           ///< name of a .npz member
    /// Which names of members are taken before others where no `key` was asked for.
    bool (*isLikely)(const std::string& name) = nullptr;
};

}  // namespace lossglass
