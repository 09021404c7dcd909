// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/planes.h"

namespace lossglass {

/// How one label of a pixel stands against the others.
struct ClassStanding {
    double p = 0;
    bool wins = false;
};

/// By the logits of a pixel. One channel: sigmoid, label 1 wins from p = 0.5 on. Otherwise softmax;
/// of equals the first wins, as argmax does everywhere.
ClassStanding classStanding(const Planes<float>& logits, Eigen::Index pixel, int label);

}  // namespace lossglass
