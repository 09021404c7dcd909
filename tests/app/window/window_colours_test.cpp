// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/window/window_driver.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QTest>

#include <memory>

using namespace lossglass;
using lossglass::test::WindowDriver;

namespace {

constexpr auto kPrediction = CanvasContent::Prediction;
constexpr auto kGradient = CanvasContent::Gradient;

}  // namespace

/// The colours of the gradient in the window: chosen by hand, and as sessions have them.
class WindowColoursTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_hand = std::make_unique<WindowDriver>();
        QVERIFY(m_hand->isReady());
    }
    void cleanup() { m_hand.reset(); }
    void coloursRepaint();
    void sessionsBringTheirColoursUnlessChosen();

private:
    std::unique_ptr<WindowDriver> m_hand;
};

void WindowColoursTest::coloursRepaint() {
    MainWindow& window = m_hand->window;
    const auto picture = [&](CanvasContent content) {
        return m_hand->canvas(content)->grab().toImage();
    };
    const auto settled = [&] { return window.board().isSettled(); };
    QTRY_VERIFY(settled());
    const QImage gradient = picture(kGradient), prediction = picture(kPrediction);
    const auto choose = [&](const char* name) {
        window.findChild<QAction*>(name)->trigger();
        QTest::qWait(20);
        return QTest::qWaitFor(settled);
    };
    QVERIFY(choose("grey"));
    const QPoint middle = m_hand->canvas(kGradient)->rect().center() + QPoint(40, 40);
    const QImage grey = picture(kGradient);
    QVERIFY(grey != gradient && picture(kPrediction) != prediction);
    const QColor colour = grey.pixelColor(middle);
    QVERIFY(colour.red() == colour.green() && colour.green() == colour.blue());
    QVERIFY(themeOf(window.palette()).colours == ColourScheme::Grey);
    // The interface stays as it is.
    QCOMPARE(window.palette().color(QPalette::Highlight), lightTheme().accent);
    QTest::keyClick(&window, Qt::Key_D, Qt::ControlModifier);
    QVERIFY(themeOf(window.palette()).look() == WindowLook(ThemeKind::Dark, ColourScheme::Grey));
    QTest::keyClick(&window, Qt::Key_D, Qt::ControlModifier);
    QVERIFY(choose("blue-orange"));
    QCOMPARE(picture(kGradient), gradient);
    QCOMPARE(picture(kPrediction), prediction);
    QCOMPARE(m_hand->steps(), 0);
}

void WindowColoursTest::sessionsBringTheirColoursUnlessChosen() {
    MainWindow& window = m_hand->window;
    Session session = window.captureSession().value();
    QVERIFY(session.view.colours == ColourScheme::BlueOrange);
    session.view.colours = ColourScheme::BlueRed;
    window.applySession(session, "open", Document::Restored::Saved);
    QVERIFY(window.look().colours == ColourScheme::BlueRed);
    QVERIFY(themeOf(window.palette()).colours == ColourScheme::BlueRed);
    window.setColours(ColourScheme::BlueYellow);
    window.applySession(session, "open", Document::Restored::Saved);
    QVERIFY(window.look().colours == ColourScheme::BlueYellow);
    QVERIFY(window.captureSession()->view.colours == ColourScheme::BlueYellow);
}

QTEST_MAIN(WindowColoursTest)
#include "window_colours_test.moc"
