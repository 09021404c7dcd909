// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/live/live_worker.h"

#include "app/document/background_release.h"
#include "losslib/kernels/stop_scope.h"
#include "losslib/support/thread_priority.h"

#include <chrono>
#include <new>
#include <utility>

namespace lossglass {

namespace {

using Clock = std::chrono::steady_clock;

/// Readings that come within this time follow the hand, and what belongs to them shall as well.
constexpr double kQuickMilliseconds = 100;

double millisecondsSince(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// Where the snapshot needs one.
const Workspace<float>* prepared(const LiveSnapshot& snapshot, LiveMemory& memory) {
    const bool needed = !snapshot.requests.empty() || snapshot.extra.needsWorkspace();
    return needed && !snapshot.scene.isEmpty() ? &memory.prepare(snapshot.scene) : nullptr;
}

std::shared_ptr<LiveReadings> emptyReadings(const LiveSnapshot& snapshot) {
    auto result = std::make_shared<LiveReadings>();
    result->scene = snapshot.scene;
    result->revision = snapshot.revision;
    return result;
}

std::shared_ptr<LiveReadings> failed(const LiveSnapshot& snapshot) {
    auto result = emptyReadings(snapshot);
    result->ranOutOfMemory = true;
    return result;
}

/// Only the loops over pixels of losses and extras may be ended: a preparation serves the newest
/// snapshot as well.
void evaluate(const LiveSnapshot& snapshot, LiveMemory& memory, const std::atomic<bool>& stop,
              const std::shared_ptr<LiveReadings>& result) {
    const StopScope scope(stop);
    try {
        for (const Request& request : snapshot.requests) {
            throwIfStopped();
            result->readings.push_back(memory.evaluate(request));
            result->ranges.push_back(LiveReadings::Ranges::of(result->readings.back().evaluation,
                                                              snapshot.scene.labels()));
        }
    } catch (const EvaluationStopped&) {
        memory.keepUnfinished(result);
        throw;
    }
}

}  // namespace

std::array<int, 4> shapeOf(const Scene& scene) {
    return {scene.width(), scene.height(), scene.samples(), scene.channels()};
}

void LiveWorker::finish(const Task& task) {
    const LiveSnapshot& snapshot = task.snapshot;
    const auto begin = Clock::now();
    auto result = emptyReadings(snapshot);
    const Workspace<float>* work = prepared(snapshot, m_memory);
    if (work) {
        result->counts = work->counts();
        evaluate(snapshot, m_memory, m_stop, result);
    }
    m_memory.keep(result);
    result->milliseconds = millisecondsSince(begin);
    if (snapshot.delivery == LiveSnapshot::Delivery::ReadingsFirst)
        return followUp(task, result, work);
    const StopScope scope(m_stop);
    throwIfStopped();
    result->extra = snapshot.extra.run(result->readings, snapshot.scene, work);
    result->milliseconds = millisecondsSince(begin);
    m_deliver({task.sequence, std::move(result), Delivery::Part::Whole, nullptr, nullptr});
}

std::shared_ptr<const LiveReadings> LiveWorker::detailsOf(const LiveSnapshot& snapshot) {
    auto details = emptyReadings(snapshot);
    details->readings.push_back(m_memory.evaluate(*snapshot.details, LiveMemory::Layer::Details));
    details->ranges.push_back({});
    m_memory.keep(details, LiveMemory::Layer::Details);
    return details;
}

void LiveWorker::followUp(const Task& task, const std::shared_ptr<LiveReadings>& result,
                          const Workspace<float>* work) {
    using Part = Delivery::Part;
    m_deliver({task.sequence, result, Part::Readings, nullptr, nullptr});
    const bool isQuick = result->milliseconds < kQuickMilliseconds;
    begin(isQuick && std::exchange(m_endedTheLastExtra, true));
    const StopScope scope(m_stop);
    throwIfStopped();
    if (work && task.snapshot.details)
        m_deliver({task.sequence, result, Part::Details, nullptr, detailsOf(task.snapshot)});
    throwIfStopped();
    auto extra = task.snapshot.extra.run(result->readings, task.snapshot.scene, work);
    m_endedTheLastExtra = false;
    m_deliver({task.sequence, result, Part::Extra, std::move(extra), nullptr});
}

LiveWorker::LiveWorker(Deliver deliver)
    : m_deliver(std::move(deliver)), m_thread([this](const std::stop_token& stop) { run(stop); }) {}

void LiveWorker::submit(Sequence sequence, LiveSnapshot snapshot) {
    std::optional<Task> replaced{Task{sequence, std::move(snapshot)}};
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.swap(replaced);
        stopIfOvertaken();
    }
    m_wake.notify_one();
    if (replaced && holdsLargeAlone(replaced->snapshot.scene))
        releaseInBackground(std::move(*replaced));
}

void LiveWorker::stopIfOvertaken() {
    if (m_waiting && (!m_mustFinish || m_runningShape != shapeOf(m_waiting->snapshot.scene)))
        m_stop = true;
}

void LiveWorker::begin(bool mustFinish) {
    const std::lock_guard lock(m_mutex);
    m_mustFinish = mustFinish;
    stopIfOvertaken();
}

std::optional<LiveWorker::Task> LiveWorker::nextTask(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, stop, [this] { return m_waiting.has_value(); });
    std::optional<Task> next = std::exchange(m_waiting, std::nullopt);
    m_stop = false;
    // After that, so that it is not taken back.
    if (stop.stop_requested()) return std::nullopt;
    m_runningShape = shapeOf(next->snapshot.scene);
    m_mustFinish = m_endedTheLast;
    return next;
}

void LiveWorker::run(const std::stop_token& stop) {
    lowerThreadPriority();
    const std::stop_callback onStop(stop, [this] { m_stop = true; });
    while (const std::optional<Task> task = nextTask(stop)) {
        try {
            m_endedTheLast = true;
            finish(*task);
            m_endedTheLast = false;
        } catch (const EvaluationStopped&) {
            // What was begun stays in the memory.
        } catch (const std::bad_alloc&) {
            m_memory.clear();
            m_endedTheLast = false;
            m_deliver(
                {task->sequence, failed(task->snapshot), Delivery::Part::Whole, nullptr, nullptr});
        }
        if (task->snapshot.keeps == LiveSnapshot::Keeps::Nothing) m_memory.clear();
    }
}

}  // namespace lossglass
