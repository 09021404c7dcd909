// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/scene_checks.h"

#include "app/import/label_rules.h"
#include "losslib/formats/number_text.h"

#include <cmath>

namespace lossglass {

namespace {

Error mismatch(std::string message) {
    return {ErrorCode::Mismatch, std::move(message), {}};
}

std::string sizeText(int width, int height) {
    return std::to_string(width) + " x " + std::to_string(height);
}

std::optional<Error> checkSizes(const ImportedTarget& target,
                                const ImportedPrediction& prediction) {
    const bool same = target.width == prediction.width && target.height == prediction.height;
    if (!same) {
        const bool turned = target.width == prediction.height && target.height == prediction.width;
        return mismatch("the target is " + sizeText(target.width, target.height) +
                        " (width x height), the prediction " +
                        sizeText(prediction.width, prediction.height) +
                        (turned ? "; transposing the prediction would make them fit "
                                  "(--transpose)"
                                : ""));
    }
    if (target.samples != prediction.samples)
        return mismatch("the number of samples differs: " + std::to_string(target.samples) +
                        " in the target, " + std::to_string(prediction.samples) +
                        " in the prediction");
    return std::nullopt;
}

std::optional<Error> checkActivation(const ImportedPrediction& prediction,
                                     std::optional<Activation> activation) {
    if (activation == Activation::Softmax && prediction.channels == 1)
        return mismatch(
            "softmax over one channel is always 1: it needs at least 2 channels, the prediction "
            "has 1, so use sigmoid");
    if (activation == Activation::Sigmoid && prediction.channels > 1)
        return mismatch("sigmoid takes one channel, the prediction has " +
                        std::to_string(prediction.channels) + ": use softmax");
    return std::nullopt;
}

std::optional<Error> checkLabels(const ImportedTarget& target,
                                 const ImportedPrediction& prediction) {
    const int channels = prediction.channels;
    if (target.isSoft()) {
        if (target.soft.rows() == channels) return std::nullopt;
        return mismatch("the soft target has " + std::to_string(target.soft.rows()) +
                        " planes, the prediction " + std::to_string(channels) +
                        (channels == 1 ? " channel" : " channels"));
    }
    const int labels = channels > 2 ? channels : 2;
    for (std::size_t i = 0; i < target.labels.size(); ++i) {
        const int label = target.labels[i];
        if (label < labels || label == kIgnored) continue;
        return Error{ErrorCode::OutOfRange,
                     "the label " + std::to_string(label) + " at " +
                         pixelPlace(static_cast<std::int64_t>(i), target.width, target.height) +
                         " is not one of 0 to " + std::to_string(labels - 1) +
                         ", the labels of a prediction with " + std::to_string(channels) +
                         (channels == 1 ? " channel" : " channels"),
                     {}};
    }
    return std::nullopt;
}

std::optional<Error> checkValues(const ImportedPrediction& prediction) {
    const auto place = [&](Eigen::Index c, Eigen::Index i) {
        return " in channel " + std::to_string(c) + " at " +
               pixelPlace(i, prediction.width, prediction.height);
    };
    const bool probabilities = prediction.kind == PredictionKind::Probabilities;
    for (Eigen::Index c = 0; c < prediction.values.rows(); ++c) {
        for (Eigen::Index i = 0; i < prediction.values.cols(); ++i) {
            const double value = prediction.values(c, i);
            if (std::isnan(value))
                return Error{ErrorCode::OutOfRange,
                             "the prediction is not a number (NaN)" + place(c, i) +
                                 (prediction.notNumbers > 1
                                      ? ", the first of " + std::to_string(prediction.notNumbers)
                                      : std::string()),
                             {}};
            if (!probabilities || (value >= 0 && value <= 1)) continue;
            return Error{ErrorCode::OutOfRange,
                         "the value " + numberText(value) + place(c, i) +
                             " is not a probability: it lies outside 0 to 1",
                         {}};
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<Error> whyNoScene(const ImportedTarget& target, const ImportedPrediction& prediction,
                                std::optional<Activation> activation) {
    if (auto error = checkActivation(prediction, activation)) return error;
    if (auto error = checkSizes(target, prediction)) return error;
    if (auto error = checkValues(prediction)) return error;
    return checkLabels(target, prediction);
}

std::optional<Error> whyNotFloat(const SceneD& scene) {
    const auto& z = scene.logits();
    for (Eigen::Index c = 0; c < z.rows(); ++c) {
        for (Eigen::Index i = 0; i < z.cols(); ++i) {
            if (!std::isfinite(z(c, i)) || std::isfinite(static_cast<float>(z(c, i)))) continue;
            return Error{ErrorCode::OutOfRange,
                         "the logit " + numberText(z(c, i)) + " of channel " + std::to_string(c) +
                             " at " + pixelPlace(i, scene.width(), scene.height()) +
                             " does not fit into float",
                         {}};
        }
    }
    return std::nullopt;
}

}  // namespace lossglass
