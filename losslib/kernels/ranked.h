// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace lossglass {

/// The indices 0 .. keys.size()-1 by decreasing key; equal keys keep their order. Exact radix
/// sort: time linear in the number of keys. Keys must not be NaN; there are at most 2^32 - 1.
std::vector<std::uint32_t> descendingOrder(const std::vector<float>& keys);
std::vector<std::uint32_t> descendingOrder(const std::vector<double>& keys);

/// The gradient of the Lovász extension of the Jaccard loss (Berman et al. 2018, algorithm 1):
/// entry k is J_k - J_(k-1) for labels (0 or 1) in the order of decreasing error, formed as a
/// quotient rather than as a difference. Without a one, the first entry is 1, all others 0.
std::vector<double> lovaszGradient(const std::vector<std::uint8_t>& sortedLabels);

}  // namespace lossglass
