// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/live/live_snapshot.h"
#include "losslib/analysis/response_curve.h"
#include "losslib/analysis/response_summary.h"
#include "losslib/loss/reading.h"

#include <QtGlobal>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lossglass {

/// Where cross-entropy has half its pull, of the last question that was asked.
struct HalfPullMemory {
    quint64 revision = 0;
    int watched = 0, target = 0;
    bool isKnown = false;
    std::optional<double> place;
};

/// What the Response tab and the notes need beside the readings; values only.
struct ResponseJob {
    Request selected;
    std::optional<ParameterValues> ghost;  ///< of the selected loss, before the last drag
    std::vector<Request> others;           ///< further shown losses
    int watched = 1;
    int target = 1;
    /// Otherwise the curves, the histogram and what needs them are left out: nobody sees them.
    bool isSeen = true;
    quint64 revision = 0;  ///< of the scene: the same number = the same pixels
    /// Where what no setting of the selected loss changes is kept from run to run; optional, and
    /// not to be used by two threads.
    std::shared_ptr<HalfPullMemory> memory;
};

/// What came of it.
struct ResponseResult {
    struct Line {
        const Loss* loss = nullptr;
        ParameterValues values;
        ResponseCurve curve;
    };

    LabelCounts counts;
    std::vector<LabelCounts> countsOfSamples;  ///< one per sample of the batch
    bool isWhole = true;                       ///< false: nothing below but pullPerLabel
    std::optional<Line> selected;              ///< nothing: the loss has no curve here
    std::string whyNoCurve;
    std::optional<Line> ghost;
    std::vector<Line> others;                ///< those that have a curve
    std::vector<const Loss*> withoutCurve;   ///< those that have none
    std::optional<ResponseSummary> summary;  ///< of the pixels with the label `target`
    std::optional<double> halfPullOfCrossEntropy;
    std::vector<double> pullPerLabel;  ///< sum |dL/dz| of the watched channel, by label
};

/// Runs after the losses on the same worker and workspace; linear in pixels. `readings` must hold
/// the selected loss with its logit gradient.
ResponseResult runResponseJob(const ResponseJob& job, const std::vector<Reading<float>>& readings,
                              const Workspace<float>& work);

}  // namespace lossglass
