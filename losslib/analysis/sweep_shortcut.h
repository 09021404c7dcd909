// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/sweep.h"
#include "losslib/analysis/weighed_pixels.h"

#include <memory>
#include <optional>
#include <vector>

namespace lossglass {

/// The few pixels of a prepared scene that may stand for all, by how they were found; made when
/// first asked for, and shared by the losses of a sweep.
template <class Real>
class WeighedScene {
public:
    /// The workspace and the outcomes must outlive this.
    WeighedScene(const Workspace<Real>& work, const std::vector<PixelOutcome>& outcomes)
        : m_work(work), m_outcomes(outcomes) {}

    /// Null where there are none.
    std::shared_ptr<const WeighedPixels<Real>> pixels(SweepWay way, SweepDepth depth);

private:
    const Workspace<Real>& m_work;
    const std::vector<PixelOutcome>& m_outcomes;
    std::optional<std::shared_ptr<const WeighedPixels<Real>>> m_sums, m_outcomeSums, m_histogram;
};

/// What a loss says of the pixels that stand for all; nothing where it gives no value, whose reason
/// only all pixels tell.
template <class Real>
std::optional<SweepPoint> pointOf(const WeighedPixels<Real>& pixels, const Request& request,
                                  SweepDepth depth);

/// How far a shortcut may be off at the places where it was tried, relative to the value, the pull
/// and the norm of the gradient there (or to a millionth of the largest of the tried places), and
/// absolutely for the shares of the pull.
template <class Real>
inline constexpr double kShortcutError = sizeof(Real) == sizeof(float) ? 1e-5 : 1e-6;

/// Whether `quick` is as near to `full` at every place as kShortcutError asks.
template <class Real>
bool agree(const std::vector<SweepPoint>& full, const std::vector<std::optional<SweepPoint>>& quick,
           SweepDepth depth);

/// Which ways are open to a loss, the quickest first, by its family.
std::vector<SweepWay> waysOf(const Loss& loss);

}  // namespace lossglass
