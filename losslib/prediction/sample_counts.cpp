// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/prediction/sample_counts.h"

namespace lossglass {

namespace {

/// Adds one pixel's parts: of one channel the foreground's, the background has the rest.
void addSoft(const Planes<float>& soft, Eigen::Index pixel, std::vector<double>& perLabel) {
    if (soft.rows() == 1) {
        perLabel[1] += double{soft(0, pixel)};
        perLabel[0] += 1 - double{soft(0, pixel)};
        return;
    }
    for (Eigen::Index c = 0; c < soft.rows(); ++c)
        perLabel[static_cast<std::size_t>(c)] += double{soft(c, pixel)};
}

}  // namespace

LabelCounts sampleCounts(const Scene& scene, int sample) {
    LabelCounts counts;
    counts.perLabel.assign(static_cast<std::size_t>(scene.labelCount()), 0.0);
    const std::int64_t pixels = scene.pixels() / scene.samples();
    for (std::int64_t i = sample * pixels; i < (sample + 1) * pixels; ++i) {
        const std::uint8_t label = scene.labels()[static_cast<std::size_t>(i)];
        if (label == kIgnored) {
            ++counts.ignored;
            continue;
        }
        ++counts.valid;
        if (scene.hasSoftTarget())
            addSoft(scene.softTarget(), i, counts.perLabel);
        else
            counts.perLabel[label] += 1;
    }
    return counts;
}

}  // namespace lossglass
