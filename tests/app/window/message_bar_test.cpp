// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/message_bar.h"

#include "widgets/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace lossglass;

/// One line about files: an error, or what a reader decided; gone with a click.
class MessageBarTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void hiddenWithNothingToSay();
    void errorIsShownAsSuch();
    void noticesAreCounted_data();
    void noticesAreCounted();
    void moreOpensTheRest();
    void closeButton();
    void newMessageReplacesTheOld();
    void followsTheTheme();
    void textIsNeverMarkup();

private:
    QToolButton* button(const QString& text) const {
        for (auto* each : m_bar->findChildren<QToolButton*>())
            if (each->text() == text && each->isVisible()) return each;
        return nullptr;
    }
    /// The label with the words; the other one bears the mark.
    QLabel* label() const {
        for (auto* each : m_bar->findChildren<QLabel*>())
            if (each->pixmap().isNull()) return each;
        return nullptr;
    }

    std::unique_ptr<QWidget> m_window;
    MessageBar* m_bar = nullptr;
};

void MessageBarTest::init() {
    applyTheme(*qApp, ThemeKind::Light);
    m_window = std::make_unique<QWidget>();
    m_bar = new MessageBar(m_window.get());
    m_window->resize(600, 200);
    m_bar->setGeometry(0, 0, 600, 40);
    m_window->show();
}

void MessageBarTest::cleanup() {
    m_window.reset();
}

void MessageBarTest::hiddenWithNothingToSay() {
    QVERIFY(!m_bar->isVisible());
    QCOMPARE(m_bar->text(), "");
    m_bar->showNotices({});
    QVERIFY(!m_bar->isVisible());
}

void MessageBarTest::errorIsShownAsSuch() {
    m_bar->showError("a.png: there is no such file");
    QVERIFY(m_bar->isVisible());
    QCOMPARE(m_bar->text(), "a.png: there is no such file");
    QCOMPARE(label()->text(), "a.png: there is no such file");
    QCOMPARE(label()->palette().color(QPalette::WindowText), theme(ThemeKind::Light).error);
    m_bar->showNotices({"target: 255 is ignored"});
    QVERIFY(label()->palette().color(QPalette::WindowText) != theme(ThemeKind::Light).error);
}

void MessageBarTest::noticesAreCounted_data() {
    QTest::addColumn<QStringList>("notices");
    QTest::addColumn<QString>("more");
    QTest::newRow("one") << QStringList{"first"} << "";
    QTest::newRow("two") << QStringList{"first", "second"} << "1 more";
    QTest::newRow("three") << QStringList{"first", "second", "third"} << "2 more";
}

void MessageBarTest::noticesAreCounted() {
    QFETCH(QStringList, notices);
    QFETCH(QString, more);
    m_bar->showNotices(notices);
    QCOMPARE(label()->text(), "first");
    QCOMPARE(m_bar->text(), notices.join('\n'));
    QCOMPARE(m_bar->toolTip(), notices.join('\n'));
    QCOMPARE(m_bar->findChildren<QToolButton*>().size(), 2);
    QCOMPARE(button(more) != nullptr, !more.isEmpty());
}

void MessageBarTest::moreOpensTheRest() {
    m_bar->showNotices({"first", "second", "third"});
    QTest::mouseClick(button("2 more"), Qt::LeftButton);
    QCOMPARE(label()->text(), "first\nsecond\nthird");
    QVERIFY(!button("2 more"));
    // The next message begins with one line again.
    m_bar->showNotices({"other", "further"});
    QCOMPARE(label()->text(), "other");
    QVERIFY(button("1 more"));
}

void MessageBarTest::closeButton() {
    m_bar->showError("wrong");
    QTest::mouseClick(button("Close"), Qt::LeftButton);
    QVERIFY(!m_bar->isVisible());
    QCOMPARE(m_bar->text(), "");
    m_bar->showError("wrong again");
    QVERIFY(m_bar->isVisible());
}

void MessageBarTest::newMessageReplacesTheOld() {
    m_bar->showNotices({"first", "second"});
    m_bar->showError("wrong");
    QCOMPARE(m_bar->text(), "wrong");
    QVERIFY(!button("1 more"));
    // Something that went well leaves no old error behind.
    m_bar->showNotices({});
    QVERIFY(!m_bar->isVisible());
}

void MessageBarTest::followsTheTheme() {
    m_bar->showError("wrong");
    applyTheme(*qApp, ThemeKind::Dark);
    QCOMPARE(label()->palette().color(QPalette::WindowText), theme(ThemeKind::Dark).error);
}

void MessageBarTest::textIsNeverMarkup() {
    m_bar->showError("<b>a</b>.png: there is no such file");
    QCOMPARE(label()->textFormat(), Qt::PlainText);
}

QTEST_MAIN(MessageBarTest)
#include "message_bar_test.moc"
