// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/prediction/workspace.h"

#include <vector>

namespace lossglass {

/// The Lovász extension of the Jaccard loss of one channel over the valid pixels, from the errors
/// |y - p|; writes share * dL/dp into that row of `slopes` unless it is empty.
template <class Real>
double lovaszChannel(const Workspace<Real>& work, int channel, double share, Planes<Real>& slopes);

/// The same for several channels as one set of pixels, all errors sorted together.
template <class Real>
double lovaszTogether(const Workspace<Real>& work, const std::vector<int>& channels,
                      Planes<Real>& slopes);

/// The same from hinge errors 1 - z (2y - 1), those below 0 cut off; writes dL/dz. One channel.
template <class Real>
double lovaszHinge(const Workspace<Real>& work, Planes<Real>& logitSlopes);

}  // namespace lossglass
