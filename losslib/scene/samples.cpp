// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/samples.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <optional>

namespace lossglass {

namespace {

template <class Real>
std::shared_ptr<const Planes<Real>> columnsOf(const std::shared_ptr<const Planes<Real>>& planes,
                                              Eigen::Index begin, Eigen::Index count) {
    if (!planes) return nullptr;
    return std::make_shared<const Planes<Real>>(planes->middleCols(begin, count));
}

/// The sample's own photograph, or the one that all share.
template <class Real>
std::shared_ptr<const Picture> pictureOf(const BasicScene<Real>& scene, int index) {
    const auto& all = scene.picture();
    if (!all || scene.samples() == 1 || all->height != scene.height() * scene.samples()) return all;
    const auto bytes = static_cast<std::ptrdiff_t>(all->rgb.size()) / scene.samples();
    const auto first = all->rgb.begin() + bytes * index;
    return std::make_shared<const Picture>(
        Picture{all->width, scene.height(), {first, first + bytes}});
}

template <class Real>
std::vector<std::string> namesOf(const BasicScene<Real>& scene) {
    std::vector<std::string> names;
    for (const ClassInfo& each : scene.classes())
        names.push_back(each.name);
    return names;
}

std::string sizeText(int width, int height) {
    return std::to_string(width) + " × " + std::to_string(height);
}

/// What keeps a scene from lying in one batch with the first, as the rest of a sentence.
template <class Real>
std::optional<std::string> difference(const BasicScene<Real>& scene,
                                      const BasicScene<Real>& first) {
    if (scene.width() != first.width() || scene.height() != first.height())
        return "is " + sizeText(scene.width(), scene.height()) + " (width × height), the first " +
               sizeText(first.width(), first.height());
    if (scene.channels() != first.channels())
        return "has " + std::to_string(scene.channels()) +
               (scene.channels() == 1 ? " channel" : " channels") + ", the first " +
               std::to_string(first.channels());
    if (scene.activation() != first.activation())
        return std::string("is read with ") + (scene.activation() == Activation::Sigmoid
                                                   ? "sigmoid, the first with softmax"
                                                   : "softmax, the first with sigmoid");
    if (scene.hasSoftTarget() != first.hasSoftTarget())
        return scene.hasSoftTarget() ? "has a soft target, the first has labels"
                                     : "has labels, the first has a soft target";
    const auto own = namesOf(scene), wanted = namesOf(first);
    const auto [name, other] = std::mismatch(own.begin(), own.end(), wanted.begin(), wanted.end());
    if (name != own.end() && other != wanted.end())
        return "calls a class \"" + *name + "\" that the first calls \"" + *other + "\"";
    return std::nullopt;
}

/// The photographs of all scenes, one below the other, grey where one has none; null where none
/// has.
template <class Real>
std::shared_ptr<const Picture> stackPictures(const std::vector<BasicScene<Real>>& scenes) {
    constexpr std::uint8_t kNoPhotograph = 128;
    const auto& shared = scenes.front().picture();
    const auto fits = [](const BasicScene<Real>& scene) {
        const auto& picture = scene.picture();
        return picture && picture->width == scene.width() &&
               (picture->height == scene.height() ||
                picture->height == scene.height() * scene.samples());
    };
    if (std::none_of(scenes.begin(), scenes.end(), fits)) return nullptr;
    // One photograph for all is kept once.
    if (fits(scenes.front()) && shared->height == scenes.front().height() &&
        std::all_of(scenes.begin(), scenes.end(),
                    [&](const auto& scene) { return scene.picture() == shared; }))
        return shared;
    Picture stacked{scenes.front().width(), 0, {}};
    for (const auto& scene : scenes) {
        if (!fits(scene)) {
            const int rows = scene.height() * scene.samples();
            stacked.height += rows;
            stacked.rgb.resize(std::size_t{3} * static_cast<std::size_t>(stacked.width) *
                                   static_cast<std::size_t>(stacked.height),
                               kNoPhotograph);
            continue;
        }
        for (int sample = 0; sample < scene.samples(); ++sample) {
            const auto own = pictureOf(scene, sample);
            stacked.height += own->height;
            stacked.rgb.insert(stacked.rgb.end(), own->rgb.begin(), own->rgb.end());
        }
    }
    return std::make_shared<const Picture>(std::move(stacked));
}

}  // namespace

template <class Real>
BasicScene<Real> sampleOf(const BasicScene<Real>& scene, int index) {
    if (scene.samples() == 1) return scene;
    const Eigen::Index count = scene.pixels() / scene.samples();
    const Eigen::Index begin = count * index;
    SceneParts<Real> parts = scene.parts();
    parts.samples = 1;
    const auto first = parts.labels->begin() + begin;
    parts.labels = std::make_shared<const Labels>(first, first + count);
    parts.logits = columnsOf(parts.logits, begin, count);
    parts.softTarget = columnsOf(parts.softTarget, begin, count);
    parts.picture = pictureOf(scene, index);
    // Every pixel was checked when the batch was made.
    return BasicScene<Real>::make(std::move(parts)).value();
}

template <class Real>
Result<BasicScene<Real>> stackSamples(const std::vector<BasicScene<Real>>& scenes) {
    if (scenes.empty()) return Error{ErrorCode::Mismatch, "a batch needs at least one sample", {}};
    const BasicScene<Real>& first = scenes.front();
    int samples = 0;
    for (const auto& scene : scenes) {
        if (auto why = difference(scene, first))
            return Error{
                ErrorCode::Mismatch, "sample " + std::to_string(samples + 1) + " " + *why, {}};
        samples += scene.samples();
    }
    SceneParts<Real> parts = first.parts();
    parts.samples = samples;
    const Eigen::Index pixels = first.pixels() / first.samples() * samples;
    auto labels = std::make_shared<Labels>();
    labels->reserve(static_cast<std::size_t>(pixels));
    auto logits = std::make_shared<Planes<Real>>(first.channels(), pixels);
    auto soft = first.hasSoftTarget() ? std::make_shared<Planes<Real>>(first.channels(), pixels)
                                      : std::shared_ptr<Planes<Real>>();
    Eigen::Index begin = 0;
    for (const auto& scene : scenes) {
        labels->insert(labels->end(), scene.labels().begin(), scene.labels().end());
        logits->middleCols(begin, scene.pixels()) = scene.logits();
        if (soft) soft->middleCols(begin, scene.pixels()) = scene.softTarget();
        begin += scene.pixels();
    }
    parts.labels = std::move(labels);
    parts.logits = std::move(logits);
    parts.softTarget = std::move(soft);
    parts.picture = stackPictures(scenes);
    return BasicScene<Real>::make(std::move(parts));
}

template <class Real>
BasicScene<Real> withSampleCopied(const BasicScene<Real>& scene, int index) {
    std::vector<BasicScene<Real>> samples;
    for (int i = 0; i < scene.samples(); ++i) {
        samples.push_back(sampleOf(scene, i));
        if (i == index) samples.push_back(samples.back());
    }
    return stackSamples(samples).value();
}

template <class Real>
BasicScene<Real> withoutSample(const BasicScene<Real>& scene, int index) {
    assert(scene.samples() > 1);
    std::vector<BasicScene<Real>> samples;
    for (int i = 0; i < scene.samples(); ++i)
        if (i != index) samples.push_back(sampleOf(scene, i));
    return stackSamples(samples).value();
}

template Scene sampleOf(const Scene&, int);
template SceneD sampleOf(const SceneD&, int);
template Result<Scene> stackSamples(const std::vector<Scene>&);
template Result<SceneD> stackSamples(const std::vector<SceneD>&);
template Scene withSampleCopied(const Scene&, int);
template SceneD withSampleCopied(const SceneD&, int);
template Scene withoutSample(const Scene&, int);
template SceneD withoutSample(const SceneD&, int);

}  // namespace lossglass
