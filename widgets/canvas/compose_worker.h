// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/canvas/screen_composer.h"

#include <QImage>
#include <QRect>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace lossglass {

/// A part of a canvas to compose: which tile, where in it, and which state of it was asked for.
struct ComposePart {
    std::size_t tile = 0;
    QRect area;  ///< device pixels of the widget
    std::uint64_t stamp = 0;
};

struct ComposeJob {
    ScreenParts parts;
    std::vector<ComposePart> wanted;
};

/// A thread that composes parts of a canvas. A newer job replaces the one that waits and ends the
/// one that runs between two parts, so it must hold all that is still missing.
class ComposeWorker {
public:
    /// Called on the worker's thread, once for each part.
    using Deliver = std::function<void(const ComposePart&, const QImage&)>;

    explicit ComposeWorker(Deliver deliver);
    /// Ends the job between two parts and joins the thread.
    ~ComposeWorker() = default;
    ComposeWorker(const ComposeWorker&) = delete;
    ComposeWorker& operator=(const ComposeWorker&) = delete;

    /// Returns at once.
    void submit(ComposeJob job);

private:
    void run(const std::stop_token& stop);
    bool isOvertaken();

    Deliver m_deliver;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::optional<ComposeJob> m_waiting;  ///< guarded by m_mutex
    std::jthread m_thread;                ///< last: it starts when all else is there
};

}  // namespace lossglass
