// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_files.h"

namespace lossglass {

/// Several targets, each with its predictions and perhaps its picture. What the names share besides
/// the words of their roles pairs them; where that leaves a target without any, and there are as
/// many predictions as targets, their order does. Nothing for fewer than two targets, or where the
/// targets would have different numbers of predictions.
std::vector<SampleFiles> pairedSamples(const QStringList& targets, const QStringList& predictions,
                                       const QStringList& pictures);

}  // namespace lossglass
