// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/dialects/dialect.h"

#include <string>
#include <string_view>
#include <vector>

namespace lossglass {

/// All dialects, library by library, in the order of dialectLibraries().
const std::vector<Dialect>& allDialects();

/// The prefixes: "pytorch", "torchvision", "monai", ...
const std::vector<std::string>& dialectLibraries();

/// "monai:DiceLoss". The error lists the libraries, or the classes of the library.
Result<const Dialect*> findDialect(std::string_view name);

/// All dialects of one loss of the catalogue, by its id.
std::vector<const Dialect*> dialectsOf(std::string_view lossId);

}  // namespace lossglass
