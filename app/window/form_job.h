// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/reading.h"
#include "losslib/scene/scene.h"
#include "widgets/panels/convention_chain_model.h"
#include "widgets/panels/form_table_model.h"
#include "widgets/theme/theme.h"

#include <string>
#include <vector>

namespace lossglass {

/// What "Dialects" is to show: the forms of one loss, the canonical one first.
struct FormJob {
    std::vector<Request> forms;
    std::string chosen;  ///< id of the form whose chain is wanted; empty = the first that differs
    int channel = 0;     ///< whose gradient the small maps show
    int sample = 0;      ///< of a batch: the one that they show
    WindowLook theme;
};

/// What came of it.
struct FormResult {
    QString loss;
    std::vector<FormRow> rows;
    QString chosen;
    QString sentence;
    std::vector<ConventionStep> steps;
};

/// Evaluates all forms and the chain to the chosen one. For a worker: linear in pixels, and many
/// evaluations.
FormResult runFormJob(const FormJob& job, const Workspace<float>& work);

}  // namespace lossglass
