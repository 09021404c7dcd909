// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/benchmark_tasks.h"

#include <string>
#include <vector>

namespace lossglass {

/// What to measure: every combination.
struct BenchmarkSettings {
    std::vector<std::string> filters;  ///< parts of names, of which one must fit; empty: all
    std::vector<int> sizes{512};       ///< pixels on a side
    std::vector<int> classes{1, 4};    ///< channels
    std::vector<int> threads{1};       ///< at most so many
};

/// How long a task took.
struct BenchmarkResult {
    std::string name;
    int size = 0;
    int classes = 0;
    int threads = 0;
    double milliseconds = 0;  ///< the best of several runs
    double median = 0;        ///< of the same runs
    double p95 = 0;           ///< of the same runs: 95 % took at most so long (nearest rank)
    /// The least processor time of a run, in milliseconds, of all threads together: on a machine
    /// that has other work too it tells more than the clock.
    double processor = 0;
};

/// Gives the tasks for so many channels.
using BenchmarkList = std::function<std::vector<BenchmarkTask>(int classes)>;

/// Runs the tasks whose name holds the filter, each several times; nothing when there is no such
/// task.
std::vector<BenchmarkResult> runBenchmark(const BenchmarkSettings& settings,
                                          const BenchmarkList& list = benchmarkTasks);

/// The processor's name as the system gives it; "unknown" where it does not.
std::string processorName();

}  // namespace lossglass
