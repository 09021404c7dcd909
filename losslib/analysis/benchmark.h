// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lossglass {

/// What to measure.
struct BenchmarkSettings {
    std::string filter;  ///< part of a task's name; empty for all
    int size = 512;      ///< pixels on a side
    int threads = 1;     ///< at most so many
};

/// How long a task took.
struct BenchmarkResult {
    std::string name;
    int size = 0;
    int classes = 0;
    int threads = 0;
    double milliseconds = 0;  ///< the best of several runs
    double median = 0;        ///< of the same runs
};

/// Runs the tasks (benchmark_tasks.h) whose name holds the filter, each several times; nothing
/// when there is no such task. At 512 x 512 the whole list takes less than 20 seconds.
std::vector<BenchmarkResult> runBenchmark(const BenchmarkSettings& settings);

/// The processor's name as the system gives it; "unknown" where it does not.
std::string processorName();

}  // namespace lossglass
