// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/live/live_memory.h"

#include "losslib/prediction/changed_tiles.h"

namespace lossglass {

const Workspace<float>& LiveMemory::prepare(const Scene& scene) {
    if (m_work && haveSameShape(m_work->scene(), scene)) {
        m_work->follow(scene);
    } else {
        // The old one goes first: together they might not fit.
        m_work.reset();
        m_work.emplace(scene);
    }
    return *m_work;
}

Reading<float> LiveMemory::evaluate(const Request& request) {
    return evaluateOne(*m_work, request);
}

void LiveMemory::clear() {
    m_work.reset();
}

}  // namespace lossglass
