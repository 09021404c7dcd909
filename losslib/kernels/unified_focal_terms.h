// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/pixel_terms.h"
#include "losslib/kernels/terms.h"

#include <vector>

namespace lossglass {

/// The two halves of the unified focal loss (Yeung et al. 2022). Label 0 is the background, every
/// other label is rare.
struct UnifiedFocalSettings {
    double delta = 0.6;  ///< weight of the rare labels, of false negatives
    double gamma = 0.5;  ///< focus
    double smooth = 1e-6;
    bool asymmetric = true;
};

/// Adds factor / N * [sum_rare delta (-ln p_t) + sum_background (1-delta) (1-p_t)^gamma (-ln p_t)];
/// symmetric: the focus on both. Returns the mean per label, weight included. `slopes`: as in
/// addPixelMean().
template <class Real, class Slopes = NoSlopes>
PerClassValues addAsymmetricFocal(const Workspace<Real>& work, double factor,
                                  const UnifiedFocalSettings& settings, Output<Real>& out,
                                  const Slopes& slopes = {}) {
    std::vector<double> weights(static_cast<std::size_t>(work.labelCount()), settings.delta);
    weights.front() = 1 - settings.delta;
    const auto sums = withFocus<RootFocus>(settings.gamma, [&](auto focus) {
        const AsymmetricFocalTerm<decltype(focus)> term{focus, !settings.asymmetric};
        return addPixelMean(work, factor, weights, term, out, slopes);
    });
    return meansPerLabel(sums, work.counts().perLabel);
}

/// factor / K * [(1-T_0) + sum_{l>=1} (1-T_l)^(1-gamma)], on all K labels; symmetric: the exponent
/// on all. Per class: the terms per label.
template <class Real>
RegionTerm asymmetricFocalTversky(const Workspace<Real>& work, double factor,
                                  const UnifiedFocalSettings& settings) {
    const auto labels = static_cast<std::size_t>(work.labelCount());
    RegionTerm term{0, PerClassValues(labels), {}};
    const double share = factor / static_cast<double>(labels);
    for (std::size_t l = 0; l < labels; ++l) {
        const OverlapIndex index =
            tverskyIndex(work.sums()[l], settings.delta, 1 - settings.delta, settings.smooth);
        const bool focused = l > 0 || !settings.asymmetric;
        const ValueAndSlope h = focused ? powerOf(index, 1 - settings.gamma) : identityOf(index);
        term.perClass[l] = h.value;
        term.value += share * h.value;
        term.slopes.push_back(index.slope.scaled(-share * h.slope));
    }
    if (work.channels() == 1) term.slopes = {foldToOneChannel(term.slopes[0], term.slopes[1])};
    return term;
}

}  // namespace lossglass
