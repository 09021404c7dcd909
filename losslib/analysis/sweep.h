// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/metric_report.h"
#include "losslib/analysis/outcome_sums.h"
#include "losslib/analysis/sweep_axis.h"
#include "losslib/loss/reading.h"
#include "losslib/scene/scene_edit.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lossglass {

/// How much is asked at each place of the grid.
enum class SweepDepth {
    Values,  ///< the value alone; no gradient is formed
    Pulls,   ///< also what the gradient amounts to and where it lands
};

/// Whether a sweep may judge a few pixels that stand for all.
enum class SweepManner { Quick, EveryPixel };

/// How the points of a loss were found, but for the first few, which always see every pixel.
enum class SweepWay {
    EveryPixel,  ///< by full evaluations
    Histogram,   ///< from a fine histogram of the logits: analysis/weighed_pixels.h
    Sums,        ///< from sums over the pixels, in a time that does not depend on their number
};

/// What is swept: one axis gives curves, two give landscapes.
struct SweepQuestion {
    std::vector<Request> losses;  ///< with all settings that do not run; what is wanted is ignored
    std::vector<SweepAxis> axes;  ///< one or two
    SceneEdit edit;               ///< label, size and seed of an axis that edits the prediction
    double threshold = 0.5;       ///< of the hard prediction, unless it runs itself
    MetricScope metrics = MetricScope::CountsOnly;
    SweepDepth depth = SweepDepth::Pulls;
    SweepManner manner = SweepManner::Quick;
};

/// What is found at one place of the grid.
struct SweepPoint {
    std::optional<double> value;
    std::string undefined;              ///< why there is no value
    double totalPull = 0;               ///< sum of |dL/dz|; 0 where only values are asked
    double gradientNorm = 0;            ///< Euclidean norm of dL/dz; likewise
    std::optional<OutcomeSums> shares;  ///< of the total pull; nothing where nothing pulls
};

/// One loss over the grid; the first axis runs fastest.
struct SweptLoss {
    Request request;
    std::vector<SweepPoint> points;
    SweepWay way = SweepWay::EveryPixel;
};

/// The whole grid.
struct Sweep {
    std::vector<SweepAxis> axes;
    std::vector<SweptLoss> losses;   ///< in the order asked
    std::vector<MetricRow> metrics;  ///< mean over the labels but 0, for each place of the grid
    std::vector<char> isReached;     ///< whether a place of the grid was reached, 0 or 1
    int computed = 0;                ///< places of the grid that were reached
    int places = 0;                  ///< of the grid
    bool isComplete() const { return computed == places; }
    /// The value of an axis at a place of the grid.
    double at(std::size_t axis, int place) const;
};

/// How a sweep talks to whoever waits for it; both may be empty.
struct SweepHooks {
    std::function<bool()> cancelled;            ///< asked before every evaluation
    std::function<void(const Sweep&)> reached;  ///< after every place of the grid
};

/// Why the question cannot be asked (one sentence that names what could be), or nothing: no loss,
/// no axis or more than two, twice the same, a name that is neither a parameter of every loss nor
/// an edit, a parameter that is no number, a range outside its domain.
std::optional<std::string> whyNoSweep(const SweepQuestion& question);

/// Goes through the grid from coarse to fine. What does not depend on the axes is prepared once:
/// the scene unless the prediction is edited, its metrics and the sorting of its pixels unless the
/// threshold runs. Cancelled, it returns what it has. Requires !whyNoSweep() and a scene that is
/// not empty.
///
/// Where only parameters run and the scene is large, a few pixels stand for all (weighed_pixels.h):
/// the ends and the middle of the ranges see every pixel, and a loss goes on with the quickest way
/// that gave the same there within kShortcutError (sweep_shortcut.h: 1e-5 in float, 1e-6 in
/// double, relative). No loss has to declare anything; one that no shortcut suits is evaluated
/// fully everywhere.
template <class Real>
Sweep runSweep(const BasicScene<Real>& scene, const SweepQuestion& question,
               const SweepHooks& hooks = {});

}  // namespace lossglass
