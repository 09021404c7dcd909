// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/live/live_worker.h"

#include <chrono>
#include <new>
#include <utility>

namespace lossglass {

namespace {

/// Null when `cancelled` said yes; what was begun stays in `memory`.
std::shared_ptr<LiveReadings> compute(const LiveSnapshot& snapshot, LiveMemory& memory,
                                      const std::function<bool()>& cancelled) {
    const auto begin = std::chrono::steady_clock::now();
    auto result = std::make_shared<LiveReadings>();
    result->scene = snapshot.scene;
    result->revision = snapshot.revision;
    if (cancelled()) return nullptr;
    const bool needsWork = !snapshot.requests.empty() || snapshot.extraOnWork;
    if (needsWork && !snapshot.scene.isEmpty()) {
        const Workspace<float>& work = memory.prepare(snapshot.scene);
        for (const Request& request : snapshot.requests) {
            if (cancelled()) return nullptr;
            result->readings.push_back(memory.evaluate(request));
            result->ranges.push_back(LiveReadings::Ranges::of(result->readings.back().evaluation,
                                                              snapshot.scene.labels()));
        }
        if (cancelled()) return nullptr;
        if (snapshot.extraOnWork) result->extra = snapshot.extraOnWork(result->readings, work);
    }
    memory.keep(result);
    if (cancelled()) return nullptr;
    if (snapshot.extra) result->extra = snapshot.extra(result->readings, snapshot.scene);
    result->milliseconds =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    return result;
}

std::shared_ptr<LiveReadings> failed(const LiveSnapshot& snapshot) {
    auto result = std::make_shared<LiveReadings>();
    result->scene = snapshot.scene;
    result->revision = snapshot.revision;
    result->ranOutOfMemory = true;
    return result;
}

}  // namespace

std::array<int, 4> shapeOf(const Scene& scene) {
    return {scene.width(), scene.height(), scene.samples(), scene.channels()};
}

LiveWorker::LiveWorker(Deliver deliver)
    : m_deliver(std::move(deliver)), m_thread([this](const std::stop_token& stop) { run(stop); }) {}

void LiveWorker::submit(Sequence sequence, LiveSnapshot snapshot) {
    std::optional<Task> replaced{Task{sequence, std::move(snapshot)}};
    {
        const std::lock_guard lock(m_mutex);
        // What was replaced is freed after the lock is released.
        m_waiting.swap(replaced);
    }
    m_wake.notify_one();
}

std::optional<LiveWorker::Task> LiveWorker::nextTask(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, stop, [this] { return m_waiting.has_value(); });
    if (stop.stop_requested()) return std::nullopt;
    return std::exchange(m_waiting, std::nullopt);
}

bool LiveWorker::isOvertaken(const LiveSnapshot& running) {
    const std::lock_guard lock(m_mutex);
    if (!m_waiting) return false;
    return !m_endedTheLast || shapeOf(running.scene) != shapeOf(m_waiting->snapshot.scene);
}

void LiveWorker::run(const std::stop_token& stop) {
    while (const std::optional<Task> task = nextTask(stop)) {
        bool isCancelled = false;
        // Once yes, always yes: evaluateAll() may have left readings out.
        const auto cancelled = [&] {
            isCancelled = isCancelled || stop.stop_requested() || isOvertaken(task->snapshot);
            return isCancelled;
        };
        std::shared_ptr<LiveReadings> readings;
        try {
            readings = compute(task->snapshot, m_memory, cancelled);
            if (task->snapshot.keeps == LiveSnapshot::Keeps::Nothing) m_memory.clear();
        } catch (const std::bad_alloc&) {
            m_memory.clear();
            readings = failed(task->snapshot);
        }
        m_endedTheLast = readings == nullptr;
        if (readings) m_deliver(task->sequence, std::move(readings));
    }
}

}  // namespace lossglass
