// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/live/live_worker.h"

#include <chrono>
#include <new>
#include <utility>

namespace lossglass {

namespace {

using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// Where the snapshot needs one.
const Workspace<float>* prepared(const LiveSnapshot& snapshot, LiveMemory& memory) {
    const bool needed = !snapshot.requests.empty() || snapshot.extra.needsWorkspace();
    return needed && !snapshot.scene.isEmpty() ? &memory.prepare(snapshot.scene) : nullptr;
}

/// False when `cancelled` said yes; what was begun stays in `memory`.
bool evaluate(const LiveSnapshot& snapshot, LiveMemory& memory,
              const std::function<bool()>& cancelled, LiveReadings& result) {
    for (const Request& request : snapshot.requests) {
        if (cancelled()) return false;
        result.readings.push_back(memory.evaluate(request));
        result.ranges.push_back(
            LiveReadings::Ranges::of(result.readings.back().evaluation, snapshot.scene.labels()));
    }
    return true;
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

bool LiveWorker::finish(const Task& task, const std::function<bool()>& cancelled) {
    const LiveSnapshot& snapshot = task.snapshot;
    const bool inParts = snapshot.delivery == LiveSnapshot::Delivery::ReadingsFirst;
    const auto begin = Clock::now();
    auto result = std::make_shared<LiveReadings>();
    result->scene = snapshot.scene;
    result->revision = snapshot.revision;
    if (cancelled()) return false;
    const Workspace<float>* work = prepared(snapshot, m_memory);
    if (work) result->counts = work->counts();
    if (work && !evaluate(snapshot, m_memory, cancelled, *result)) return false;
    m_memory.keep(result);
    result->milliseconds = millisecondsSince(begin);
    if (inParts) m_deliver({task.sequence, result, Delivery::Part::Readings, nullptr});
    if (cancelled()) return false;
    auto extra = snapshot.extra.run(result->readings, snapshot.scene, work);
    if (inParts) {
        m_deliver({task.sequence, result, Delivery::Part::Extra, std::move(extra)});
        return true;
    }
    result->extra = std::move(extra);
    result->milliseconds = millisecondsSince(begin);
    m_deliver({task.sequence, std::move(result), Delivery::Part::Whole, nullptr});
    return true;
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
        try {
            m_endedTheLast = !finish(*task, cancelled);
            if (task->snapshot.keeps == LiveSnapshot::Keeps::Nothing) m_memory.clear();
        } catch (const std::bad_alloc&) {
            m_memory.clear();
            m_endedTheLast = false;
            m_deliver({task->sequence, failed(task->snapshot), Delivery::Part::Whole, nullptr});
        }
    }
}

}  // namespace lossglass
