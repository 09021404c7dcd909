// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/channel_pass.h"

#include <vector>

namespace lossglass {

/// The derivative of a function of per-class sums by one p: affine in the target and in p,
/// dL/dp = onTarget t + offTarget (1-t) + quadratic 2 p.
struct OverlapSlope {
    double onTarget = 0;
    double offTarget = 0;
    double quadratic = 0;

    OverlapSlope scaled(double factor) const {
        return {onTarget * factor, offTarget * factor, quadratic * factor};
    }
};

/// In the place of slopes where a loss has none whatever its settings: no loops are made for them.
struct NoSlopes {};

/// What a pass hangs on that forms the gradient of these slopes.
inline void addToKey(const std::vector<OverlapSlope>& slopes, PassKey& key) {
    for (const OverlapSlope& slope : slopes)
        key.insert(key.end(), {slope.onTarget, slope.offTarget, slope.quadratic});
}

inline void addToKey(NoSlopes, PassKey&) {}

/// An overlap index of one class (Dice, Jaccard, Tversky ...): its value, 1 minus it with all
/// digits on either side, and the slope of the index.
struct OverlapIndex {
    double index = 0;
    double oneMinus = 1;
    OverlapSlope slope;
};

/// (TP + s) / (TP + a FN + b FP + s); 0/0 gives index 0 and no slope.
OverlapIndex tverskyIndex(const ClassSums& sums, double alpha, double beta, double smooth);

/// (2 TP + s) / (sum p^k + sum t^k + s), k = 1 (plain) or 2 (squared); 0/0 as above.
enum class DicePower { Plain, Squared };
OverlapIndex diceIndex(const ClassSums& sums, double smooth, DicePower power);

/// Sums of channel c: of label 1 for one channel.
template <class Real>
const ClassSums& channelSums(const Workspace<Real>& work, int channel) {
    return work.sums()[static_cast<std::size_t>(work.channels() == 1 ? 1 : channel)];
}

/// Slopes per label (K = 2) of one sigmoid channel, as a slope by its p: the background has
/// probability 1-p and target 1-t. Requires no quadratic part in the background.
OverlapSlope foldToOneChannel(const OverlapSlope& background, const OverlapSlope& foreground);

/// Adds the gradient of a loss whose slopes per channel are known; a second pass over the pixels.
template <class Real>
void addOverlapGradient(const Workspace<Real>& work, const std::vector<OverlapSlope>& slopes,
                        Output<Real>& out);

/// A region loss: a weighted mean over channels of h(1 - index), with its slopes by channel.
struct RegionTerm {
    double value = 0;
    PerClassValues perClass;           ///< C entries, nothing for channels left out
    std::vector<OverlapSlope> slopes;  ///< C entries, of the value
};

/// The value and the derivative of a function of one number.
struct ValueAndSlope {
    double value = 0;
    double slope = 0;
};

/// sum_{c in region} w_c h(d_c) / normaliser with d_c = 1 - index_c. Weights: C entries.
/// `index(ClassSums) -> OverlapIndex`, `outer(OverlapIndex) -> ValueAndSlope` of h by d.
template <class Real, class Index, class Outer>
RegionTerm regionTerm(const Workspace<Real>& work, const std::vector<int>& region,
                      const std::vector<double>& weights, double normaliser, const Index& index,
                      const Outer& outer) {
    const auto channels = static_cast<std::size_t>(work.channels());
    RegionTerm term{0, PerClassValues(channels), std::vector<OverlapSlope>(channels)};
    for (const int c : region) {
        const auto k = static_cast<std::size_t>(c);
        const OverlapIndex overlap = index(channelSums(work, c));
        const ValueAndSlope h = outer(overlap);
        const double share = weights[k] / normaliser;
        term.perClass[k] = h.value;
        term.value += share * h.value;
        term.slopes[k] = overlap.slope.scaled(-share * h.slope);
    }
    return term;
}

/// h(d) = d.
inline ValueAndSlope identityOf(const OverlapIndex& overlap) {
    return {overlap.oneMinus, 1.0};
}

/// h(d) = d^power; slope 0 at d = 0 (where powers below 1 have none).
ValueAndSlope powerOf(const OverlapIndex& overlap, double power);

}  // namespace lossglass
