// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/output.h"

#include <vector>

namespace lossglass {

/// The Lovász extension of the Jaccard loss of one channel over the valid pixels, from the errors
/// |y - p|; writes share * dL/dp to that channel's entries of `slopes` (C x pixels, 0 before),
/// nothing where it is null.
template <class Real>
double lovaszChannel(const Workspace<Real>& work, int channel, double share, Real* slopes);

/// The same for several channels as one set of pixels, all errors sorted together; C * pixels must
/// be below 2^31.
template <class Real>
double lovaszTogether(const Workspace<Real>& work, const std::vector<int>& channels, Real* slopes);

/// The same from hinge errors 1 - z (2y - 1), those below 0 cut off; writes dL/dz. One channel.
template <class Real>
double lovaszHinge(const Workspace<Real>& work, Real* logitSlopes);

/// Where the slopes by p of a loss may stand until pullBackInPlace(): the planes of one of the
/// gradients that are wanted (C x pixels), zeroed; null where none is.
template <class Real>
Real* slopesInPlace(Output<Real>& out);

/// Makes the gradients of a whole loss from slopes dL/dp that stand in slopesInPlace().
template <class Real>
void pullBackInPlace(const Workspace<Real>& work, Output<Real>& out);

}  // namespace lossglass
