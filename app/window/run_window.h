// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lossglass {

/// Starts the window on the files given (target, prediction ...), or on the first sample, and
/// runs until it is closed. Returns the exit status.
int runWindow(int& argc, char** argv);

}  // namespace lossglass
