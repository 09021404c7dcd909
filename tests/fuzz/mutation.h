// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace lossglass::test {

using Bytes = std::vector<std::uint8_t>;

/// Input `number` of the run that `seed` names: one of the seeds, changed in one to five places by
/// flipped bits, cuts, insertions, numbers at the edges of their types, and parts of the other
/// seeds. The same arguments give the same bytes. Requires at least one seed of the corpus.
Bytes mutated(const std::vector<Bytes>& seeds, std::uint64_t seed, long number);

}  // namespace lossglass::test
