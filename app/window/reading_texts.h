// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/response_job.h"
#include "losslib/loss/reading.h"
#include "losslib/scene/scene.h"
#include "widgets/panels/note_bar.h"

#include <QString>

#include <string>
#include <vector>

namespace lossglass {

/// Words about readings that several views share; translated.

QString lossName(const std::string& id);
/// "Working: Lovász, 4096 × 4096"
QString workingText(const QString& name, const Scene& scene);
/// "Mean over 81 920 pixels." for sums over pixels; empty for others.
QString averagingText(const Loss& loss, std::int64_t pixels);
/// "81 920", with thin spaces from five digits on.
QString countText(std::int64_t count);
/// "γ = 2, α = 0.25": the numbers that differ between two settings.
QString differenceText(const Loss& loss, const ParameterValues& values,
                       const ParameterValues& others);
/// "Focal, γ = 2": with what differs from `others`, or from the defaults.
QString legendText(const Loss& loss, const ParameterValues& values, const ParameterValues* others);

/// What is worth a yellow note: a class that takes far more of the pull than its share of the
/// pixels, and what the evaluation itself remarks. The note comes first that surprises most.
std::vector<Note> notesOf(const Reading<float>* reading, const ResponseResult& result,
                          const Scene& scene);

}  // namespace lossglass
