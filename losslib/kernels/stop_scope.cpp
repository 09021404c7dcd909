// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/stop_scope.h"

#include <utility>

namespace lossglass {

namespace {

thread_local const std::atomic<bool>* currentFlag = nullptr;

}  // namespace

StopScope::StopScope(const std::atomic<bool>* stop) : m_outer(std::exchange(currentFlag, stop)) {}

StopScope::~StopScope() {
    currentFlag = m_outer;
}

const std::atomic<bool>* StopScope::current() {
    return currentFlag;
}

void throwIfStopped() {
    // Nothing is read that was written before the flag was set.
    if (currentFlag && currentFlag->load(std::memory_order_relaxed)) throw EvaluationStopped();
}

}  // namespace lossglass
