// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/distance_field_loss.h"
#include "losslib/conventions/kept_pixels.h"
#include "losslib/dialects/libraries.h"
#include "losslib/dialects/mmseg_support.h"
#include "losslib/dialects/torch_cross_entropy.h"

#include <algorithm>
#include <cmath>

namespace lossglass::dialects {

namespace {

ConventionReading constant(double value, const ConventionScene& scene) {
    ConventionReading reading;
    reading.value = value;
    reading.parts = {value};
    reading.inputGradient.assign(scene.prediction.size(), 0.0);
    return reading;
}

/// Keeps p_y below max(thres, the min_kept-th smallest p_y of the valid pixels).
Result<ConventionReading> ohem(const ConventionScene& scene, const DialectValues& values) {
    if (!scene.hasLabels()) return Error{ErrorCode::Mismatch, "the target is to be labels", {}};
    TorchCrossEntropy entropy;
    entropy.ignored = values.integer("ignore_label");
    entropy.reduction = Reduction::None;
    const Result<ConventionReading> plain = torchCrossEntropy(scene, entropy);
    if (!plain) return plain;
    entropy.weights = values.list("class_weight");
    const Result<ConventionReading> weighted = torchCrossEntropy(scene, entropy);
    std::vector<double> chances;
    for (std::size_t k = 0; k < scene.labels.size(); ++k)
        if (scene.labels[k] != *entropy.ignored) chances.push_back(std::exp(-plain->parts[k]));
    if (chances.empty()) return constant(0, scene);
    std::sort(chances.begin(), chances.end());
    const auto least = static_cast<std::size_t>(std::max(1, values.integer("min_kept")));
    const double threshold =
        std::max(chances[std::min(least, chances.size() - 1)], values.real("thres"));
    std::vector<std::size_t> kept;
    for (std::size_t k = 0; k < scene.labels.size(); ++k)
        if (scene.labels[k] != *entropy.ignored && std::exp(-plain->parts[k]) < threshold)
            kept.push_back(k);
    if (kept.empty())
        return Error{ErrorCode::OutOfRange, "no pixel is below the threshold: the mean is NaN", {}};
    return scaled(meanOfKept(*weighted, kept, scene), values.real("loss_weight"));
}

/// Balanced BCE of an edge map: each side weighs the other's share.
Result<ConventionReading> boundary(const ConventionScene& scene, const DialectValues& values) {
    if (scene.channels != 1) return Error{ErrorCode::Mismatch, "the edge map has one channel", {}};
    const Result<ConventionMaps> maps = mapsOf(scene, {});
    if (!maps) return maps.error();
    ConventionMaps weighed = *maps;
    const auto edges = std::count(weighed.t.begin(), weighed.t.end(), 1.0);
    const auto others = std::count(weighed.t.begin(), weighed.t.end(), 0.0);
    const double both = static_cast<double>(edges + others);
    for (std::size_t k = 0; k < weighed.t.size(); ++k) {
        // A target between 0 and 1 is on neither side and weighs nothing.
        if (weighed.weights.size() != weighed.t.size()) weighed.weights.assign(weighed.t.size(), 0);
        const double t = weighed.t[k];
        weighed.weights[k] = t == 1   ? static_cast<double>(others) / both
                             : t == 0 ? static_cast<double>(edges) / both
                                      : 0.0;
    }
    return scaled(evaluateRecipe(weighed, {}), values.real("loss_weight"));
}

/// Squared distances of the pixels inside to the nearest one outside, or 0 for an empty mask.
std::vector<double> squaredDepths(const std::vector<bool>& inside,
                                  const std::vector<std::int64_t>& space) {
    std::vector<double> depths(inside.size(), 0.0);
    if (std::find(inside.begin(), inside.end(), true) == inside.end()) return depths;
    if (std::find(inside.begin(), inside.end(), false) == inside.end()) {
        // A full picture is measured to a point outside its corner: row -1, column 0.
        for (std::size_t i = 0; i < depths.size(); ++i) {
            const double row = static_cast<double>(i / static_cast<std::size_t>(space[1])) + 1;
            const double column = static_cast<double>(i % static_cast<std::size_t>(space[1]));
            depths[i] = row * row + column * column;
        }
        return depths;
    }
    depths = euclideanDistances(inside, space);
    for (double& depth : depths)
        depth *= depth;
    return depths;
}

Result<ConventionReading> hausdorff(const ConventionScene& scene, const DialectValues& values) {
    if (!scene.hasLabels() || scene.space.size() != 2)
        return Error{ErrorCode::Mismatch, "the target is to be N x H x W labels", {}};
    if (!values.isNone("ignore_index") && values.integer("ignore_index") > 0 &&
        values.integer("ignore_index") < scene.channels)
        return unsupported("ignore_index is to lie outside the classes that count");
    ConventionMaps logits;
    logits.samples = scene.samples;
    logits.channels = scene.channels;
    logits.pixels = scene.pixels();
    logits.p = scene.prediction;
    const std::vector<double> weights = values.list("class_weight");
    const double share = values.real("loss_weight") /
                         static_cast<double>(scene.channels * scene.samples * scene.pixels());
    return activated(logits, ScoreActivation::Softmax, [&](const ConventionMaps& active) {
        ConventionReading reading = constant(0, scene);
        for (std::int64_t n = 0; n < active.samples; ++n) {
            std::vector<bool> target, predicted;
            std::vector<double> labels;
            for (std::int64_t i = 0; i < active.pixels; ++i) {
                const int label = scene.labels[static_cast<std::size_t>(n * active.pixels + i)];
                const bool ignored =
                    !values.isNone("ignore_index") && label == values.integer("ignore_index");
                labels.push_back(ignored ? 0 : label);
                target.push_back(labels.back() != 0);
                const double first = active.p[static_cast<std::size_t>(active.plane(n, 0) + i)];
                bool other = false;
                for (std::int64_t c = 1; c < active.channels; ++c)
                    other =
                        other || active.p[static_cast<std::size_t>(active.plane(n, c) + i)] > first;
                predicted.push_back(other);
            }
            const auto ofTarget = squaredDepths(target, scene.space);
            const auto ofPrediction = squaredDepths(predicted, scene.space);
            for (std::int64_t c = 1; c < active.channels; ++c)
                for (std::int64_t i = 0; i < active.pixels; ++i) {
                    const auto k = static_cast<std::size_t>(active.plane(n, c) + i);
                    const auto pixel = static_cast<std::size_t>(i);
                    const double off = active.p[k] - labels[pixel];
                    const double weight =
                        share * (weights.empty() ? 1.0 : weights.at(static_cast<std::size_t>(c))) *
                        (ofTarget[pixel] + ofPrediction[pixel]);
                    reading.value += weight * off * off;
                    reading.inputGradient[k] = 2 * weight * off;
                }
        }
        reading.parts = {reading.value};
        return reading;
    });
}

Dialect ohemDialect() {
    Dialect dialect = mmsegRecord("OhemCrossEntropy", "");
    dialect.arguments = {
        integer("ignore_label", 255, "label that does not count"),
        real("thres", 0.7, "probability of the true class below which a pixel is hard"),
        integer("min_kept", 100000, "rank up to which pixels are kept all the same"),
        mmsegLossWeight(),
        optionalList("class_weight", "weight of each class"),
        mmsegLossName("loss_ohem")};
    dialect.notes = {"Pixels are chosen by probability; the weights only multiply their loss.",
                     "With fewer pixels than min_kept all but the surest are kept."};
    dialect.evaluate = ohem;
    return dialect;
}

Dialect boundaryDialect() {
    Dialect dialect = mmsegRecord("BoundaryLoss", "balanced_cross_entropy");
    dialect.arguments = {mmsegLossWeight(), mmsegLossName("loss_boundary")};
    dialect.notes = {
        "Not the boundary loss of Kervadec: a balanced cross-entropy, meant for a map of edges."};
    dialect.evaluate = boundary;
    return dialect;
}

Dialect hausdorffDialect() {
    Dialect dialect = mmsegRecord("HuasdorffDisstanceLoss", "hausdorff_dt");
    dialect.arguments = {reduction("mean"), optionalList("class_weight", "factor on each class"),
                         mmsegLossWeight(), mmsegIgnoreIndex(255),
                         mmsegLossName("loss_huasdorff_disstance")};
    dialect.notes = {
        "Departs from the paper: distances are of the foreground's inside only, the same for "
        "every class.",
        "Compares the probability of a class with the number of the label.",
        "Adds the classes but the background and divides by all of them; reduction has no "
        "effect."};
    dialect.evaluate = hausdorff;
    return dialect;
}

}  // namespace

std::vector<Dialect> mmsegHardPixels() {
    return {ohemDialect(), boundaryDialect(), hausdorffDialect()};
}

}  // namespace lossglass::dialects
