// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace lossglass {

/// How much memory a reader may take. Every reader checks before it allocates.
struct ReadLimits {
    /// Bytes, for the file and again for what is decoded from it.
    std::int64_t bytes = std::int64_t{1} << 30;
};

}  // namespace lossglass
