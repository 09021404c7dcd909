// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/scene_patch.h"

#include <vector>

namespace lossglass {

/// A stroke in the real window, as a hand would draw it.
struct StrokeBenchmark {
    int size = 4096;       ///< side of the scene, pixels
    int events = 400;      ///< of the mouse: a press, moves along a spiral
    double diameter = 64;  ///< of the brush, pixels of the scene
    Surface surface = Surface::Prediction;
    int pauseMilliseconds = 8;  ///< from event to event, as a mouse of 125 Hz sends them
};

struct StrokeTimes {
    /// From the event until the canvas has painted what it changed; one per event, milliseconds,
    /// in the order of the events.
    std::vector<double> milliseconds;
    /// Processor time of the window's thread in the same spans: what other programs on the machine
    /// do not change. 0 where the system does not tell.
    std::vector<double> processorMilliseconds;
    double median = 0, p95 = 0, largest = 0;
    double processorMedian = 0, processorP95 = 0;
    bool isPainted = false;  ///< whether the pixels below the stroke look different afterwards
};

/// Opens a window (offscreen where the platform is), waits for its readings, draws the stroke
/// while they follow, and measures. Needs a QApplication.
StrokeTimes runStrokeBenchmark(const StrokeBenchmark& benchmark);

}  // namespace lossglass
