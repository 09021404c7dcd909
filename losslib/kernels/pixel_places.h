// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/packed_places.h"
#include "losslib/kernels/ranked.h"
#include "losslib/prediction/workspace.h"

namespace lossglass {

/// Of larger pictures than 2048 x 2048 no order is kept: it takes 6 bytes a pixel, and several
/// times that for a moment, which at 4096 x 4096 makes the window wait for memory.
inline constexpr std::int64_t kMostOrderedPixels = std::int64_t{1} << 22;
static_assert(kMostOrderedPixels <= PackedPlaces::kMostItems);

/// Writes descendingBits() of -z of the true label of one channel: of -z where the label is 1, of z
/// where it is 0; kDropped at ignored pixels. The errors of all ranked losses fall with it: 1-p_t,
/// the hinge 1 - z (2y - 1), -ln p_t. What they round to may be equal where this is not.
template <class Real>
void fillErrorOrder(const Workspace<Real>& work, const Tile& tile, OrderBits<Real>* bits);

/// The place of each pixel of one channel by fillErrorOrder(), positive labels marked; kept in
/// Workspace::pixelOrder(). Null where there are several channels or more than
/// kMostOrderedPixels.
template <class Real>
PixelOrder::Places pixelPlaces(const Workspace<Real>& work);

}  // namespace lossglass
