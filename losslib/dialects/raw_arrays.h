// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/conventions/convention_scene.h"
#include "losslib/formats/numeric_array.h"
#include "losslib/support/result.h"

namespace lossglass {

/// Arrays as a library's call would receive them, channels first: a prediction of N x C x space
/// (0 to 3 axes) against whole-number labels of N x space or N x 1 x space, or planes of the
/// prediction's shape. The error names both shapes.
Result<ConventionScene> rawScene(const NumericArray& target, const NumericArray& prediction);

}  // namespace lossglass
