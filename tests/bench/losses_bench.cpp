// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"

#include <benchmark/benchmark.h>
#include <tbb/global_control.h>

#include <random>

using namespace lossglass;

/// Times at float, value and logit gradient: the preparation of a scene, every loss on a prepared
/// scene, and all together from the scene on. Names are <what>/<channels>/<side>/<threads>, so that
/// --benchmark_filter=focal/4 picks. One thread: processor time counts, so that a busy machine
/// disturbs less. "per_item" is the time of one pixel and channel.
namespace {

struct Setting {
    int channels, side, threads;
};

/// A picture with a disc per class and a prediction that is mostly right and here and there not.
Scene benchScene(int channels, int side) {
    SceneParts<float> parts;
    parts.width = parts.height = side;
    parts.activation = channels == 1 ? Activation::Sigmoid : Activation::Softmax;
    std::mt19937 random(1);
    std::normal_distribution<float> noise(0, 2);
    const Eigen::Index pixels = Eigen::Index{side} * side;
    const int foreground = channels == 1 ? 1 : channels - 1;
    Labels labels(static_cast<std::size_t>(pixels));
    Planes<float> logits(channels, pixels);
    for (Eigen::Index i = 0; i < pixels; ++i) {
        const float x = static_cast<float>(i % side) / static_cast<float>(side) - 0.5f;
        const float y = static_cast<float>(i / side) / static_cast<float>(side) - 0.5f;
        const bool inside = x * x + y * y < 0.1f;
        const int label = inside ? 1 + (x > 0 ? 0 : foreground - 1) : 0;
        labels[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(label);
        for (int c = 0; c < channels; ++c) {
            const bool own = label == (channels == 1 ? 1 : c);
            logits(c, i) = (own ? 2.0f : -2.0f) + noise(random);
        }
    }
    parts.labels = std::make_shared<const Labels>(std::move(labels));
    parts.logits = std::make_shared<const Planes<float>>(std::move(logits));
    return Scene::make(std::move(parts)).value();
}

tbb::global_control limitTo(int threads) {
    return {tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads)};
}

void report(benchmark::State& state, const Setting& setting) {
    const auto perRun = std::int64_t{setting.side} * setting.side * setting.channels;
    state.counters["per_item"] = benchmark::Counter(
        static_cast<double>(perRun),
        benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

Request requestOf(const Loss& loss) {
    return {&loss, ParameterValues(loss.parameters), {true, false, false}};
}

void preparation(benchmark::State& state, const Setting& setting) {
    const auto limit = limitTo(setting.threads);
    const Scene scene = benchScene(setting.channels, setting.side);
    for (auto _ : state)
        benchmark::DoNotOptimize(Workspace<float>(scene).sums().data());
    report(state, setting);
}

void oneLoss(benchmark::State& state, const Setting& setting, const Loss* loss) {
    const auto limit = limitTo(setting.threads);
    const Workspace<float> work(benchScene(setting.channels, setting.side));
    const Request request = requestOf(*loss);
    for (auto _ : state)
        benchmark::DoNotOptimize(evaluateOne(work, request).evaluation.value);
    report(state, setting);
}

void allLosses(benchmark::State& state, const Setting& setting) {
    const auto limit = limitTo(setting.threads);
    const Scene scene = benchScene(setting.channels, setting.side);
    std::vector<Request> requests;
    for (const Loss& loss : catalogue())
        if (setting.channels == 1 || loss.channels == ChannelRule::Any)
            requests.push_back(requestOf(loss));
    for (auto _ : state)
        benchmark::DoNotOptimize(evaluateAll(scene, requests).data());
    state.counters["losses"] = static_cast<double>(requests.size());
    report(state, setting);
}

template <class Run, class... More>
void add(const std::string& what, const Setting& setting, Run run, More... more) {
    const std::string name = what + "/" + std::to_string(setting.channels) + "/" +
                             std::to_string(setting.side) + "/" + std::to_string(setting.threads);
    auto* bench = benchmark::RegisterBenchmark(
        name.c_str(), [=](benchmark::State& state) { run(state, setting, more...); });
    bench->Unit(benchmark::kMillisecond);
    if (setting.threads > 1) bench->UseRealTime();
}

void addAll() {
    for (const int channels : {1, 4}) {
        add("preparation", {channels, 512, 1}, preparation);
        for (const Loss& loss : catalogue())
            if (channels == 1 || loss.channels == ChannelRule::Any)
                add(loss.id, {channels, 512, 1}, oneLoss, &loss);
        for (const int threads : {1, 2})
            add("all", {channels, 512, threads}, allLosses);
        // The cost of a pixel from small pictures to large ones.
        for (const int side : {128, 2048})
            add("all", {channels, side, 1}, allLosses);
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
