// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/support/thread_priority.h"

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#endif

namespace lossglass {

namespace {

thread_local bool isLowered = false;

}  // namespace

void lowerThreadPriority() {
    if (isLowered) return;
    isLowered = true;
#ifdef __linux__
    // A tenth of the weight of a thread that was not lowered: where both want a processor, the
    // other one is back on it within a millisecond or two.
    constexpr int kSteps = 10, kLowest = 19;
    errno = 0;
    // Of the first thread: this one may have been started by one that is low already.
    const int ordinary = getpriority(PRIO_PROCESS, static_cast<id_t>(getpid()));
    if (ordinary == -1 && errno != 0) return;
    // Of 0, Linux changes the calling thread alone. A wish: where it is refused nothing is lost.
    static_cast<void>(setpriority(PRIO_PROCESS, 0, std::min(kLowest, ordinary + kSteps)));
#endif
}

bool hasLoweredPriority() {
    return isLowered;
}

}  // namespace lossglass
