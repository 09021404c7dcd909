// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace lossglass {

/// What a file holds of which one part was read, for a person to choose another: see ReadChoices.
struct FileParts {
    int pages = 1;                         ///< pages of a TIFF, frames of a GIF
    int page = 0;                          ///< the one that was read
    std::array<std::int64_t, 3> slices{};  ///< of a volume, across each axis; 0: there is no volume
    int axis = 0;                          ///< across which it was sliced
    std::int64_t slice = 0;
    std::vector<std::string> members{};  ///< arrays of an archive
    std::string member{};

    bool hasVolume() const { return slices[0] > 0; }
    /// Whether another part could have been read as well.
    bool leaveAChoice() const {
        return pages > 1 || members.size() > 1 ||
               (hasVolume() && slices[static_cast<std::size_t>(axis)] > 1);
    }
    bool operator==(const FileParts&) const = default;
};

}  // namespace lossglass
