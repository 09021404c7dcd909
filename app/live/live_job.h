// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/live/live_readings.h"
#include "app/live/live_snapshot.h"

#include <functional>
#include <memory>
#include <utility>

namespace lossglass {

/// Work for LiveEvaluation that evaluates by itself what it needs: the snapshot bears no scene, so
/// that nothing is prepared for it. `work` runs on the worker and must own all that it touches.
template <class Result>
LiveSnapshot liveJob(std::function<std::shared_ptr<Result>()> work) {
    LiveSnapshot snapshot;
    snapshot.extra = [work = std::move(work)](const std::vector<Reading<float>>&, const Scene&) {
        return std::static_pointer_cast<void>(work());
    };
    return snapshot;
}

/// What came of it; null where the memory did not suffice.
template <class Result>
std::shared_ptr<Result> resultOfJob(const LiveReadings& readings) {
    return std::static_pointer_cast<Result>(readings.extra);
}

}  // namespace lossglass
