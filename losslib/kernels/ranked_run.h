// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/ranked_buckets.h"

namespace lossglass {

/// Writes the place of each of `count` items, as in RankedRun, before which `ahead` come: by an
/// exact radix sort over the bits in which they differ.
template <class Real>
void rankRun(const OrderBits<Real>* items, std::int64_t count, RankedPlace ahead,
             RankedPlace* places);

}  // namespace lossglass
