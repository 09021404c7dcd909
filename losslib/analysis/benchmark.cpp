// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/benchmark.h"

#include "losslib/analysis/benchmark_tasks.h"

#ifndef LOSSGLASS_SERIAL
#include <tbb/global_control.h>
#endif

#include <algorithm>
#include <chrono>
#include <fstream>
#include <map>

namespace lossglass {

namespace {

constexpr double kMillisecondsPerTask = 150;
constexpr std::size_t kFewestRuns = 3;
constexpr std::size_t kMostRuns = 50;

double millisecondsOf(const std::function<void()>& run) {
    const auto start = std::chrono::steady_clock::now();
    run();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

/// Times of repeated runs, in order of length.
std::vector<double> timesOf(const std::function<void()>& run) {
    run();
    std::vector<double> times;
    double spent = 0;
    while (times.size() < kFewestRuns ||
           (times.size() < kMostRuns && spent < kMillisecondsPerTask)) {
        times.push_back(millisecondsOf(run));
        spent += times.back();
    }
    std::sort(times.begin(), times.end());
    return times;
}

}  // namespace

std::vector<BenchmarkResult> runBenchmark(const BenchmarkSettings& settings) {
#ifndef LOSSGLASS_SERIAL
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                    static_cast<std::size_t>(settings.threads));
#endif
    std::map<int, Scene> scenes;
    std::vector<BenchmarkResult> results;
    for (const BenchmarkTask& task : benchmarkTasks()) {
        if (task.name.find(settings.filter) == std::string::npos) continue;
        Scene& scene = scenes[task.classes];
        if (scene.isEmpty()) scene = benchmarkScene(task.classes, settings.size);
        const std::vector<double> times = timesOf(task.prepare(scene));
        results.push_back({task.name, settings.size, task.classes, settings.threads, times.front(),
                           times[times.size() / 2]});
    }
    return results;
}

std::string processorName() {
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with("model name")) continue;
        const auto colon = line.find(": ");
        if (colon != std::string::npos) return line.substr(colon + 2);
    }
    return "unknown";
}

}  // namespace lossglass
