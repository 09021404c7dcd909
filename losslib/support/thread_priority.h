// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lossglass {

/// From now on this thread gives way to those of ordinary priority, which is what a window runs in:
/// it still gets all that the processors have left. Cannot be taken back; a second call changes
/// nothing. Threads that help it with a loop over tiles (kernels/tiles.h) do the same. Does nothing
/// where the system has no priorities of single threads.
void lowerThreadPriority();

bool hasLoweredPriority();

/// The same for a thread that the window waits for, though not at once: it gives way to the window
/// and goes before threads of lowered priority. What it calls is not lowered with it.
void easeThreadPriority();

}  // namespace lossglass
