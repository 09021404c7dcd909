// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/conventions/convention_reading.h"
#include "losslib/conventions/convention_scene.h"

namespace lossglass {

/// 1 - Matthews correlation of all elements together, `epsilon` added to each of TP, TN, FP, FN.
/// On probabilities (maps.p). Abhishek & Hamarneh, arXiv 2010.13454.
ConventionReading correlationLoss(const ConventionMaps& maps, double epsilon);

}  // namespace lossglass
