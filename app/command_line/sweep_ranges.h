// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/sweep_axis.h"
#include "losslib/scene/scene_edit.h"
#include "losslib/support/result.h"

#include <QString>

namespace lossglass {

/// "gamma=0:5:51" or "gamma=0.1:10:21:log": NAME=FROM:TO:STEPS, then linear or log.
Result<SweepAxis> readAxis(const QString& text);

/// "blur=2": an edit of the prediction; unknown names suggest the nearest.
Result<SceneEdit> readEdit(const QString& text);

}  // namespace lossglass
