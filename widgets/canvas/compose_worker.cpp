// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/compose_worker.h"

#include "losslib/support/thread_priority.h"

#include <utility>

namespace lossglass {

ComposeWorker::ComposeWorker(Deliver deliver)
    : m_deliver(std::move(deliver)), m_thread([this](const std::stop_token& stop) { run(stop); }) {}

void ComposeWorker::submit(ComposeJob job) {
    std::optional<ComposeJob> replaced{std::move(job)};
    {
        const std::lock_guard lock(m_mutex);
        // What was replaced is freed after the lock is released.
        m_waiting.swap(replaced);
    }
    m_wake.notify_one();
}

bool ComposeWorker::isOvertaken() {
    const std::lock_guard lock(m_mutex);
    return m_waiting.has_value();
}

void ComposeWorker::run(const std::stop_token& stop) {
    easeThreadPriority();
    while (!stop.stop_requested()) {
        std::optional<ComposeJob> job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, stop, [this] { return m_waiting.has_value(); });
            if (stop.stop_requested()) return;
            job = std::exchange(m_waiting, std::nullopt);
        }
        for (const ComposePart& part : job->wanted) {
            if (stop.stop_requested() || isOvertaken()) break;
            m_deliver(part, composeScreen(job->parts, part.area));
        }
    }
}

}  // namespace lossglass
