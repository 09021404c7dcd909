// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/support/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lossglass {

/// The arrays as a library's own call receives them: N x C x (1 to 3 axes of space), channels
/// before space, in double. Nothing is activated, one-hot encoded or masked yet.
struct ConventionScene {
    std::int64_t samples = 0;
    std::int64_t channels = 0;
    std::vector<std::int64_t> space;  ///< sizes of the axes of space; empty = one pixel
    std::vector<double> prediction;   ///< N x C x P: logits or probabilities, as handed over
    std::vector<int> labels;          ///< N x P class indices; any value may mean "ignored"
    std::vector<double> planes;       ///< N x C x P targets; exactly one of labels, planes is set
    std::vector<double> weights;      ///< sample weights: nothing, 1, N, N x P or N x C x P

    std::int64_t pixels() const;  ///< P, of one sample
    std::int64_t elements() const { return samples * channels * pixels(); }
    bool hasLabels() const { return !labels.empty(); }
};

/// Nothing when the sizes fit together and no number is NaN; otherwise one sentence.
std::optional<std::string> whyMalformed(const ConventionScene& scene);

/// What the general losses work on: a prediction (activated, where the loss wants
/// probabilities), target planes, and what is left out or weighed.
struct ConventionMaps {
    std::int64_t samples = 0;
    std::int64_t channels = 0;
    std::int64_t pixels = 0;          ///< of one sample
    std::vector<std::int64_t> space;  ///< the axes of the pixels; empty = one, or not known
    std::vector<double> p;            ///< N x C x P
    std::vector<double> t;            ///< N x C x P; 0 where ignored
    std::vector<double> valid;        ///< nothing, or N x P: 1 = counts, 0 = ignored
    std::vector<double> weights;      ///< as in the scene

    std::int64_t plane(std::int64_t sample, std::int64_t channel) const {
        return (sample * channels + channel) * pixels;
    }
    double validAt(std::int64_t sample, std::int64_t pixel) const {
        return valid.empty() ? 1.0 : valid[static_cast<std::size_t>(sample * pixels + pixel)];
    }
    /// The weight of an element, broadcast from the shape that it came in.
    double weightAt(std::int64_t sample, std::int64_t channel, std::int64_t pixel) const;
};

/// How labels and planes become target planes.
struct TargetConventions {
    std::optional<int> ignored;  ///< this label (or value in the planes of one channel)
    bool clampLabels = false;    ///< labels outside 0 .. C-1 become the nearest class
};

/// Maps with the prediction as it came. Labels become planes: one-hot for C >= 2, the label itself
/// for C = 1. The error names the first label that is no class.
Result<ConventionMaps> mapsOf(const ConventionScene& scene, const TargetConventions& target);

/// Without channel 0; the same maps when there is only one channel.
ConventionMaps withoutBackground(const ConventionMaps& maps);

}  // namespace lossglass
