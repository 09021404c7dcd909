// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/benchmark_tasks.h"

#include "losslib/analysis/sweep.h"
#include "losslib/kernels/pass_memory.h"
#include "losslib/kernels/pixel_places.h"
#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"
#include "losslib/scene/painting.h"

#include <random>

namespace lossglass {

namespace {

Request requestOf(const Loss& loss) {
    return {&loss, ParameterValues(loss.parameters), {true, false, false}};
}

bool fits(const Loss& loss, int classes) {
    return classes == 1 || loss.channels == ChannelRule::Any;
}

BenchmarkTask preparation() {
    return {"preparation", [](const Scene& scene) { return [scene] { Workspace<float>{scene}; }; }};
}

/// The scene after a short stroke across its middle.
Scene stroked(const Scene& scene, double probability) {
    auto logits = std::make_shared<Planes<float>>(scene.logits());
    const double middle = scene.width() / 2.0;
    paintProbability(*logits, {scene.width(), scene.height(), 0}, Brush{},
                     {middle, middle, middle + 20, middle + 4}, 0, probability);
    return scene.withPlanes(nullptr, std::move(logits));
}

BenchmarkTask preparationAfterStroke() {
    return {"preparation:stroke", [](const Scene& scene) {
                const auto work = std::make_shared<Workspace<float>>(scene);
                const auto turn = std::make_shared<bool>(false);
                return [=, one = stroked(scene, 0.2), other = stroked(scene, 0.8)] {
                    *turn = !*turn;
                    work->follow(*turn ? one : other);
                };
            }};
}

/// Evaluates into the planes of the evaluation before, as the window does: new ones would come from
/// the system each time where they are large.
class Evaluator {
public:
    void run(const Workspace<float>& work, Request request) {
        request.wanted.memory = m_memory.get();
        Reading<float> reading = evaluateOne(work, request);
        m_memory->forget();
        m_memory->planes<float>() = std::move(reading.evaluation);
    }

private:
    std::shared_ptr<PassMemory> m_memory = std::make_shared<PassMemory>();
};

/// By itself, with the order of the pixels where it asks for that.
BenchmarkTask oneLoss(const Loss& loss) {
    return {"loss:" + loss.id, [request = requestOf(loss)](const Scene& scene) {
                const auto work = std::make_shared<const Workspace<float>>(scene);
                return [=, evaluator = Evaluator()]() mutable {
                    work->pixelOrder().forget();
                    evaluator.run(*work, request);
                };
            }};
}

/// After another ranked loss, which has made the order.
BenchmarkTask walkOfLoss(const Loss& loss) {
    return {"walk:" + loss.id,
            [request = requestOf(loss)](const Scene& scene) -> std::function<void()> {
                const auto work = std::make_shared<const Workspace<float>>(scene);
                if (!pixelPlaces(*work)) return {};
                return [=, evaluator = Evaluator()]() mutable { evaluator.run(*work, request); };
            }};
}

BenchmarkTask orderOfPixels() {
    return {"preparation:order", [](const Scene& scene) -> std::function<void()> {
                const auto work = std::make_shared<const Workspace<float>>(scene);
                if (!pixelPlaces(*work)) return {};
                return [=] {
                    work->pixelOrder().forget();
                    pixelPlaces(*work);
                };
            }};
}

BenchmarkTask allLosses(int classes) {
    return {"all_losses", [classes](const Scene& scene) {
                std::vector<Request> requests;
                for (const Loss& loss : catalogue())
                    if (fits(loss, classes)) requests.push_back(requestOf(loss));
                return [=, evaluator = Evaluator()]() mutable {
                    const Workspace<float> work(scene);
                    for (const Request& request : requests)
                        evaluator.run(work, request);
                };
            }};
}

BenchmarkTask sweep(const std::string& name, const std::string& loss,
                    const std::vector<SweepAxis>& axes) {
    return {name, [=](const Scene& scene) {
                SweepQuestion question;
                question.losses = {requestOf(*findLoss(loss))};
                question.axes = axes;
                return [=] { runSweep(scene, question); };
            }};
}

}  // namespace

std::vector<BenchmarkTask> benchmarkTasks(int classes) {
    std::vector<BenchmarkTask> tasks{preparation(), preparationAfterStroke(), allLosses(classes)};
    for (const Loss& loss : catalogue())
        if (fits(loss, classes)) tasks.push_back(oneLoss(loss));
    if (classes > 1) return tasks;
    tasks.push_back(orderOfPixels());
    for (const Loss& loss : catalogue())
        if (loss.family == Family::Ranked) tasks.push_back(walkOfLoss(loss));
    tasks.push_back(sweep("sweep:gamma", "focal", {{"gamma", 0, 5, 1000}}));
    tasks.push_back(
        sweep("landscape:tversky", "tversky", {{"alpha", 0, 1, 100}, {"beta", 0, 1, 100}}));
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
