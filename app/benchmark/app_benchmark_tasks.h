// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/benchmark_tasks.h"

#include <vector>

namespace lossglass {

/// What is beyond losslib in `lossglass benchmark`, for so many channels.
///
/// "heat_map", "heat_map:prediction", "heat_map:target": a map composed for 640 x 480 device
/// pixels. "load:KIND": a mask (of .npy a prediction) from a file in the folder of temporary files
/// to its numbers; "load:scene" a mask and a prediction to a scene.
///
/// With a window on a screen, which may be offscreen, all losses shown and the tab "Response" in
/// front: "window:slider" from a step of a drag of focal's gamma until the readings that can be
/// seen and the heat map are painted with it, "window:curve" until the response curve is as well.
/// The notes are in neither: they rest on purpose while the hand moves. "window:stroke" is as
/// "window:slider" from a short stroke on the prediction, "window:stroke_event" from a mouse event
/// of a stroke of 400 events to the painted pixel. "window:start_up" is from nothing to the painted
/// window on a sample scene.
///
/// "window:gap" is the longest time that the window did not answer (between two runs of a timer of
/// 5 ms in its thread) while all losses were evaluated on a prediction that changed everywhere.
/// "window:gap:own" is the same without what a thread beside it missed as well, which only sleeps
/// for 5 ms and reads 2000 places of 8 MB: what the machine takes, as a virtual one does that is
/// stopped when its share is used up or whose memory is taken away.
std::vector<BenchmarkTask> appBenchmarkTasks(int classes);

std::vector<BenchmarkTask> mapBenchmarkTasks();
std::vector<BenchmarkTask> fileBenchmarkTasks(int classes);
/// Nothing without a QApplication.
std::vector<BenchmarkTask> windowBenchmarkTasks(int classes);

}  // namespace lossglass
