// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/raw_arrays.h"

#include <cmath>
#include <limits>

namespace lossglass {

namespace {

std::string shapeText(const std::vector<std::int64_t>& shape) {
    std::string text;
    for (const std::int64_t size : shape) {
        if (!text.empty()) text.append(" x ");
        text.append(std::to_string(size));
    }
    return text.empty() ? "a single number" : text;
}

Error mismatch(const std::string& message) {
    return {ErrorCode::Mismatch, message, {}};
}

/// Shape N x space of a prediction.
std::vector<std::int64_t> labelShape(const NumericArray& prediction, bool keepsChannelAxis) {
    std::vector<std::int64_t> shape = prediction.shape;
    if (keepsChannelAxis)
        shape[1] = 1;
    else
        shape.erase(shape.begin() + 1);
    return shape;
}

}  // namespace

Result<ConventionScene> rawScene(const NumericArray& target, const NumericArray& prediction) {
    if (prediction.shape.size() < 2 || prediction.shape.size() > 5)
        return mismatch("a raw prediction is N x C with up to three axes of space, not " +
                        shapeText(prediction.shape));
    ConventionScene scene;
    scene.samples = prediction.shape[0];
    scene.channels = prediction.shape[1];
    scene.space.assign(prediction.shape.begin() + 2, prediction.shape.end());
    scene.prediction = prediction.values;
    const bool isLabels = target.shape == labelShape(prediction, false) ||
                          target.shape == labelShape(prediction, true);
    if (target.shape == prediction.shape || (isLabels && scene.channels == 1)) {
        scene.planes = target.values;
        return scene;
    }
    if (!isLabels)
        return mismatch("the target of " + shapeText(target.shape) + " fits the prediction of " +
                        shapeText(prediction.shape) + " neither as labels nor as planes");
    for (const double label : target.values) {
        if (label != std::round(label) || std::abs(label) > std::numeric_limits<int>::max())
            return mismatch("labels are to be whole numbers, and the target holds " +
                            std::to_string(label));
        scene.labels.push_back(static_cast<int>(label));
    }
    return scene;
}

}  // namespace lossglass
