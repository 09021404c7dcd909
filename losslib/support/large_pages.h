// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace lossglass {

/// Asks the system to hold new, still untouched memory in large pages where it can: filling it then
/// costs a small part of the interruptions, and jumping about in it fewer look-ups of addresses.
/// Changes nothing else; does nothing for less than a few megabytes or where there is no such wish.
void askForLargePages(void* memory, std::size_t bytes);

}  // namespace lossglass
