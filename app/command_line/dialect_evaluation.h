// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line/arguments.h"
#include "losslib/support/result.h"

#include <QTextStream>

#include <optional>

namespace lossglass {

/// Whether a "--loss" names a library's loss ("monai:DiceLoss"), or the prediction is "raw".
bool asksForDialects(const QStringList& arguments);

/// `evaluate` for the losses of libraries; "--set NAME=VALUE" takes the library's argument names.
/// With "--prediction-is raw" TARGET.npy and PREDICTION.npy go to each as its own call would
/// receive them; otherwise the files are read as a scene and handed over as the library wants it.
/// Nothing means done.
std::optional<Error> evaluateDialects(const QStringList& arguments, QTextStream& out);

}  // namespace lossglass
