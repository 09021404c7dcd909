// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/benchmark/answer_gaps.h"

#include <chrono>
#include <cstdint>
#include <thread>
#include <vector>

namespace lossglass {

/// A thread without a window that sleeps for `period`, reads a little memory here and there as
/// painting does, and notes its turn: what it misses, the machine takes. A virtual one stops for
/// tens of milliseconds when its share is used up, and where its own system has taken its memory
/// away each place may take as long as a hundred others.
class BareThread {
public:
    explicit BareThread(std::chrono::milliseconds period);

    /// Ends it; to be called once.
    std::vector<TimeSpan> finish();

private:
    void run(const std::stop_token& stop, std::chrono::milliseconds period);

    std::vector<std::uint8_t> m_memory;
    AnswerLog m_log;
    std::jthread m_thread;  ///< last: it starts when all else is there
};

}  // namespace lossglass
