// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/parameter_values.h"
#include "losslib/scene/prediction_edits.h"
#include "losslib/scene/scene.h"

#include <QString>

#include <map>
#include <memory>
#include <set>
#include <string>

namespace lossglass {

/// All that a document holds, as a value. The parameters are those of every loss.
struct DocumentState {
    Scene scene;
    QString title;
    std::map<std::string, ParameterValues> parameters;
    std::set<std::string> shown;
    std::string selected;
    PredictionEdits edits;  ///< that made the present prediction
    /// The logits that the edits begin at; null: no edits, and `edits` is as it is at start.
    std::shared_ptr<const Planes<float>> editSource;
};

}  // namespace lossglass
