// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/benchmark.h"

#ifndef LOSSGLASS_SERIAL
#include <tbb/global_control.h>
#endif

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <fstream>

namespace lossglass {

namespace {

constexpr double kMillisecondsPerTask = 150;
constexpr std::size_t kFewestRuns = 3;
constexpr std::size_t kMostRuns = 50;
/// So long is long enough, however few the runs.
constexpr double kMostMilliseconds = 2000;
/// What takes so long is not run a first time for nothing.
constexpr double kLongMilliseconds = 300;
/// A wanted number of runs is not reached where they take longer.
constexpr double kMostForWantedRuns = 10000;

double millisecondsOf(const std::function<void()>& run) {
    const auto start = std::chrono::steady_clock::now();
    run();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

/// What gives the milliseconds of a run of the task; nothing where it cannot be done.
std::function<double()> measureOf(const BenchmarkTask& task, const Scene& scene) {
    if (task.measure) return task.measure(scene);
    const auto run = task.prepare(scene);
    if (!run) return {};
    return [run] { return millisecondsOf(run); };
}

struct Times {
    std::vector<double> milliseconds;  ///< in order of length
    double processor = 0;              ///< the least
};

/// Times of repeated runs. The first warms up caches and memory.
Times timesOf(const std::function<double()>& measure, int wanted) {
    Times result;
    std::vector<double>& times = result.milliseconds;
    double spent = 0;
    const auto once = [&] {
        const std::clock_t start = std::clock();
        const double time = measure();
        const double used = 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        result.processor = times.empty() ? used : std::min(result.processor, used);
        return time;
    };
    if (const double first = once(); first > kLongMilliseconds && wanted == 0)
        times.push_back(spent = first);
    const auto isEnough = [&] {
        if (wanted > 0)
            return times.size() >= static_cast<std::size_t>(wanted) ||
                   (times.size() >= kFewestRuns && spent >= kMostForWantedRuns);
        if (times.size() >= kMostRuns || spent >= kMostMilliseconds) return true;
        return times.size() >= kFewestRuns && spent >= kMillisecondsPerTask;
    };
    while (!isEnough()) {
        times.push_back(once());
        spent += times.back();
    }
    std::sort(times.begin(), times.end());
    return result;
}

bool isWanted(const BenchmarkTask& task, const BenchmarkSettings& settings) {
    return settings.filters.empty() ||
           std::any_of(settings.filters.begin(), settings.filters.end(),
                       [&](const auto& part) { return task.name.find(part) != std::string::npos; });
}

/// The time that a share of the runs took at most, nearest rank.
double atShare(const std::vector<double>& times, double share) {
    const auto rank =
        static_cast<std::size_t>(std::ceil(share * static_cast<double>(times.size())));
    return times[std::max<std::size_t>(rank, 1) - 1];
}

}  // namespace

std::vector<BenchmarkResult> runBenchmark(const BenchmarkSettings& settings,
                                          const BenchmarkList& list) {
    std::vector<BenchmarkResult> results;
    for (const int size : settings.sizes)
        for (const int classes : settings.classes) {
            Scene scene;
            for (const BenchmarkTask& task : list(classes)) {
                if (!isWanted(task, settings)) continue;
                if (scene.isEmpty()) scene = benchmarkScene(classes, size);
                for (const int threads : settings.threads) {
#ifndef LOSSGLASS_SERIAL
                    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                                    static_cast<std::size_t>(threads));
#endif
                    const auto measure = measureOf(task, scene);
                    if (!measure) continue;
                    const auto [times, processor] = timesOf(measure, task.runs);
                    results.push_back({task.name, size, classes, threads, times.front(),
                                       atShare(times, 0.5), atShare(times, 0.95), processor});
                }
            }
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
