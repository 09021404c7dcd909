// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/output.h"

#include <vector>

namespace lossglass {

/// Adds the mean of the `count` largest -ln p_t over the valid pixels; equal ones are taken in the
/// order of the pixels. With one channel by fillErrorOrder(), from the places of the pixels if
/// these are there. Requires 1 <= count <= valid pixels. Returns the sum of -ln p_t of all
/// valid pixels by label (K entries).
template <class Real>
std::vector<double> addHardestPixels(const Workspace<Real>& work, std::int64_t count,
                                     Output<Real>& out);

}  // namespace lossglass
