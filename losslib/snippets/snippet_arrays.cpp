// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/snippets/snippet_arrays.h"

#include <limits>
#include <utility>

namespace lossglass {

ArrayToExport planesArray(std::string name, const Planes<double>& planes, const SceneD& scene) {
    ArrayToExport array;
    array.name = std::move(name);
    array.shape = {scene.samples(), planes.rows(), scene.height(), scene.width()};
    array.values.reserve(static_cast<std::size_t>(planes.size()));
    const Eigen::Index pixels = planes.cols() / scene.samples();
    for (Eigen::Index n = 0; n < scene.samples(); ++n)
        for (Eigen::Index c = 0; c < planes.rows(); ++c)
            for (Eigen::Index i = 0; i < pixels; ++i)
                array.values.push_back(planes(c, n * pixels + i));
    return array;
}

ArrayToExport predictionArray(const SceneD& scene) {
    return planesArray("prediction.npy", scene.logits(), scene);
}

ArrayToExport targetArray(const SceneD& scene) {
    if (scene.hasSoftTarget()) {
        Planes<double> target = scene.softTarget();
        for (Eigen::Index i = 0; i < target.cols(); ++i)
            if (scene.labels()[static_cast<std::size_t>(i)] == kIgnored)
                target.col(i).setConstant(std::numeric_limits<double>::quiet_NaN());
        return planesArray("target.npy", target, scene);
    }
    return {"target.npy",
            {scene.samples(), scene.height(), scene.width()},
            {scene.labels().begin(), scene.labels().end()}};
}

}  // namespace lossglass
