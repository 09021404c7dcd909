// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/benchmark/bare_thread.h"

#include <QTest>

using namespace lossglass;

/// It comes again and again until it is asked for what it noted.
class BareThreadTest : public QObject {
    Q_OBJECT

private slots:
    void comesAgain();
    void endsUnasked();
};

void BareThreadTest::comesAgain() {
    BareThread bare{std::chrono::milliseconds(1)};
    QTest::qWait(30);
    const auto spans = bare.finish();
    QVERIFY(!spans.empty());
    for (const TimeSpan& span : spans)
        QVERIFY(span.length() >= 1);
}

void BareThreadTest::endsUnasked() {
    const BareThread bare{std::chrono::milliseconds(1)};
}

QTEST_GUILESS_MAIN(BareThreadTest)
#include "bare_thread_test.moc"
