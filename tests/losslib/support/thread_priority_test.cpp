// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/support/thread_priority.h"

#include <QTest>

#include <thread>

#ifdef __linux__
#include <sys/resource.h>
#endif

using namespace lossglass;

namespace {

/// The niceness of the calling thread; larger gives way. Always 0 where threads have none.
int niceness() {
#ifdef __linux__
    return getpriority(PRIO_PROCESS, 0);
#else
    return 0;
#endif
}

template <class Body>
void inThread(const Body& body) {
    std::thread(body).join();
}

}  // namespace

/// Threads that work for the window give way to it, all by as much.
class ThreadPriorityTest : public QObject {
    Q_OBJECT

private slots:
    void givesWay();
    void onceForAll();
    void eased();
};

void ThreadPriorityTest::givesWay() {
#ifndef __linux__
    QSKIP("threads have no priorities of their own here");
#endif
    const int ordinary = niceness();
    if (ordinary == 19) QSKIP("started with the lowest priority there is");
    inThread([&] {
        lowerThreadPriority();
        QVERIFY(hasLoweredPriority());
        QVERIFY(niceness() > ordinary);
    });
    QCOMPARE(niceness(), ordinary);
    QVERIFY(!hasLoweredPriority());
}

void ThreadPriorityTest::onceForAll() {
    inThread([] {
        lowerThreadPriority();
        const int once = niceness();
        lowerThreadPriority();
        QCOMPARE(niceness(), once);
        // A new thread begins where the one that starts it stands.
        inThread([&] {
            QVERIFY(!hasLoweredPriority());
            lowerThreadPriority();
            QCOMPARE(niceness(), once);
        });
    });
}

/// Between the window and what works for it.
void ThreadPriorityTest::eased() {
#ifndef __linux__
    QSKIP("threads have no priorities of their own here");
#endif
    const int ordinary = niceness();
    if (ordinary >= 14) QSKIP("started with nearly the lowest priority there is");
    inThread([&] {
        easeThreadPriority();
        QVERIFY(!hasLoweredPriority());
        const int eased = niceness();
        QVERIFY(eased > ordinary);
        lowerThreadPriority();
        const int lowered = niceness();
        QVERIFY(lowered > eased);
        easeThreadPriority();
        QCOMPARE(niceness(), lowered);
    });
}

QTEST_GUILESS_MAIN(ThreadPriorityTest)
#include "thread_priority_test.moc"
