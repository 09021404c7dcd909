// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line/sub_command.h"

namespace lossglass {

/// Each command is one file; command_line.cpp lists them.
SubCommand benchmarkCommand();
SubCommand catalogueCommand();
SubCommand compareCommand();
SubCommand evaluateCommand();
SubCommand inspectCommand();
SubCommand renderCommand();
SubCommand screenshotCommand();
SubCommand snippetCommand();
SubCommand strokeBenchmarkCommand();
SubCommand sweepCommand();

}  // namespace lossglass
