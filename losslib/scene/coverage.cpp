// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/coverage.h"

#include <algorithm>

namespace lossglass {

void Coverage::addClipped(const Extent& extent, CoverageRun run) {
    if (run.row < extent.top || run.row >= extent.top + extent.height) return;
    run.begin = std::max(run.begin, 0);
    run.end = std::min(run.end, extent.width);
    if (run.begin < run.end) runs.push_back(run);
}

}  // namespace lossglass
