// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/live/live_memory.h"
#include "app/live/live_readings.h"
#include "app/live/live_snapshot.h"

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace lossglass {

/// A thread that evaluates the newest of the snapshots it is given.
///
/// A newer one replaces the one that waits, and ends the one that runs, within a loss as well
/// (kernels/stop_scope.h): always when the scene has another shape, otherwise unless the one before
/// was ended too. So a stream of snapshots that is faster than the evaluation still gives readings
/// all the time. What follows readings that were delivered first is ended in the same way, but
/// always where those took long: then the numbers of the newest are waited for.
class LiveWorker {
public:
    using Sequence = std::uint64_t;
    /// What came of a snapshot.
    struct Delivery {
        Sequence sequence = 0;
        std::shared_ptr<const LiveReadings> readings;
        /// Of LiveSnapshot::Delivery::ReadingsFirst, which is delivered in two parts.
        enum class Part { Whole, Readings, Details, Extra } part = Part::Whole;
        std::shared_ptr<void> extra;  ///< of Part::Extra; its readings are those before it
        /// Of Part::Details: of the same scene, one reading.
        std::shared_ptr<const LiveReadings> details;
    };
    /// Called on the worker's thread.
    using Deliver = std::function<void(const Delivery&)>;

    explicit LiveWorker(Deliver deliver);
    /// Ends the evaluation and joins the thread.
    ~LiveWorker() = default;
    LiveWorker(const LiveWorker&) = delete;
    LiveWorker& operator=(const LiveWorker&) = delete;

    /// Returns at once.
    void submit(Sequence sequence, LiveSnapshot snapshot);

private:
    struct Task {
        Sequence sequence = 0;
        LiveSnapshot snapshot;
    };

    void run(const std::stop_token& stop);
    void finish(const Task& task);
    void followUp(const Task& task, const std::shared_ptr<LiveReadings>& result,
                  const Workspace<float>* work);
    std::shared_ptr<const LiveReadings> detailsOf(const LiveSnapshot& snapshot);
    std::optional<Task> nextTask(const std::stop_token& stop);
    /// What runs from now on must not be ended by a snapshot of the same shape, or may be.
    void begin(bool mustFinish);
    /// With m_mutex held.
    void stopIfOvertaken();

    Deliver m_deliver;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::optional<Task> m_waiting;        ///< guarded by m_mutex
    std::array<int, 4> m_runningShape{};  ///< guarded by m_mutex
    bool m_mustFinish = false;            ///< guarded by m_mutex
    std::atomic<bool> m_stop = false;     ///< ends what runs
    // Used on the worker's thread only.
    bool m_endedTheLast = false, m_endedTheLastExtra = false;
    LiveMemory m_memory;
    std::jthread m_thread;  ///< last: it starts when all else is there
};

/// Width, height, samples and channels: planes of scenes with the same fit the same canvas.
std::array<int, 4> shapeOf(const Scene& scene);

}  // namespace lossglass
