// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/outcome_sums.h"

#include <span>
#include <vector>

namespace lossglass {

/// What lands on the pixels of one target label.
struct ClassBudget {
    double pixels = 0;
    double amount = 0;  ///< sum of |gradient| over these pixels and all channels
    /// One against the rest: |gradient| of the label's own channel over all valid pixels, by what
    /// they are for this label. One channel: that channel, for both labels.
    OutcomeSums own;
};

/// Where a gradient lands: sums of |dL/dz| (or of |dL/dp|) over channels, by what the pixels are.
/// The amounts of the outcomes, and those of the classes, add up to `amount`.
struct GradientBudget {
    OutcomeRule rule;
    double amount = 0;
    OutcomeSums outcomes;              ///< of |gradient|
    OutcomeSums pixels;                ///< how many pixels are what: the yardstick
    std::vector<ClassBudget> byClass;  ///< K entries, by the target label of the pixel
};

/// Sorts the pixels of a scene once, so that the gradients of many losses can be told apart
/// quickly. Holds no reference to the workspace.
template <class Real>
class BudgetSorter {
public:
    BudgetSorter(const Workspace<Real>& work, const OutcomeRule& rule);

    /// `gradient` has a row for each channel and a column for each pixel of the scene.
    GradientBudget sort(const Planes<Real>& gradient) const;

    const OutcomeRule& rule() const { return m_rule; }
    const std::vector<PixelOutcome>& outcomes() const { return m_outcomes; }
    const OutcomeSums& pixels() const { return m_pixels; }

private:
    void addTile(const Planes<Real>& gradient, std::int64_t begin, std::int64_t count,
                 OutcomeSums& outcomes, std::span<ClassBudget> classes) const;

    BasicScene<Real> m_scene;  ///< shares its planes
    OutcomeRule m_rule;
    std::vector<PixelOutcome> m_outcomes;
    std::vector<std::vector<PixelOutcome>> m_ownOutcomes;  ///< per label, for `own`
    OutcomeSums m_pixels;
    std::vector<double> m_classPixels;
};

/// The budget of one gradient.
template <class Real>
GradientBudget gradientBudget(const Workspace<Real>& work, const OutcomeRule& rule,
                              const Planes<Real>& gradient);

}  // namespace lossglass
