// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

}  // namespace lossglass
