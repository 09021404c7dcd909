// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/benchmark_tasks.h"

#ifdef LOSSGLASS_BENCH_WINDOW
#include "app/benchmark/app_benchmark_tasks.h"

#include <QApplication>
#endif

#include <benchmark/benchmark.h>
#include <tbb/global_control.h>

using namespace lossglass;

/// The list of `lossglass benchmark` under Google Benchmark, from small pictures to large ones and
/// for one and two threads. Names are <task>/<channels>/<side>/<threads>, so that
/// --benchmark_filter=focal/4 picks. One thread: processor time counts, so that a busy machine
/// disturbs less. "per_item" is the time of one pixel and channel.
namespace {

struct Setting {
    int classes, side, threads;
};

/// What a window or a whole sweep does takes part of its time in other threads or as a whole.
bool isSmall(const std::string& task) {
    return task.starts_with("loss:") || task.starts_with("preparation") || task == "all_losses";
}

void measure(benchmark::State& state, const BenchmarkTask& task, const Setting& setting) {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                    static_cast<std::size_t>(setting.threads));
    const auto run = task.prepare(benchmarkScene(setting.classes, setting.side));
    if (!run) return state.SkipWithError("cannot be done here");
    for (auto _ : state)
        run();
    const auto perRun = std::int64_t{setting.side} * setting.side * setting.classes;
    state.counters["per_item"] = benchmark::Counter(
        static_cast<double>(perRun),
        benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void add(const BenchmarkTask& task, const Setting& setting) {
    const std::string name = task.name + "/" + std::to_string(setting.classes) + "/" +
                             std::to_string(setting.side) + "/" + std::to_string(setting.threads);
    auto* bench = benchmark::RegisterBenchmark(
        name.c_str(), [=](benchmark::State& state) { measure(state, task, setting); });
    bench->Unit(benchmark::kMillisecond);
    if (setting.threads > 1 || !isSmall(task.name)) bench->UseRealTime();
}

void addAll() {
    for (const int classes : {1, 2, 4, 21}) {
        auto tasks = benchmarkTasks(classes);
#ifdef LOSSGLASS_BENCH_WINDOW
        for (auto& task : appBenchmarkTasks(classes))
            tasks.push_back(std::move(task));
#endif
        for (const BenchmarkTask& task : tasks)
            for (const int side : {64, 128, 256, 512, 1024, 2048, 4096})
                for (const int threads : {1, 2})
                    add(task, {classes, side, threads});
    }
}

}  // namespace

int main(int argc, char** argv) {
#ifdef LOSSGLASS_BENCH_WINDOW
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
#endif
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    addAll();
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
