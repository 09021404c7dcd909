// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/benchmark_tasks.h"

#include <benchmark/benchmark.h>
#include <tbb/global_control.h>

using namespace lossglass;

/// The list of `lossglass benchmark` under Google Benchmark, from small pictures to large ones and
/// for one and two threads. Names are <task>/<channels>/<side>/<threads>, so that
/// --benchmark_filter=focal/4 picks. One thread: processor time counts, so that a busy machine
/// disturbs less. "per_item" is the time of one pixel and channel.
namespace {

struct Setting {
    int side, threads;
};

void measure(benchmark::State& state, const BenchmarkTask& task, const Setting& setting) {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                    static_cast<std::size_t>(setting.threads));
    const auto run = task.prepare(benchmarkScene(task.classes, setting.side));
    for (auto _ : state)
        run();
    const auto perRun = std::int64_t{setting.side} * setting.side * task.classes;
    state.counters["per_item"] = benchmark::Counter(
        static_cast<double>(perRun),
        benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void add(const BenchmarkTask& task, const Setting& setting) {
    const std::string name = task.name + "/" + std::to_string(task.classes) + "/" +
                             std::to_string(setting.side) + "/" + std::to_string(setting.threads);
    auto* bench = benchmark::RegisterBenchmark(
        name.c_str(), [=](benchmark::State& state) { measure(state, task, setting); });
    bench->Unit(benchmark::kMillisecond);
    if (setting.threads > 1) bench->UseRealTime();
}

void addAll() {
    for (const BenchmarkTask& task : benchmarkTasks()) {
        add(task, {512, 1});
        if (task.name != "all_losses") continue;
        for (const Setting& setting : {Setting{512, 2}, {128, 1}, {2048, 1}})
            add(task, setting);
    }
}

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    addAll();
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
