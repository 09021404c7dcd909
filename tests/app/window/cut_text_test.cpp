// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/window/ts_translator.h"
#include "tests/app/window/window_driver.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace lossglass;
using lossglass::test::TsTranslator;
using lossglass::test::WindowDriver;

namespace {

/// One pixel of rounding.
constexpr int kSlack = 1;

QString nameOf(const QWidget& widget) {
    QString name = QLatin1String(widget.metaObject()->className());
    for (const QWidget* each = widget.parentWidget(); each; each = each->parentWidget())
        if (!each->objectName().isEmpty() && !each->objectName().startsWith("qt_"))
            return name + " in " + each->objectName();
    return name;
}

int widthOf(const QWidget& widget, const QString& text) {
    return widget.fontMetrics().size(Qt::TextShowMnemonic, text).width();
}

/// The text of a label that does not show whole; a label that ends in "…" tells the rest itself.
QString cutIn(const QLabel& label) {
    // A remark without room has none at all.
    if (label.text().isEmpty() || label.width() == 0 || label.inherits("lossglass::ElidedLabel"))
        return {};
    if (label.wordWrap())
        return label.heightForWidth(label.width()) > label.height() + kSlack ? label.text()
                                                                             : QString();
    return label.minimumSizeHint().width() > label.width() + kSlack ||
                   label.minimumSizeHint().height() > label.height() + kSlack
               ? label.text()
               : QString();
}

QString cutIn(const QAbstractButton& button) {
    const auto* tool = qobject_cast<const QToolButton*>(&button);
    if (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly) return {};
    if (button.text().isEmpty() || button.width() + kSlack >= button.minimumSizeHint().width())
        return {};
    return button.text();
}

/// A name that is cut must be in the tool tip.
QString cutIn(const QComboBox& box) {
    QStyleOptionComboBox option;
    option.initFrom(&box);
    option.editable = box.isEditable();
    const int room =
        box.style()
            ->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box)
            .width();
    const int icon = box.itemIcon(box.currentIndex()).isNull() ? 0 : box.iconSize().width() + 4;
    // The tool tip is made when it is asked for.
    QHelpEvent asked(QEvent::ToolTip, {1, 1}, box.mapToGlobal(QPoint(1, 1)));
    QApplication::sendEvent(const_cast<QComboBox*>(&box), &asked);
    const bool fits = widthOf(box, box.currentText()) + icon <= room + kSlack;
    return fits || box.toolTip().contains(box.currentText()) ? QString() : box.currentText();
}

QString cutIn(const QAbstractSpinBox& box) {
    const auto* edit = box.findChild<const QLineEdit*>();
    return edit && widthOf(*edit, edit->text()) > edit->width() ? edit->text() : QString();
}

QString cutIn(const QTabBar& bar) {
    for (int i = 0; i < bar.count(); ++i) {
        const QRect place = bar.tabRect(i);
        if (place.left() < 0 || place.right() > bar.width() ||
            widthOf(bar, bar.tabText(i)) > place.width())
            return QStringLiteral("%1, up to %2 of %3")
                .arg(bar.tabText(i))
                .arg(place.right())
                .arg(bar.width());
    }
    return {};
}

template <class Widget>
void collect(const QWidget& window, QStringList& found) {
    for (const Widget* each : window.findChildren<Widget*>()) {
        if (!each->isVisible()) continue;
        const QString text = cutIn(*each);
        if (!text.isEmpty()) found << nameOf(*each) + ": " + text;
    }
}

QStringList cutTexts(const QWidget& window) {
    QStringList found;
    collect<QLabel>(window, found);
    collect<QAbstractButton>(window, found);
    collect<QComboBox>(window, found);
    collect<QAbstractSpinBox>(window, found);
    collect<QTabBar>(window, found);
    found.removeDuplicates();
    return found;
}

}  // namespace

/// Whatever the size of the window, the language and the tab: no text is cut. What has no room is
/// said shorter, ends in "…" with the whole in its tool tip, or stands in a menu.
class CutTextTest : public QObject {
    Q_OBJECT

private slots:
    void nothingIsCut_data();
    void nothingIsCut();
    void hiddenTabsAreInTheMenu();
    void tabInViewIsAlwaysThere();
};

void CutTextTest::nothingIsCut_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("language");
    // 960 x 600 is what a screen of 1440 x 900 has at 150 %.
    for (const QSize size : {QSize(880, 600), QSize(960, 600), QSize(1100, 720), QSize(1280, 800),
                             QSize(1440, 900), QSize(1920, 1080)})
        for (const char* language : {"en", "zh_CN"})
            QTest::addRow("%d x %d, %s", size.width(), size.height(), language) << size << language;
}

void CutTextTest::nothingIsCut() {
    QFETCH(QSize, size);
    QFETCH(QString, language);
    TsTranslator translator(QStringLiteral(LOSSGLASS_SOURCE "/resources/translations/") +
                            "lossglass_" + language + ".ts");
    const bool translated = language != "en";
    QCOMPARE(!translator.isEmpty(), translated);
    if (translated) QVERIFY(QCoreApplication::installTranslator(&translator));
    WindowDriver hand;
    QVERIFY(hand.isReady());
    hand.window.resize(size);
    QStringList found;
    auto* tabs = hand.window.findChild<QTabWidget*>();
    for (const QString& scene : {QStringLiteral("nuclei_tissue"), QStringLiteral("dubai_aerial")}) {
        hand.window.opener().openSample(scene);
        QVERIFY(hand.settle());
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            QVERIFY(hand.settle());
            // Layouts follow the numbers of the worker.
            const bool whole =
                QTest::qWaitFor([&] { return cutTexts(hand.window).isEmpty(); }, 2000);
            if (whole) continue;
            for (const QString& text : cutTexts(hand.window))
                found << scene + ", " + tabs->widget(i)->objectName() + ": " + text;
        }
    }
    // The message of a failed check is cut itself.
    for (const QString& text : found)
        qWarning().noquote() << text;
    QVERIFY(found.isEmpty());
}

void CutTextTest::hiddenTabsAreInTheMenu() {
    WindowDriver hand;
    QVERIFY(hand.isReady());
    hand.window.resize(880, 600);
    auto* tabs = hand.window.findChild<QTabWidget*>();
    auto* more = hand.window.findChild<QToolButton*>("moreTabs");
    QTRY_VERIFY(more->isVisible());
    const int last = tabs->count() - 1;
    const auto isShown = [&](int tab) { return tabs->tabBar()->tabRect(tab).width() > 0; };
    QVERIFY(!isShown(last) && isShown(0));
    emit more->menu()->aboutToShow();
    const auto actions = more->menu()->actions();
    QCOMPARE(actions.size(), tabs->count());
    QVERIFY(actions[0]->isChecked());
    actions[last]->trigger();
    QCOMPARE(tabs->currentIndex(), last);
    QVERIFY(isShown(last));
    hand.window.resize(1920, 1080);
    QTRY_VERIFY(!more->isVisible());
    for (int i = 0; i <= last; ++i)
        QVERIFY(isShown(i));
    // In full where there is room.
    QCOMPARE(tabs->tabText(1), QString("Softmax gradient"));
}

void CutTextTest::tabInViewIsAlwaysThere() {
    WindowDriver hand;
    QVERIFY(hand.isReady());
    hand.window.resize(880, 600);
    auto* tabs = hand.window.findChild<QTabWidget*>();
    for (int i = 0; i < tabs->count(); ++i) {
        QVERIFY(hand.window.showTab(tabs->widget(i)->objectName()));
        QCOMPARE(tabs->currentIndex(), i);
        QVERIFY(!tabs->tabText(i).isEmpty());
        const QRect place = tabs->tabBar()->tabRect(i);
        QVERIFY(place.width() > 20 && place.left() >= 0 &&
                place.right() <= tabs->tabBar()->width());
    }
}

QTEST_MAIN(CutTextTest)
#include "cut_text_test.moc"
