// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/note_bar.h"

#include <QLabel>
#include <QtTest>

using namespace lossglass;

class NoteBarTest : public QObject {
    Q_OBJECT

private slots:
    void hiddenWithoutNotes();
    void oneInViewAndTheRestBehindALink();
    void aNoteLeadsToItsTab();

private:
    static QString textOf(const NoteBar& bar) { return bar.findChildren<QLabel*>()[1]->text(); }
};

void NoteBarTest::hiddenWithoutNotes() {
    QWidget window;
    NoteBar bar(&window);
    window.show();
    QVERIFY(!bar.isVisible());
    bar.setNotes({{"Claim.", "12 %"}});
    QVERIFY(bar.isVisible());
    QVERIFY(!textOf(bar).contains("more"));
    bar.setNotes({});
    QVERIFY(!bar.isVisible());
}

void NoteBarTest::oneInViewAndTheRestBehindALink() {
    NoteBar bar;
    bar.setNotes({{"First.", "a < b"}, {"Second.", "2"}, {"Third.", "3"}});
    QVERIFY(textOf(bar).contains("font-weight:600'>First.</span> a &lt; b"));
    QVERIFY(textOf(bar).contains("2 more"));
    QVERIFY(!textOf(bar).contains("Second."));
    auto* label = bar.findChildren<QLabel*>()[1];
    bar.show();
    label->setFocus();
    QTest::keyClick(label, Qt::Key_Tab);
    QTest::keyClick(label, Qt::Key_Return);
    QVERIFY(textOf(bar).contains("Third."));
    QVERIFY(textOf(bar).contains("fewer"));
}

void NoteBarTest::aNoteLeadsToItsTab() {
    NoteBar bar;
    bar.setNotes({{"First.", "1 %", "budget", "See it in Gradient budget"}, {"Second.", "2"}});
    auto* label = bar.findChildren<QLabel*>()[1];
    QVERIFY(textOf(bar).contains("See it in Gradient budget"));
    QSignalSpy wanted(&bar, &NoteBar::tabWanted);
    bar.show();
    label->setFocus();
    QTest::keyClick(label, Qt::Key_Tab);
    QTest::keyClick(label, Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].toString(), "budget");
    QVERIFY(!textOf(bar).contains("Second."));
}

QTEST_MAIN(NoteBarTest)
#include "note_bar_test.moc"
