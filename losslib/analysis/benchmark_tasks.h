// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"

#include <functional>
#include <string>
#include <vector>

namespace lossglass {

/// Something whose time is worth knowing. From the scene on: "preparation", "all_losses" (one
/// gradient held at a time), "preparation:stroke" (after a stroke of 9 pixels width); on a prepared
/// scene "loss:ID". Value and logit gradient, in float. For one channel also "preparation:order"
/// (the order of the pixels, which the ranked losses share: part of each of their "loss:ID") and
/// "walk:ID" (such a loss after another that has made the order), "sweep:gamma" (focal, 1000 steps,
/// what the Sweep tab shows) and "landscape:tversky" (100 x 100 places of both weights).
struct BenchmarkTask {
    std::string name;
    /// Prepares for a scene; each call of what comes back does the work once. Nothing comes back
    /// where the task cannot be done.
    std::function<std::function<void()>(const Scene&)> prepare;
    int runs = 0;  ///< how many times to run it, for 10 s at most; 0 = as many as seem enough
    /// In the place of `prepare`, where something else is wanted than how long a call takes: each
    /// call of what comes back gives milliseconds.
    std::function<std::function<double()>(const Scene&)> measure = {};
};

/// All tasks for so many channels (1 = sigmoid, more = softmax) that need no window.
std::vector<BenchmarkTask> benchmarkTasks(int classes);

/// A picture of size x size pixels with a disc per class and a prediction that is mostly right and
/// here and there not. The same at every call.
Scene benchmarkScene(int classes, int size);

}  // namespace lossglass
