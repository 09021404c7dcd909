// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/figure_dialog.h"
#include "app/window/gallery_dialog.h"
#include "app/window/import_dialog.h"
#include "app/window/import_flow.h"
#include "app/window/new_scene_dialog.h"
#include "tests/app/window/window_driver.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollBar>
#include <QSlider>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>

#include <memory>
#include <set>

using namespace lossglass;
using lossglass::test::WindowDriver;

namespace {

QString nameOf(const QWidget& widget) {
    QString name = QLatin1String(widget.metaObject()->className()) + ' ' + widget.objectName();
    for (const QWidget* each = widget.parentWidget(); each; each = each->parentWidget())
        if (!each->objectName().isEmpty() && !each->objectName().startsWith("qt_"))
            return name + " in " + each->objectName();
    return name;
}

/// What the keyboard can reach by itself: no part of another control.
bool isControl(const QWidget& widget) {
    if (!widget.isVisible() || !widget.isEnabled() || !(widget.focusPolicy() & Qt::TabFocus))
        return false;
    const QWidget* parent = widget.parentWidget();
    return !widget.focusProxy() && !qobject_cast<const QAbstractSpinBox*>(parent) &&
           !qobject_cast<const QComboBox*>(parent) && !qobject_cast<const QScrollBar*>(&widget);
}

bool needsToolTip(const QWidget& widget) {
    return qobject_cast<const QAbstractButton*>(&widget) ||
           qobject_cast<const QComboBox*>(&widget) ||
           qobject_cast<const QAbstractSpinBox*>(&widget) ||
           qobject_cast<const QSlider*>(&widget) || qobject_cast<const QLineEdit*>(&widget);
}

/// Buttons of the system's own boxes say what they do.
bool isStandardButton(const QWidget& widget) {
    return widget.parentWidget() && widget.parentWidget()->inherits("QDialogButtonBox");
}

QStringList nameless(const QWidget& window) {
    QStringList found;
    for (QWidget* each : window.findChildren<QWidget*>()) {
        if (!isControl(*each)) continue;
        const QAccessibleInterface* read = QAccessible::queryAccessibleInterface(each);
        if (!read || read->text(QAccessible::Name).trimmed().isEmpty())
            found << "no name: " + nameOf(*each);
        if (needsToolTip(*each) && !isStandardButton(*each) && each->toolTip().isEmpty())
            found << "no tool tip: " + nameOf(*each);
    }
    return found;
}

/// A target that the panel asks about.
QStringList askedFiles() {
    return {LOSSGLASS_SOURCE "/resources/samples/nuclei_tissue/mask.png"};
}

}  // namespace

/// Everything can be reached by the keyboard, says what it is, and shows that it has the focus.
class ReachTest : public QObject {
    Q_OBJECT

private slots:
    void controlsOfTheWindow();
    void controlsOfDialogs();
    void tabGoesRound_data();
    void tabGoesRound();
    void focusIsSeen();
};

void ReachTest::controlsOfTheWindow() {
    WindowDriver hand;
    QVERIFY(hand.isReady());
    QStringList found;
    auto* tabs = hand.window.findChild<QTabWidget*>();
    for (const QString& scene : {QStringLiteral("nuclei_tissue"), QStringLiteral("dubai_aerial")}) {
        hand.window.opener().openSample(scene);
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            QVERIFY(hand.settle());
            QTest::qWait(20);
            found << nameless(hand.window);
        }
    }
    found.removeDuplicates();
    QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
}

void ReachTest::controlsOfDialogs() {
    WindowDriver hand;
    QVERIFY(hand.isReady());
    QStringList found;
    const auto look = [&](QWidget* dialog) {
        QVERIFY(dialog);
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        found << nameless(*dialog);
        dialog->close();
    };
    hand.window.exportFigure();
    look(hand.window.findChild<FigureDialog*>());
    hand.window.findChild<QAction*>("gallery")->trigger();
    look(hand.window.findChild<GalleryDialog*>());
    NewSceneDialog scene(&hand.window);
    scene.show();
    look(&scene);
    hand.window.import().setSettingsFile("/dev/null");
    hand.window.import().setAsking(true);
    hand.window.openFiles(askedFiles());
    QTRY_VERIFY(hand.window.import().dialog());
    look(hand.window.import().dialog());
    found.removeDuplicates();
    QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
}

void ReachTest::tabGoesRound_data() {
    QTest::addColumn<QString>("tab");
    for (const char* tab : {"response", "softmax", "budget", "compare", "metrics", "sweep",
                            "landscape", "edits", "reductions", "dialects"})
        QTest::newRow(tab) << tab;
}

void ReachTest::tabGoesRound() {
    QFETCH(QString, tab);
    WindowDriver hand;
    QVERIFY(hand.isReady());
    QVERIFY(hand.window.showTab(tab));
    QVERIFY(hand.settle());
    QWidget* start = hand.window.findChild<QTabWidget*>()->tabBar();
    start->setFocus(Qt::TabFocusReason);
    std::set<const QWidget*> reached;
    int steps = 0;
    do {
        const QWidget* now = QApplication::focusWidget();
        QVERIFY(now && now->isVisible());
        reached.insert(now);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    } while (QApplication::focusWidget() != start && ++steps < 300);
    QVERIFY2(steps < 300, "Tab never comes back");
    QStringList missed;
    for (const QWidget* each : hand.window.findChildren<QWidget*>())
        // Of a group of buttons that exclude each other Tab reaches one, arrows the rest.
        if (isControl(*each) && !reached.count(each) && !qobject_cast<const QAbstractButton*>(each))
            missed << nameOf(*each);
    QVERIFY2(missed.isEmpty(), qPrintable(missed.join('\n')));
}

void ReachTest::focusIsSeen() {
    WindowDriver hand;
    QVERIFY(hand.isReady());
    QWidget* start = hand.window.findChild<QTabWidget*>()->tabBar();
    start->setFocus(Qt::TabFocusReason);
    QStringList unseen;
    for (int steps = 0; steps < 300; ++steps) {
        QWidget* now = QApplication::focusWidget();
        // The ring may lie on the frame around a view.
        QWidget* shown = now->parentWidget() ? now->parentWidget() : now;
        const QImage with = shown->grab().toImage();
        QTest::keyClick(now, Qt::Key_Tab);
        if (shown->grab().toImage() == with) unseen << nameOf(*now);
        if (QApplication::focusWidget() == start) break;
    }
    QVERIFY2(unseen.isEmpty(), qPrintable(unseen.join('\n')));
}

QTEST_MAIN(ReachTest)
#include "reach_test.moc"
