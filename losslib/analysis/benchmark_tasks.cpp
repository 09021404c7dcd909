// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/benchmark_tasks.h"

#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"

#include <random>

namespace lossglass {

namespace {

Request requestOf(const Loss& loss) {
    return {&loss, ParameterValues(loss.parameters), {true, false, false}};
}

bool fits(const Loss& loss, int classes) {
    return classes == 1 || loss.channels == ChannelRule::Any;
}

BenchmarkTask preparation(int classes) {
    return {"preparation", classes,
            [](const Scene& scene) { return [scene] { Workspace<float>{scene}; }; }};
}

BenchmarkTask oneLoss(int classes, const Loss& loss) {
    return {"loss:" + loss.id, classes, [request = requestOf(loss)](const Scene& scene) {
                const auto work = std::make_shared<const Workspace<float>>(scene);
                return [=] { evaluateOne(*work, request); };
            }};
}

BenchmarkTask allLosses(int classes) {
    return {"all_losses", classes, [classes](const Scene& scene) {
                std::vector<Request> requests;
                for (const Loss& loss : catalogue())
                    if (fits(loss, classes)) requests.push_back(requestOf(loss));
                return [=] {
                    const Workspace<float> work(scene);
                    for (const Request& request : requests)
                        evaluateOne(work, request);
                };
            }};
}

}  // namespace

std::vector<BenchmarkTask> benchmarkTasks() {
    std::vector<BenchmarkTask> tasks;
    for (const int classes : {1, 4}) {
        tasks.push_back(preparation(classes));
        tasks.push_back(allLosses(classes));
        for (const Loss& loss : catalogue())
            if (fits(loss, classes)) tasks.push_back(oneLoss(classes, loss));
    }
    return tasks;
}

Scene benchmarkScene(int classes, int size) {
    SceneParts<float> parts;
    parts.width = parts.height = size;
    parts.activation = classes == 1 ? Activation::Sigmoid : Activation::Softmax;
    std::mt19937 random(1);
    std::normal_distribution<float> noise(0, 2);
    const Eigen::Index pixels = Eigen::Index{size} * size;
    const int foreground = classes == 1 ? 1 : classes - 1;
    Labels labels(static_cast<std::size_t>(pixels));
    Planes<float> logits(classes, pixels);
    for (Eigen::Index i = 0; i < pixels; ++i) {
        const float x = static_cast<float>(i % size) / static_cast<float>(size) - 0.5f;
        const float y = static_cast<float>(i / size) / static_cast<float>(size) - 0.5f;
        const bool inside = x * x + y * y < 0.1f;
        // The disc is cut into one stripe per class.
        const int stripe =
            std::min(foreground - 1, static_cast<int>((x + 0.5f) * static_cast<float>(foreground)));
        const int label = inside ? 1 + stripe : 0;
        labels[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(label);
        for (int c = 0; c < classes; ++c) {
            const bool own = label == (classes == 1 ? 1 : c);
            logits(c, i) = (own ? 2.0f : -2.0f) + noise(random);
        }
    }
    parts.labels = std::make_shared<const Labels>(std::move(labels));
    parts.logits = std::make_shared<const Planes<float>>(std::move(logits));
    return Scene::make(std::move(parts)).value();
}

}  // namespace lossglass
