// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/edit_history.h"

#include <QSignalSpy>
#include <QTest>

using namespace lossglass;

/// The undo stack: steps in order, bounded in memory and number, shared memory counted once.
class EditHistoryTest : public QObject {
    Q_OBJECT

private slots:
    void stepsBackAndForth();
    void aNewEntryForgetsWhatWasTakenBack();
    void theOldestGoWhenMemoryIsShort();
    void theNewestStaysHoweverLarge();
    void sharedBlocksCountOnce();
    void boundedInNumber();

private:
    /// Undo and redo write their step into m_said.
    EditHistory::Entry entry(const QString& name, std::vector<HistoryBlock> blocks = {}) {
        return {name, [this, name] { m_said << "undo " + name; },
                [this, name] { m_said << "redo " + name; }, std::move(blocks)};
    }
    QStringList m_said;
};

void EditHistoryTest::stepsBackAndForth() {
    m_said.clear();
    EditHistory history;
    QSignalSpy moved(&history, &EditHistory::indexChanged);
    history.undo();
    history.redo();
    QVERIFY(m_said.isEmpty() && moved.isEmpty());
    QVERIFY(history.undoText().isEmpty() && history.redoText().isEmpty());
    history.push(entry("a"));
    history.push(entry("b"));
    QVERIFY(m_said.isEmpty());
    QCOMPARE(history.undoText(), "b");
    history.undo();
    QCOMPARE(history.undoText(), "a");
    QCOMPARE(history.redoText(), "b");
    history.undo();
    QVERIFY(!history.canUndo());
    history.redo();
    QCOMPARE(m_said, QStringList({"undo b", "undo a", "redo a"}));
    QCOMPARE(history.index(), 1);
    QCOMPARE(history.count(), 2);
    QCOMPARE(moved.size(), 5);
}

void EditHistoryTest::aNewEntryForgetsWhatWasTakenBack() {
    EditHistory history;
    int block = 0;
    history.push(entry("a"));
    history.push(entry("b", {{&block, 100}}));
    history.undo();
    QCOMPARE(history.bytes(), std::size_t(100));
    history.push(entry("c"));
    QVERIFY(!history.canRedo());
    QCOMPARE(history.count(), 2);
    QCOMPARE(history.bytes(), std::size_t(0));
}

void EditHistoryTest::theOldestGoWhenMemoryIsShort() {
    EditHistory history;
    QSignalSpy dropped(&history, &EditHistory::oldestDropped);
    history.setByteLimit(250);
    int blocks[4] = {};
    history.push(entry("a", {{&blocks[0], 100}}));
    history.push(entry("b", {{&blocks[1], 100}}));
    QVERIFY(dropped.isEmpty());
    history.push(entry("c", {{&blocks[2], 100}}));
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(history.count(), 2);
    QCOMPARE(history.index(), 2);
    QCOMPARE(history.bytes(), std::size_t(200));
    m_said.clear();
    history.undo();
    history.undo();
    history.undo();
    QCOMPARE(m_said, QStringList({"undo c", "undo b"}));
    // Less room, with all taken back: what is to be redone stays.
    history.setByteLimit(10);
    QCOMPARE(history.count(), 2);
}

void EditHistoryTest::theNewestStaysHoweverLarge() {
    EditHistory history;
    history.setByteLimit(10);
    int blocks[2] = {};
    history.push(entry("a", {{&blocks[0], 5}}));
    history.push(entry("b", {{&blocks[1], 1000}}));
    QCOMPARE(history.count(), 1);
    QCOMPARE(history.undoText(), "b");
}

void EditHistoryTest::sharedBlocksCountOnce() {
    EditHistory history;
    int before = 0, between = 0, after = 0;
    history.push(entry("a", {{&before, 100}, {&between, 100}}));
    history.push(entry("b", {{&between, 100}, {&after, 100}, {&after, 100}}));
    QCOMPARE(history.bytes(), std::size_t(300));
    history.undo();
    history.push(entry("c"));
    QCOMPARE(history.bytes(), std::size_t(200));
}

void EditHistoryTest::boundedInNumber() {
    EditHistory history;
    for (int i = 0; i < EditHistory::kMostEntries + 5; ++i)
        history.push(entry(QString::number(i)));
    QCOMPARE(history.count(), EditHistory::kMostEntries);
    QCOMPARE(history.undoText(), QString::number(EditHistory::kMostEntries + 4));
}

QTEST_APPLESS_MAIN(EditHistoryTest)
#include "edit_history_test.moc"
