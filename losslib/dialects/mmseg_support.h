// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/dialects/dialect_support.h"

#include <string>

namespace lossglass::dialects {

/// What the losses of mmsegmentation share.
Dialect mmsegRecord(std::string name, std::string loss);
DialectArgument mmsegIgnoreIndex(int value);
const DialectArgument& mmsegLossWeight();
DialectArgument mmsegLossName(std::string name);

}  // namespace lossglass::dialects
