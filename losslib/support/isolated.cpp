// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/support/isolated.h"

#ifndef LOSSGLASS_SERIAL
#include <tbb/task_arena.h>
#endif

namespace lossglass {

void isolated(const std::function<void()>& body) {
#ifdef LOSSGLASS_SERIAL
    body();
#else
    tbb::this_task_arena::isolate(body);
#endif
}

}  // namespace lossglass
