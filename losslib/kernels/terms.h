// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/overlap.h"
#include "losslib/kernels/true_label_pass.h"

#include <vector>

namespace lossglass {

/// Adds factor / N * sum_i w[y_i] l_i to value and gradients; returns the sums of w l per label
/// (before factor and 1/N). `labelWeights`: K entries. `slopes`: as in trueLabelPass(), the
/// gradient of an overlap loss whose value is added elsewhere.
template <class Real, class Kernel, class Slopes = NoSlopes>
std::vector<double> addPixelMean(const Workspace<Real>& work, double factor,
                                 const std::vector<double>& labelWeights, const Kernel& kernel,
                                 Output<Real>& out, const Slopes& slopes = {}) {
    const double scale = factor / static_cast<double>(work.counts().valid);
    std::vector<double> weights = labelWeights;
    for (double& w : weights)
        w *= scale;
    std::vector<double> sums = trueLabelPass(work, weights, kernel, out, slopes);
    out.result().value += weightedSum(weights, sums);
    for (std::size_t k = 0; k < sums.size(); ++k)
        sums[k] = labelWeights[k] == 0 ? 0.0 : sums[k] * labelWeights[k];
    return sums;
}

/// K ones.
template <class Real>
std::vector<double> unweighted(const Workspace<Real>& work) {
    return std::vector<double>(static_cast<std::size_t>(work.labelCount()), 1.0);
}

/// The slopes of factor * term.
inline std::vector<OverlapSlope> slopesOf(double factor, const RegionTerm& term) {
    std::vector<OverlapSlope> slopes = term.slopes;
    for (OverlapSlope& slope : slopes)
        slope = slope.scaled(factor);
    return slopes;
}

/// Adds factor * term to value and gradients.
template <class Real>
void addRegionTerm(const Workspace<Real>& work, double factor, const RegionTerm& term,
                   Output<Real>& out) {
    out.result().value += factor * term.value;
    addOverlapGradient(work, slopesOf(factor, term), out);
}

/// Mean over a region's channels of 1 - index, unweighted.
template <class Real, class Index>
RegionTerm meanRegionTerm(const Workspace<Real>& work, const std::vector<int>& region,
                          const Index& index) {
    const std::vector<double> ones(static_cast<std::size_t>(work.channels()), 1.0);
    return regionTerm(work, region, ones, static_cast<double>(region.size()), index, identityOf);
}

/// Sum of the weights of a region's channels. `weights`: one entry per label; with one channel
/// that of label 1 counts.
inline std::vector<double> channelWeights(const std::vector<double>& labelWeights, int channels) {
    return channels == 1 ? std::vector<double>{labelWeights.back()} : labelWeights;
}

inline double regionWeight(const std::vector<double>& channelWeight,
                           const std::vector<int>& region) {
    double total = 0;
    for (const int c : region)
        total += channelWeight[static_cast<std::size_t>(c)];
    return total;
}

}  // namespace lossglass
