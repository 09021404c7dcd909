// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/live/live_memory.h"
#include "app/live/live_readings.h"
#include "app/live/live_snapshot.h"

#include <array>
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
/// A newer one replaces the one that waits, and ends the one that runs between two losses or before
/// its extra: always when the scene has another shape, otherwise unless the one before was ended
/// too. So a stream of snapshots that is faster than the evaluation still gives readings all the
/// time.
class LiveWorker {
public:
    using Sequence = std::uint64_t;
    /// What came of a snapshot.
    struct Delivery {
        Sequence sequence = 0;
        std::shared_ptr<const LiveReadings> readings;
        /// Of LiveSnapshot::Delivery::ReadingsFirst, which is delivered in two parts.
        enum class Part { Whole, Readings, Extra } part = Part::Whole;
        std::shared_ptr<void> extra;  ///< of Part::Extra; its readings are those before it
    };
    /// Called on the worker's thread.
    using Deliver = std::function<void(const Delivery&)>;

    explicit LiveWorker(Deliver deliver);
    /// Ends the evaluation between two losses and joins the thread.
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
    /// False where it was ended before all was delivered.
    bool finish(const Task& task, const std::function<bool()>& cancelled);
    std::optional<Task> nextTask(const std::stop_token& stop);
    bool isOvertaken(const LiveSnapshot& running);

    Deliver m_deliver;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::optional<Task> m_waiting;  ///< guarded by m_mutex
    bool m_endedTheLast = false;    ///< used on the worker's thread only
    LiveMemory m_memory;            ///< used on the worker's thread only
    std::jthread m_thread;          ///< last: it starts when all else is there
};

/// Width, height, samples and channels: planes of scenes with the same fit the same canvas.
std::array<int, 4> shapeOf(const Scene& scene);

}  // namespace lossglass
