// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace lossglass {

/// The range +-r of a signed map: the 99.5th percentile of |v| over the finite values that are not
/// 0 (ignored pixels would drown the rest), or their maximum where that percentile is 0.
/// 0 when there is none.
double symmetricRange(std::span<const float> values);

}  // namespace lossglass
