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

/// `steps`: of which each takes a fifth of the weight.
void lowerBy([[maybe_unused]] int steps) {
#ifdef __linux__
    constexpr int kLowest = 19;
    errno = 0;
    // Of the first thread: this one may have been started by one that is low already.
    const int ordinary = getpriority(PRIO_PROCESS, static_cast<id_t>(getpid()));
    if (ordinary == -1 && errno != 0) return;
    // Of 0, Linux changes the calling thread alone. A wish: where it is refused nothing is lost.
    static_cast<void>(setpriority(PRIO_PROCESS, 0, std::min(kLowest, ordinary + steps)));
#endif
}

}  // namespace

void lowerThreadPriority() {
    if (isLowered) return;
    isLowered = true;
    // A thirtieth of the weight: after a turn of this thread, which takes until the next tick of
    // the clock (1 to 4 ms), the window has a hundred to itself. Of ten steps it was thirty, and a
    // repainting of 9 ms lost a turn in one case of three, now in one of ten.
    lowerBy(15);
}

void easeThreadPriority() {
    if (!isLowered) lowerBy(5);
}

bool hasLoweredPriority() {
    return isLowered;
}

}  // namespace lossglass
