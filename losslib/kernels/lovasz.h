// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/output.h"
#include "losslib/kernels/packed_places.h"
#include "losslib/kernels/ranked_place.h"

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

/// The loss of lovaszChannel() with one channel, share 1, or that of lovaszHinge(), and its
/// gradients, from the places of the pixels (kernels/pixel_places.h): a walk in the order of the
/// pixels. Where errors are equal, so that the slopes may be any of several, those of the places.
template <class Real>
double lovaszByPlaces(const Workspace<Real>& work, const PackedPlaces& places, Output<Real>& out);
template <class Real>
double hingeByPlaces(const Workspace<Real>& work, const PackedPlaces& places, Output<Real>& out);

/// Where the slopes by p of a loss may stand until pullBackInPlace(): the planes of one of the
/// gradients that are wanted (C x pixels), zeroed; null where none is.
template <class Real>
Real* slopesInPlace(Output<Real>& out);

/// Makes the gradients of a whole loss from slopes dL/dp that stand in slopesInPlace().
template <class Real>
void pullBackInPlace(const Workspace<Real>& work, Output<Real>& out);

}  // namespace lossglass
