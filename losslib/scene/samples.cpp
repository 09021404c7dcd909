// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/samples.h"

namespace lossglass {

namespace {

template <class Real>
std::shared_ptr<const Planes<Real>> columnsOf(const std::shared_ptr<const Planes<Real>>& planes,
                                              Eigen::Index begin, Eigen::Index count) {
    if (!planes) return nullptr;
    return std::make_shared<const Planes<Real>>(planes->middleCols(begin, count));
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
    // Every pixel was checked when the batch was made.
    return BasicScene<Real>::make(std::move(parts)).value();
}

template Scene sampleOf(const Scene&, int);
template SceneD sampleOf(const SceneD&, int);

}  // namespace lossglass
