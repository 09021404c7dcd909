// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/live/live_readings.h"
#include "app/window/response_job.h"
#include "app/window/view_settings.h"

#include <QString>

#include <memory>
#include <string>

namespace lossglass {

/// Everything that an export may need: the readings as they stand on the screen. Values only.
struct ExportSource {
    QString title;
    QString source;  ///< credit line of the data; may be empty
    std::shared_ptr<const LiveReadings> readings;
    ResponseResult response;
    ViewSettings settings;
    std::string selectedLoss;

    /// The reading of the selected loss; null when there is none.
    const Reading<float>* selected() const;
    const Scene& scene() const { return readings->scene; }
};

/// The same without a window, for the command line: evaluates in the calling thread. The first
/// request is the selected loss.
ExportSource evaluateForExport(const Scene& scene, std::vector<Request> requests,
                               const ViewSettings& settings);

}  // namespace lossglass
