// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_layout.h"
#include "app/window/kept_settings.h"
#include "tests/app/window/window_driver.h"

#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>

using namespace lossglass;
using lossglass::test::WindowDriver;

/// The window comes back as it was left.
class WindowLayoutTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_settings = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings->path());
    }
    void nothingKeptChangesNothing();
    void sizeTabThemeAndSharesReturn();
    void coloursReturnWhereTheyWereChosen();

private:
    std::unique_ptr<QTemporaryDir> m_settings;
};

void WindowLayoutTest::nothingKeptChangesNothing() {
    QVERIFY(!keptTheme());
    MainWindow window(ThemeKind::Light);
    const QSize size = window.size();
    restoreWindowLayout(window);
    QCOMPARE(window.size(), size);
    QCOMPARE(window.shownTab(), QString("response"));
}

void WindowLayoutTest::sizeTabThemeAndSharesReturn() {
    QList<int> shares;
    {
        WindowDriver hand;
        QVERIFY(hand.isReady());
        hand.window.resize(1300, 780);
        hand.window.showTab("budget");
        hand.window.setTheme(ThemeKind::Dark);
        auto* left = hand.window.findChild<QSplitter*>("left");
        const int height = left->height();
        left->setSizes({height - 320, 320});
        shares = left->sizes();
        keepWindowLayout(hand.window);
    }
    QCOMPARE(keptTheme().value(), ThemeKind::Dark);
    WindowDriver hand;
    restoreWindowLayout(hand.window);
    QVERIFY(hand.isReady());
    QCOMPARE(hand.window.size(), QSize(1300, 780));
    QCOMPARE(hand.window.shownTab(), QString("budget"));
    QCOMPARE(hand.window.findChild<QSplitter*>("left")->sizes(), shares);
}

void WindowLayoutTest::coloursReturnWhereTheyWereChosen() {
    {
        MainWindow window(ThemeKind::Light);
        keepWindowLayout(window);
    }
    {
        MainWindow window(ThemeKind::Light);
        restoreWindowLayout(window);
        QVERIFY(!window.hasOwnColours());
        window.setColours(ColourScheme::BlueYellow);
        keepWindowLayout(window);
    }
    MainWindow window(ThemeKind::Light);
    restoreWindowLayout(window);
    QVERIFY(window.hasOwnColours());
    QVERIFY(window.look().colours == ColourScheme::BlueYellow);
}

QTEST_MAIN(WindowLayoutTest)
#include "window_layout_test.moc"
