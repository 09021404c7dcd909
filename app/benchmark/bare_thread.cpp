// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/benchmark/bare_thread.h"

namespace lossglass {

namespace {

constexpr std::size_t kReadBytes = std::size_t{8} << 20;
constexpr int kReads = 2000;

}  // namespace

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
