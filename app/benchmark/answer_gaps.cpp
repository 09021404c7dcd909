// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/benchmark/answer_gaps.h"

#include <algorithm>
#include <chrono>

namespace lossglass {

double AnswerLog::now() {
    using Milliseconds = std::chrono::duration<double, std::milli>;
    return Milliseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void AnswerLog::note() {
    const double end = now();
    m_spans.push_back({m_last, end});
    m_last = end;
}

double longestOf(const std::vector<TimeSpan>& spans) {
    double longest = 0;
    for (const TimeSpan& span : spans)
        longest = std::max(longest, span.length());
    return longest;
}

double longestOwn(const std::vector<TimeSpan>& spans, const std::vector<TimeSpan>& bare,
                  double usual) {
    double longest = 0;
    auto first = bare.begin();
    for (const TimeSpan& span : spans) {
        first =
            std::find_if(first, bare.end(), [&](const TimeSpan& b) { return b.end > span.begin; });
        double own = span.length();
        for (auto b = first; b != bare.end() && b->begin < span.end; ++b) {
            const double both = std::min(b->end, span.end) - std::max(b->begin, span.begin);
            own -= std::max(0.0, both - usual);
        }
        longest = std::max(longest, own);
    }
    return longest;
}

}  // namespace lossglass
