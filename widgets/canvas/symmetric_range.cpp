// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/symmetric_range.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace lossglass {

double symmetricRange(std::span<const float> values) {
    // A quarter million of them tell a percentile well enough for a colour bar.
    constexpr std::size_t kMostSamples = 1U << 18U;
    const std::size_t stride = std::max<std::size_t>(1, values.size() / kMostSamples);
    std::vector<float> sizes;
    sizes.reserve(values.size() / stride + 1);
    for (std::size_t i = 0; i < values.size(); i += stride) {
        const float size = std::abs(values[i]);
        if (std::isfinite(size) && size > 0) sizes.push_back(size);
    }
    if (sizes.empty()) return 0;
    const auto rank =
        static_cast<std::ptrdiff_t>(std::floor(0.995 * static_cast<double>(sizes.size() - 1)));
    std::nth_element(sizes.begin(), sizes.begin() + rank, sizes.end());
    return sizes[static_cast<std::size_t>(rank)];
}

}  // namespace lossglass
