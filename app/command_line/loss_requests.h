// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line/arguments.h"
#include "losslib/loss/reading.h"
#include "losslib/support/result.h"

#include <vector>

namespace lossglass {

/// The losses that "--loss ID" asks for, each with the "--set NAME=VALUE" that follow it, in
/// order; the same loss may stand twice. Unknown names suggest the nearest.
Result<std::vector<Request>> readLossRequests(const std::vector<GivenOption>& options);

/// All losses of the catalogue, at their defaults, that fit a scene.
std::vector<Request> fittingRequests(int channels, bool softTarget);

}  // namespace lossglass
