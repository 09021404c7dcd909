// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scene_variants.h"

namespace lossglass::test {

SceneD softened(const SceneD& scene, double share) {
    SceneParts<double> parts = scene.parts();
    const int channels = scene.channels();
    const double rest = (1 - share) / (scene.labelCount() - 1);
    Planes<double> soft = Planes<double>::Constant(channels, scene.pixels(), rest);
    for (Eigen::Index i = 0; i < soft.cols(); ++i) {
        const int label = scene.labels()[static_cast<std::size_t>(i)];
        if (label == kIgnored) continue;
        if (channels > 1)
            soft(label, i) = share;
        else if (label == 1)
            soft(0, i) = share;
    }
    parts.softTarget = std::make_shared<const Planes<double>>(std::move(soft));
    return SceneD::make(std::move(parts)).value();
}

SceneD asBatch(const SceneD& scene) {
    SceneParts<double> parts = scene.parts();
    parts.height /= 2;
    parts.samples = 2;
    return SceneD::make(std::move(parts)).value();
}

}  // namespace lossglass::test
