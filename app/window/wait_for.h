// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QTimer>

namespace lossglass {

/// Handles the events of this thread until `condition()` holds, which is asked after each of them
/// and every 20 ms. Sleeps in between: a loop that asked all the time would take a core from the
/// workers. Not for within a handler of events.
template <class Condition>
void waitFor(const Condition& condition) {
    constexpr int kLongestSleepMilliseconds = 20;
    QTimer nowAndThen;
    nowAndThen.start(kLongestSleepMilliseconds);
    while (!condition())
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
}

}  // namespace lossglass
