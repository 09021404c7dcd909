// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace lossglass {

/// Asks the system to hold new, still untouched memory in large pages where it can: filling it then
/// costs a small part of the interruptions, and jumping about in it fewer look-ups of addresses.
/// Changes nothing else; does nothing for less than a few megabytes or where there is no such wish.
void askForLargePages(void* memory, std::size_t bytes);

/// Reserves space for `count` values, in large pages where the system has them; what the vector
/// holds stays. For a vector that is filled next and not grown beyond that; nothing where it is as
/// long.
template <typename T>
void reserveInLargePages(std::vector<T>& values, std::size_t count) {
    if (count <= values.size()) return;
    values.reserve(count);
    askForLargePages(values.data() + values.size(), (count - values.size()) * sizeof(T));
}

}  // namespace lossglass
