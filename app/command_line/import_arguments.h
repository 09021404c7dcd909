// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line/arguments.h"
#include "app/import/import_options.h"
#include "losslib/support/result.h"

#include <QString>

#include <vector>

namespace lossglass {

/// The options that say how files are meant, the same for every command that reads some:
/// "--prediction-is", "--activation", "--ignore", "--layout", "--target-layout", "--transpose",
/// "--page", "--slice", "--axis", "--key", the same with "--target-" for the target alone,
/// "--meaning", "--divide-by", "--channels", "--colours", "--limit-megapixels", "--confidence",
/// "--classes", "--class-name", "--class-colour".
std::vector<OptionSpec> importOptionSpecs();

/// The lines of the usage that belong to them.
QString importUsage();

Result<ImportOptions> readImportOptions(const Arguments& arguments);

}  // namespace lossglass
