// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/sweep.h"

#include <string>
#include <utility>
#include <vector>

namespace lossglass {

/// The axis that is neither a parameter nor an edit: where the prediction becomes hard.
inline constexpr auto kSweepThreshold = "threshold";

/// Whether every loss of the question has that parameter.
bool isParameterOfAll(const SweepQuestion& question, const std::string& id);

/// What the axes say at one place of the grid.
struct SweepSetting {
    std::vector<SceneEdit> edits;
    double threshold = 0.5;
    std::vector<std::pair<std::string, double>> parameters;
};
SweepSetting settingAt(const SweepQuestion& question, const Sweep& sweep, int place);

/// The places of the grid from coarse to fine; within a level, those that share a prepared scene
/// are neighbours.
std::vector<int> placesInOrder(const SweepQuestion& question);

/// The grid with nothing in it.
Sweep emptyGrid(const SweepQuestion& question);

}  // namespace lossglass
