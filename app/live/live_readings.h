// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/live/gradient_range.h"
#include "losslib/loss/reading.h"
#include "losslib/scene/scene.h"

#include <QtGlobal>

#include <memory>
#include <vector>

namespace lossglass {

/// What all losses that were asked for say about one snapshot.
struct LiveReadings {
    /// Scales of one reading's gradients; zeros where a gradient was not wanted.
    struct Ranges {
        GradientRange logit;
        GradientRange probability;

        static Ranges of(const Evaluation<float>& evaluation, const Labels& labels) {
            return {gradientRange(evaluation.logitGradient, labels),
                    gradientRange(evaluation.probabilityGradient, labels)};
        }
    };

    Scene scene;  ///< the one the readings belong to; may be older than the document's
    quint64 revision = 0;
    std::vector<Reading<float>> readings;  ///< in the order of the requests
    std::vector<Ranges> ranges;            ///< one per reading
    LabelCounts counts;                    ///< of the scene
    double milliseconds = 0;               ///< from the start of the evaluation to its end
    /// What LiveSnapshot::extra gave, where the readings waited for it.
    std::shared_ptr<void> extra;
    /// The memory did not suffice: there are no readings.
    bool ranOutOfMemory = false;
};

}  // namespace lossglass
