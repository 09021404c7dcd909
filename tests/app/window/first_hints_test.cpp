// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/first_hints.h"
#include "app/window/kept_settings.h"
#include "tests/app/window/window_driver.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace lossglass;
using lossglass::test::WindowDriver;

/// Each hint goes when it was followed; closed, they stay away.
class FirstHintsTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_settings = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings->path());
    }
    void hintsGoWhenFollowed();
    void closedStayAwayUntilAskedFor();

private:
    std::unique_ptr<QTemporaryDir> m_settings;
};

void FirstHintsTest::hintsGoWhenFollowed() {
    WindowDriver hand;
    addFirstHints(hand.window);
    auto* hints = hand.window.findChild<FirstHints*>();
    QVERIFY(hints);
    QVERIFY(hand.isReady());
    QCOMPARE(hints->current().value(), 0);
    hand.stroke(CanvasContent::Prediction, {40, 40}, {50, 42});
    QCOMPARE(hints->current().value(), 1);
    hand.window.document().setParameter("focal", "gamma", 3.5);
    QCOMPARE(hints->current().value(), 2);
    hand.window.document().selectLoss("dice");
    QCOMPARE(hints->current().value(), 3);
    QVERIFY(hints->text().contains("Ctrl+L"));
    hand.window.opener().openSample("one_pixel");
    QVERIFY(hand.settle());
    QVERIFY(!hints->current());
    QVERIFY(KeptSettings().value("hints/closed").toBool());
}

void FirstHintsTest::closedStayAwayUntilAskedFor() {
    {
        WindowDriver hand;
        addFirstHints(hand.window);
        QVERIFY(hand.isReady());
        auto* hints = hand.window.findChild<FirstHints*>();
        QVERIFY(hints->isVisible());
        for (auto* button : hints->findChildren<QToolButton*>())
            if (button->text() == "Close") QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(!hints->isVisible());
    }
    WindowDriver hand;
    addFirstHints(hand.window);
    QVERIFY(hand.isReady());
    auto* hints = hand.window.findChild<FirstHints*>();
    QVERIFY(!hints->isVisible());
    hand.window.menuBar()->actions().last()->menu()->actions().first()->trigger();
    QVERIFY(hints->isVisible());
}

QTEST_MAIN(FirstHintsTest)
#include "first_hints_test.moc"
