// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_options.h"

#include <functional>

namespace lossglass {

/// What a control of the import panel does to the options: applied to those that are asked for by
/// then, which may be newer than those that the control was filled from.
using ImportChange = std::function<void(ImportOptions&)>;

/// Which of the two files a control belongs to.
enum class ImportSide { Target, Prediction };

}  // namespace lossglass
