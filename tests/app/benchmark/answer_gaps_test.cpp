// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/benchmark/answer_gaps.h"

#include <QTest>

using namespace lossglass;

using Spans = QList<std::pair<double, double>>;

/// Which of the silences are the window's own.
class AnswerGapsTest : public QObject {
    Q_OBJECT

private slots:
    void longest_data();
    void longest();
    void notesItsTurns();
};

namespace {

std::vector<TimeSpan> spansOf(const Spans& pairs) {
    std::vector<TimeSpan> spans;
    for (const auto& [begin, end] : pairs)
        spans.push_back({begin, end});
    return spans;
}

}  // namespace

void AnswerGapsTest::longest_data() {
    QTest::addColumn<Spans>("window");
    QTest::addColumn<Spans>("bare");
    QTest::addColumn<double>("all");
    QTest::addColumn<double>("own");
    QTest::newRow("none") << Spans{} << Spans{{0, 5}} << 0.0 << 0.0;
    QTest::newRow("nothing missed")
        << Spans{{0, 12}, {12, 17}} << Spans{{0, 5}, {5, 10}, {10, 15}, {15, 20}} << 12.0 << 12.0;
    QTest::newRow("both stopped") << Spans{{0, 5}, {5, 40}, {40, 45}}
                                  << Spans{{0, 8}, {8, 41}, {41, 46}} << 35.0 << 8.0;
    QTest::newRow("the other one alone")
        << Spans{{0, 5}, {5, 10}, {10, 15}} << Spans{{0, 15}} << 5.0 << 5.0;
    QTest::newRow("a little late")
        << Spans{{0, 20}} << Spans{{0, 6}, {6, 12}, {12, 18}} << 20.0 << 17.0;
    QTest::newRow("another time") << Spans{{0, 5}, {5, 25}, {25, 30}}
                                  << Spans{{0, 5}, {5, 10}, {10, 15}, {15, 20}, {20, 25}, {25, 60}}
                                  << 20.0 << 20.0;
    QTest::newRow("before it began")
        << Spans{{100, 120}} << Spans{{0, 90}, {90, 95}} << 20.0 << 20.0;
}

void AnswerGapsTest::longest() {
    QFETCH(Spans, window);
    QFETCH(Spans, bare);
    QFETCH(double, all);
    QFETCH(double, own);
    QCOMPARE(longestOf(spansOf(window)), all);
    QCOMPARE(longestOwn(spansOf(window), spansOf(bare), 5), own);
}

void AnswerGapsTest::notesItsTurns() {
    AnswerLog log;
    QVERIFY(log.spans().empty());
    log.note();
    log.note();
    QCOMPARE(log.spans().size(), std::size_t{2});
    QCOMPARE(log.spans()[1].begin, log.spans()[0].end);
    QVERIFY(log.spans()[1].length() >= 0);
}

QTEST_GUILESS_MAIN(AnswerGapsTest)
#include "answer_gaps_test.moc"
