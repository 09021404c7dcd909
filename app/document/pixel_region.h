// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/labels.h"
#include "losslib/scene/painting.h"
#include "losslib/scene/planes.h"

namespace lossglass {

/// The pixels of a region, alone: region.width * region.height per plane, row by row.
/// `width` is the width of the picture that the region lies in; the region must lie inside.
Labels cutRegion(const Labels& from, int width, const Region& region);
Planes<float> cutRegion(const Planes<float>& from, int width, const Region& region);

/// Puts the pixels that cutRegion() took back to their place.
void pasteRegion(const Labels& pixels, Labels& to, int width, const Region& region);
void pasteRegion(const Planes<float>& pixels, Planes<float>& to, int width, const Region& region);

/// Copies a region between two pictures of the same shape.
void copyRegion(const Labels& from, Labels& to, int width, const Region& region);
void copyRegion(const Planes<float>& from, Planes<float>& to, int width, const Region& region);

}  // namespace lossglass
