// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"

#include <functional>
#include <string>
#include <vector>

namespace lossglass {

/// Something whose time is worth knowing: "preparation" of a scene, "loss:ID" on a prepared scene,
/// "all_losses" from the scene on, one gradient held at a time; value and logit gradient, in float.
struct BenchmarkTask {
    std::string name;
    int classes = 1;  ///< channels: 1 = one sigmoid channel, more = softmax
    /// Prepares for a scene; each call of what comes back does the work once.
    std::function<std::function<void()>(const Scene&)> prepare;
};

/// All tasks for one channel and for four.
std::vector<BenchmarkTask> benchmarkTasks();

/// A picture of size x size pixels with a disc per class and a prediction that is mostly right and
/// here and there not. The same at every call.
Scene benchmarkScene(int classes, int size);

}  // namespace lossglass
