// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/convention_scene.h"

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

Error mismatch(std::string message) {
    return {ErrorCode::Mismatch, std::move(message), {}};
}

std::size_t at(std::int64_t index) {
    return static_cast<std::size_t>(index);
}

/// Copies target planes; a value equal to the ignored label takes the pixel out.
void copyPlanes(const ConventionScene& scene, const TargetConventions& target,
                ConventionMaps& maps) {
    maps.t = scene.planes;
    if (!target.ignored) return;
    std::vector<double> valid(at(maps.samples * maps.pixels), 1.0);
    bool anyIgnored = false;
    for (std::int64_t n = 0; n < maps.samples; ++n)
        for (std::int64_t c = 0; c < maps.channels; ++c)
            for (std::int64_t i = 0; i < maps.pixels; ++i) {
                double& t = maps.t[at(maps.plane(n, c) + i)];
                if (t != *target.ignored) continue;
                t = 0;
                valid[at(n * maps.pixels + i)] = 0;
                anyIgnored = true;
            }
    if (anyIgnored) maps.valid = std::move(valid);
}

std::optional<Error> encodeLabels(const ConventionScene& scene, const TargetConventions& target,
                                  ConventionMaps& maps) {
    maps.t.assign(at(scene.elements()), 0.0);
    const int classes = std::max<int>(static_cast<int>(maps.channels), 2);
    for (std::int64_t n = 0; n < maps.samples; ++n)
        for (std::int64_t i = 0; i < maps.pixels; ++i) {
            int label = scene.labels[at(n * maps.pixels + i)];
            if (target.ignored && label == *target.ignored) {
                if (maps.valid.empty()) maps.valid.assign(at(maps.samples * maps.pixels), 1.0);
                maps.valid[at(n * maps.pixels + i)] = 0;
                if (!target.clampLabels) continue;
            }
            if (target.clampLabels) label = std::clamp(label, 0, classes - 1);
            if (label < 0 || label >= classes)
                return mismatch("label " + std::to_string(label) + " at sample " +
                                std::to_string(n) + ", pixel " + std::to_string(i) +
                                " is no class of a prediction with " +
                                std::to_string(maps.channels) + " channels");
            if (maps.channels == 1)
                maps.t[at(n * maps.pixels + i)] = label;
            else
                maps.t[at(maps.plane(n, label) + i)] = 1;
        }
    return std::nullopt;
}

}  // namespace

std::int64_t ConventionScene::pixels() const {
    std::int64_t count = 1;
    for (const std::int64_t size : space)
        count *= size;
    return count;
}

std::optional<std::string> whyMalformed(const ConventionScene& scene) {
    const auto isOff = [](const std::vector<double>& values) {
        return std::any_of(values.begin(), values.end(), [](double v) { return std::isnan(v); });
    };
    const std::int64_t flat = scene.samples * scene.pixels();
    if (scene.elements() <= 0) return "the arrays are empty";
    if (scene.space.size() > 3) return "more than three axes of space";
    if (scene.prediction.size() != at(scene.elements())) return "the prediction is not N x C x P";
    if (scene.labels.empty() == scene.planes.empty())
        return "the target is to be labels or planes, one of the two";
    if (scene.hasLabels() && scene.labels.size() != at(flat)) return "the labels are not N x P";
    if (!scene.hasLabels() && scene.planes.size() != at(scene.elements()))
        return "the target planes are not N x C x P";
    const std::size_t count = scene.weights.size();
    if (count > 1 && count != at(scene.samples) && count != at(flat) &&
        count != at(scene.elements()))
        return "the weights are neither 1, N, N x P nor N x C x P numbers";
    if (isOff(scene.prediction)) return "the prediction holds a NaN";
    if (isOff(scene.planes) || isOff(scene.weights)) return "the target or the weights hold a NaN";
    return std::nullopt;
}

double ConventionMaps::weightAt(std::int64_t sample, std::int64_t channel,
                                std::int64_t pixel) const {
    const auto count = static_cast<std::int64_t>(weights.size());
    if (count == 0) return 1.0;
    if (count == 1) return weights.front();
    if (count == samples * channels * pixels) return weights[at(plane(sample, channel) + pixel)];
    if (count == samples * pixels) return weights[at(sample * pixels + pixel)];
    return weights[at(sample)];
}

Result<ConventionMaps> mapsOf(const ConventionScene& scene, const TargetConventions& target) {
    if (auto reason = whyMalformed(scene)) return mismatch(*reason);
    ConventionMaps maps;
    maps.samples = scene.samples;
    maps.channels = scene.channels;
    maps.pixels = scene.pixels();
    maps.space = scene.space;
    maps.p = scene.prediction;
    maps.weights = scene.weights;
    if (!scene.hasLabels()) {
        copyPlanes(scene, target, maps);
    } else if (auto error = encodeLabels(scene, target, maps)) {
        return *error;
    }
    return maps;
}

ConventionMaps withoutBackground(const ConventionMaps& maps) {
    if (maps.channels < 2) return maps;
    ConventionMaps rest;
    rest.samples = maps.samples;
    rest.channels = maps.channels - 1;
    rest.pixels = maps.pixels;
    rest.space = maps.space;
    rest.valid = maps.valid;
    if (maps.weights.size() != maps.p.size()) rest.weights = maps.weights;
    for (std::int64_t n = 0; n < maps.samples; ++n) {
        const auto begin = maps.plane(n, 1);
        const auto end = begin + rest.channels * rest.pixels;
        const auto append = [&](const std::vector<double>& from, std::vector<double>& to) {
            to.insert(to.end(), from.begin() + begin, from.begin() + end);
        };
        append(maps.p, rest.p);
        append(maps.t, rest.t);
        if (maps.weights.size() == maps.p.size()) append(maps.weights, rest.weights);
    }
    return rest;
}

}  // namespace lossglass
