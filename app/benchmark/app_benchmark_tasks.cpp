// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/benchmark/app_benchmark_tasks.h"

#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"
#include "widgets/canvas/screen_composer.h"

#include <memory>
#include <utility>

namespace lossglass {

namespace {

constexpr QSize kView(640, 480);

/// A canvas of 640 x 480 that shows the whole scene.
ScreenParts partsOf(const Scene& scene, const MapSettings& settings) {
    const QRect whole(QPoint(), MapSampler::sizeOf(scene));
    ScreenParts parts{
        MapSampler(scene, settings),      nullptr, scene.samples(), whole, &lightTheme(),
        ViewTransform::fit(whole, kView), 1};
    return parts;
}

BenchmarkTask map(const std::string& name, CanvasContent content) {
    return {name, [content](const Scene& scene) {
                MapSettings settings;
                settings.content = content;
                if (content == CanvasContent::Gradient) {
                    const Loss* focal = findLoss("focal");
                    auto reading = evaluateOne(Workspace<float>(scene),
                                               {focal, ParameterValues(focal->parameters), {}});
                    settings.gradient = std::make_shared<const Planes<float>>(
                        std::move(reading.evaluation.logitGradient));
                    settings.gradientRange = 1 / static_cast<double>(scene.pixels());
                }
                return [parts = partsOf(scene, settings)] {
                    composeScreen(parts, QRect(QPoint(), kView));
                };
            }};
}

}  // namespace

std::vector<BenchmarkTask> mapBenchmarkTasks() {
    return {map("heat_map", CanvasContent::Gradient),
            map("heat_map:prediction", CanvasContent::Prediction),
            map("heat_map:target", CanvasContent::Target)};
}

std::vector<BenchmarkTask> appBenchmarkTasks(int classes) {
    std::vector<BenchmarkTask> all = mapBenchmarkTasks();
    for (auto& tasks : {windowBenchmarkTasks(classes), fileBenchmarkTasks(classes)})
        all.insert(all.end(), tasks.begin(), tasks.end());
    return all;
}

}  // namespace lossglass
