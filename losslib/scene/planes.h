// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

namespace lossglass {

/// C x (N*H*W) numbers, row-major: one contiguous row per class, pixels of sample 0 first, each
/// sample in picture order (row by row). Units are those of the owner: logits, probabilities, ...
template <class Real>
using Planes = Eigen::Array<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

}  // namespace lossglass
