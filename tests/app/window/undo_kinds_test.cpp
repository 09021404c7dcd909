// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session_file.h"
#include "tests/app/session/sample_session.h"
#include "tests/app/window/window_driver.h"
#include "widgets/panels/edit_panel.h"
#include "widgets/parameters/number_field.h"
#include "widgets/parameters/parameter_panel.h"
#include "widgets/parameters/parameter_row.h"
#include "widgets/parameters/parameter_slider.h"

#include <QAction>
#include <QMenu>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace lossglass;
using lossglass::test::WindowDriver;

/// Whatever the hand does to the document is one entry, which Ctrl+Z takes back whole and
/// Ctrl+Shift+Z does again. (The tools one by one: paint_tools_test, edits: edit_tab_test.)
class UndoKindsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_hand.reset(); }
    void everyKind_data();
    void everyKind();
    void allOfThemOneAfterTheOther();

private:
    void act(const QString& kind);
    void trigger(const QString& text) {
        for (QAction* each : m_hand->window.findChildren<QAction*>())
            if (each->text().remove('&') == text) return each->trigger();
        QFAIL(qPrintable("no action: " + text));
    }
    ParameterRow* gamma() {
        for (auto* row : m_hand->window.findChild<ParameterPanel*>()->findChildren<ParameterRow*>())
            if (row->parameter().id == "gamma") return row;
        return nullptr;
    }
    bool settle() {
        return m_hand->settle() &&
               QTest::qWaitFor([this] { return m_hand->window.isCurrent(); }, 60000);
    }
    /// What undo is about: how the person looks at it may differ.
    static bool isSameWork(const Session& one, Session other) {
        other.view = one.view;
        other.tab = one.tab;
        other.zoom = one.zoom;
        other.panes = one.panes;
        other.figure = one.figure;
        other.compared = one.compared;
        return isSameSession(one, other);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<WindowDriver> m_hand;
};

void UndoKindsTest::initTestCase() {
    // Settings of the tests do not meet those of the person.
    static QTemporaryDir settings;
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    QVERIFY(!writeSession(m_folder.filePath("s.lossglass"), test::sampleSession()));
}

void UndoKindsTest::init() {
    m_hand = std::make_unique<WindowDriver>();
    QVERIFY(m_hand->isReady());
}

void UndoKindsTest::everyKind_data() {
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"stroke on target", "stroke on prediction", "erasing", "typed setting",
                             "dragged setting", "reset of settings", "edit of the prediction",
                             "sample copied", "scene opened", "session opened"})
        QTest::newRow(kind) << QString(kind);
}

void UndoKindsTest::act(const QString& kind) {
    Canvas* target = m_hand->canvas(CanvasContent::Target);
    if (kind == "stroke on target") {
        QTest::keyClick(target, '1');
        m_hand->stroke(CanvasContent::Target, {5, 5}, {60, 9});
    } else if (kind == "stroke on prediction") {
        m_hand->stroke(CanvasContent::Prediction, {40, 40}, {70, 64});
    } else if (kind == "erasing") {
        m_hand->stroke(CanvasContent::Target, {20, 20}, {120, 120}, Qt::RightButton);
    } else if (kind == "typed setting") {
        auto* field = gamma()->findChild<NumberField*>();
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, "3.75\r");
    } else if (kind == "dragged setting") {
        auto* slider = gamma()->findChild<ParameterSlider*>();
        const int middle = slider->height() / 2;
        QTest::mousePress(slider, Qt::LeftButton, {}, {slider->width() / 4, middle});
        for (int x = slider->width() / 4; x < slider->width() * 3 / 4; x += 3)
            QTest::mouseMove(slider, {x, middle});
        QTest::mouseRelease(slider, Qt::LeftButton, {}, {slider->width() * 3 / 4, middle});
    } else if (kind == "reset of settings") {
        m_hand->window.document().presetParameter("focal", "gamma", 4.5);
        QTest::mouseClick(
            m_hand->window.findChild<ParameterPanel*>()->findChild<QToolButton*>("resetAll"),
            Qt::LeftButton);
    } else if (kind == "edit of the prediction") {
        m_hand->window.showTab("edits");
        auto* row = m_hand->window.findChild<EditPanel*>()->row("dilate");
        QTest::keyClick(row->findChild<ParameterSlider*>(), Qt::Key_Right, Qt::ShiftModifier);
    } else if (kind == "sample copied") {
        trigger("Add a copy of this sample");
    } else if (kind == "scene opened") {
        m_hand->window.opener().openSample("thin_vessel");
    } else {
        m_hand->window.openFiles({m_folder.filePath("s.lossglass")});
    }
    QVERIFY(settle());
}

void UndoKindsTest::everyKind() {
    QFETCH(QString, kind);
    // What begins with a preset begins there.
    if (kind == "reset of settings")
        m_hand->window.document().presetParameter("focal", "gamma", 4.5);
    const auto before = *m_hand->window.captureSession();
    const int steps = m_hand->steps();
    act(kind);
    QCOMPARE(m_hand->steps(), steps + 1);
    const auto after = *m_hand->window.captureSession();
    QVERIFY(!isSameWork(before, after));
    for (int round = 0; round < 2; ++round) {
        m_hand->undo();
        QVERIFY(settle());
        QVERIFY(isSameWork(before, *m_hand->window.captureSession()));
        m_hand->redo();
        QVERIFY(settle());
        QVERIFY(isSameWork(after, *m_hand->window.captureSession()));
    }
}

void UndoKindsTest::allOfThemOneAfterTheOther() {
    std::vector<Session> states{*m_hand->window.captureSession()};
    for (const char* kind :
         {"typed setting", "stroke on target", "edit of the prediction", "stroke on prediction",
          "sample copied", "dragged setting", "scene opened", "erasing", "session opened"}) {
        act(kind);
        states.push_back(*m_hand->window.captureSession());
    }
    QCOMPARE(m_hand->steps(), static_cast<int>(states.size()) - 1);
    for (std::size_t i = states.size() - 1; i-- > 0;) {
        m_hand->undo();
        QVERIFY2(isSameWork(states[i], *m_hand->window.captureSession()),
                 QByteArray::number(static_cast<int>(i)));
    }
    for (std::size_t i = 1; i < states.size(); ++i) {
        m_hand->redo();
        QVERIFY2(isSameWork(states[i], *m_hand->window.captureSession()),
                 QByteArray::number(static_cast<int>(i)));
    }
    QVERIFY(settle());
}

QTEST_MAIN(UndoKindsTest)
#include "undo_kinds_test.moc"
