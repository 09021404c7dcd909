// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/benchmark/answer_gaps.h"

#include <algorithm>

namespace lossglass {

namespace {

constexpr std::size_t kReadBytes = std::size_t{8} << 20;
constexpr int kReads = 2000;

}  // namespace

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

BareThread::BareThread(std::chrono::milliseconds period)
    : m_memory(kReadBytes, 1),
      m_thread([this, period](const std::stop_token& stop) { run(stop, period); }) {}

void BareThread::run(const std::stop_token& stop, std::chrono::milliseconds period) {
    std::uint32_t random = 1;
    while (!stop.stop_requested()) {
        std::this_thread::sleep_for(period);
        for (int i = 0; i < kReads; ++i)
            random = random * 1664525U + 1013904223U + m_memory[(random >> 4) % kReadBytes];
        m_log.note();
    }
}

std::vector<TimeSpan> BareThread::finish() {
    m_thread.request_stop();
    m_thread.join();
    return m_log.spans();
}

}  // namespace lossglass
