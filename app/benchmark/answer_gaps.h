// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <thread>
#include <vector>

/// How long something that shall come every few milliseconds did not come, and how much of that the
/// machine took.
namespace lossglass {

/// Milliseconds on a clock that only goes on.
struct TimeSpan {
    double begin = 0, end = 0;
    double length() const { return end - begin; }
};

/// The times between its turns, in their order.
class AnswerLog {
public:
    AnswerLog() : m_last(now()) {}
    void note();
    const std::vector<TimeSpan>& spans() const { return m_spans; }

private:
    static double now();

    double m_last;
    std::vector<TimeSpan> m_spans;
};

/// The length of the longest; 0 of none.
double longestOf(const std::vector<TimeSpan>& spans);

/// The same when from each is taken what `bare`, whose spans are `usual` milliseconds long or less,
/// missed in the meantime. Both in order of time, the spans of each one after the other.
double longestOwn(const std::vector<TimeSpan>& spans, const std::vector<TimeSpan>& bare,
                  double usual);

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
