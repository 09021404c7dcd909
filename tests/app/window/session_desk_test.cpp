// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/session_desk.h"
#include "app/session/open_session.h"
#include "app/window/session_recent.h"
#include "tests/app/session/sample_session.h"
#include "tests/app/window/window_driver.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace lossglass;
using lossglass::test::WindowDriver;

/// Sessions in the real window: saved, opened, asked for at the end.
class SessionDeskTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void saveAndOpenGiveTheSameState();
    void openingIsOneUndoEntry();
    void undoingTheOpeningPutsAllBack();
    void titleSaysFileAndEditedMark();
    void settingsOfASessionCountAsEdits();
    void anotherSceneLeavesTheFile();
    void closeAsksOnceWhenPainted();
    void closeAsksNothingWhenNothingIsLost();
    void badFileChangesNothing();
    void recentSessions();
    void droppedSessionOpens();
    void strokeWhileSavingStaysUnsaved();

private:
    QString file(const char* name) const { return m_folder->filePath(name); }
    /// Answers the next message box; whether one came is counted.
    void answer(QMessageBox::StandardButton button) {
        QTimer::singleShot(0, qApp, [this, button] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (!box) return answer(button);
            ++m_questions;
            box->button(button)->click();
        });
    }
    void save(const QString& path) {
        m_hand->window.session().saveTo(path);
        QVERIFY(QTest::qWaitFor([this] { return !m_hand->window.session().isBusy(); }));
    }
    void open(const QString& path) {
        m_hand->window.openFiles({path});
        QVERIFY(m_hand->settle());
    }
    void paint() {
        m_hand->stroke(CanvasContent::Prediction, {40, 40}, {60, 44});
        QVERIFY(m_hand->window.document().isEdited());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WindowDriver> m_hand;
    int m_questions = 0;
};

void SessionDeskTest::initTestCase() {
    // Settings of the tests do not meet those of the person.
    static QTemporaryDir settings;
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
}

void SessionDeskTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_hand = std::make_unique<WindowDriver>();
    m_questions = 0;
    QVERIFY(m_hand->isReady());
}

void SessionDeskTest::cleanup() {
    m_hand.reset();
}

void SessionDeskTest::saveAndOpenGiveTheSameState() {
    paint();
    MainWindow& window = m_hand->window;
    window.document().setParameter("focal", "gamma", 3.25);
    window.document().setShown("tversky", false);
    window.document().selectLoss("dice");
    window.showTab("sweep");
    window.board().zoom(2.5);
    window.figureSettings().title = "Kept";
    QVERIFY(m_hand->settle());
    const auto before = window.captureSession();
    save(file("a.lossglass"));
    QVERIFY(!window.document().isEdited());

    WindowDriver other;
    QVERIFY(other.isReady());
    other.window.openFiles({file("a.lossglass")});
    QVERIFY(other.settle());
    QVERIFY(isSameSession(*other.window.captureSession(), *before));
    QCOMPARE(other.window.shownTab(), QString("sweep"));
    QCOMPARE(other.value("dice"), m_hand->value("dice"));
    QVERIFY(!other.window.session().isUnsaved());
}

void SessionDeskTest::openingIsOneUndoEntry() {
    QVERIFY(!writeSession(file("s.lossglass"), test::sampleSession()));
    const auto before = m_hand->window.captureSession();
    const int steps = m_hand->steps();
    open(file("s.lossglass"));
    QCOMPARE(m_hand->steps(), steps + 1);
    QCOMPARE(m_hand->scene().width(), 7);
    QCOMPARE(m_hand->window.document().parameters("focal").real("gamma"), 0.1 + 0.2);
    m_hand->undo();
    QVERIFY(m_hand->settle());
    const auto after = m_hand->window.captureSession();
    QCOMPARE(after->parameters, before->parameters);
    QCOMPARE(after->shown, before->shown);
    QVERIFY((after->scene.logits() == before->scene.logits()).all());
    m_hand->redo();
    QCOMPARE(m_hand->window.document().selectedLoss(), std::string("tversky"));
}

/// What a session holds beside the document: the scene held against it, the settings of figures
/// and what a later version wrote.
void SessionDeskTest::undoingTheOpeningPutsAllBack() {
    Session first = test::sampleSession(), second = first;
    first.figure.title = "First";
    first.unknown.head["later"] = "of the first";
    second.compared = Scene();
    second.figure.title = "Second";
    second.unknown.head["later"] = "of the second";
    QVERIFY(!writeSession(file("1.lossglass"), first));
    QVERIFY(!writeSession(file("2.lossglass"), second));
    const auto present = [this] { return *m_hand->window.captureSession(); };
    const auto title = [&] { return present().figure.title; };
    const auto later = [&] { return present().unknown.head["later"].toString(); };
    open(file("1.lossglass"));
    open(file("2.lossglass"));
    QVERIFY(present().compared.isEmpty());
    QCOMPARE(title(), QString("Second"));
    m_hand->window.figureSettings().title = "Second, changed";

    m_hand->undo();
    QVERIFY(m_hand->settle());
    QCOMPARE(present().compared.width(), first.compared.width());
    QCOMPARE(title(), QString("First"));
    QCOMPARE(later(), QString("of the first"));
    m_hand->undo();
    QCOMPARE(title(), FigureSettings().title);
    QCOMPARE(later(), QString());

    m_hand->redo();
    QCOMPARE(later(), QString("of the first"));
    m_hand->redo();
    QVERIFY(present().compared.isEmpty());
    QCOMPARE(title(), QString("Second, changed"));
    QCOMPARE(later(), QString("of the second"));
}

void SessionDeskTest::titleSaysFileAndEditedMark() {
    MainWindow& window = m_hand->window;
    QVERIFY(!window.windowTitle().contains('*'));
    paint();
    QVERIFY(window.windowTitle().contains('*'));
    save(file("mine.lossglass"));
    QCOMPARE(window.windowTitle(), QString("mine.lossglass - Lossglass"));
    m_hand->undo();
    QCOMPARE(window.windowTitle(), QString("mine.lossglass* - Lossglass"));
    m_hand->redo();
    QCOMPARE(window.windowTitle(), QString("mine.lossglass - Lossglass"));
}

void SessionDeskTest::settingsOfASessionCountAsEdits() {
    Document& document = m_hand->window.document();
    document.setParameter("focal", "gamma", 4.0);
    QVERIFY(!m_hand->window.session().isUnsaved());
    save(file("b.lossglass"));
    document.setParameter("focal", "gamma", 5.0);
    QVERIFY(m_hand->window.session().isUnsaved());
    document.setParameter("focal", "gamma", 4.0);
    QVERIFY(!m_hand->window.session().isUnsaved());
    document.setShown("dice", !document.isShown("dice"));
    QVERIFY(m_hand->window.session().isUnsaved());
}

void SessionDeskTest::anotherSceneLeavesTheFile() {
    save(file("c.lossglass"));
    QVERIFY(m_hand->window.windowTitle().startsWith("c.lossglass"));
    m_hand->window.opener().openSample("tiny_lesion");
    QVERIFY(m_hand->settle());
    QVERIFY(!m_hand->window.windowTitle().contains("c.lossglass"));
    m_hand->undo();
    QVERIFY(m_hand->window.windowTitle().startsWith("c.lossglass"));
}

void SessionDeskTest::closeAsksOnceWhenPainted() {
    MainWindow& window = m_hand->window;
    paint();
    answer(QMessageBox::Cancel);
    QVERIFY(!window.close());
    QCOMPARE(m_questions, 1);
    QVERIFY(window.isVisible());
    save(file("d.lossglass"));
    window.document().undo();
    answer(QMessageBox::Save);
    QVERIFY(window.close());
    QCOMPARE(m_questions, 2);
    const auto saved = openSession(file("d.lossglass"));
    QVERIFY(saved && *saved);
    QVERIFY(((*saved)->session.scene.logits() == m_hand->scene().logits()).all());
}

void SessionDeskTest::closeAsksNothingWhenNothingIsLost() {
    m_hand->window.document().setParameter("focal", "gamma", 4.0);
    QVERIFY(m_hand->window.close());
    QCOMPARE(m_questions, 0);
}

void SessionDeskTest::badFileChangesNothing() {
    QVERIFY(!writeSession(file("bad.lossglass"), test::sampleSession()));
    QFile bad(file("bad.lossglass"));
    QVERIFY(bad.open(QIODevice::ReadWrite));
    QVERIFY(bad.resize(bad.size() / 2));
    bad.close();
    const auto before = m_hand->window.captureSession();
    const int steps = m_hand->steps();
    open(file("bad.lossglass"));
    QVERIFY(m_hand->window.messages().text().contains("bad.lossglass"));
    QVERIFY(isSameSession(*m_hand->window.captureSession(), *before));
    QCOMPARE(m_hand->steps(), steps);
}

void SessionDeskTest::recentSessions() {
    save(file("one.lossglass"));
    save(file("two.lossglass"));
    save(file("one.lossglass"));
    QCOMPARE(lossglass::recentSessions().mid(0, 2),
             (QStringList{file("one.lossglass"), file("two.lossglass")}));
    auto* menu = m_hand->window.menuBar()->actions().first()->menu();
    QMenu* recent = nullptr;
    for (QAction* each : menu->actions())
        if (each->menu() && each->text().contains("Last")) recent = each->menu();
    QVERIFY(recent);
    emit recent->aboutToShow();
    QCOMPARE(recent->actions().first()->text(), QString("one.lossglass"));
    paint();
    recent->actions().first()->trigger();
    QVERIFY(m_hand->settle());
    QVERIFY(!m_hand->window.document().isEdited());
    QFile::remove(file("two.lossglass"));
    QVERIFY(!lossglass::recentSessions().contains(file("two.lossglass")));
}

void SessionDeskTest::droppedSessionOpens() {
    QVERIFY(!writeSession(file("drop.lossglass"), test::sampleSession()));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file("drop.lossglass"))});
    // Beside the canvases, and on the prediction, which takes other files as predictions.
    const auto drop = [&](QWidget* onto) {
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(onto, &enter);
        QDropEvent let({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(onto, &let);
    };
    drop(&m_hand->window);
    QVERIFY(m_hand->settle());
    QCOMPARE(m_hand->scene().width(), 7);
    m_hand->undo();
    QVERIFY(m_hand->scene().width() != 7);
    drop(m_hand->canvas(CanvasContent::Prediction));
    QVERIFY(m_hand->settle());
    QCOMPARE(m_hand->scene().width(), 7);
}

void SessionDeskTest::strokeWhileSavingStaysUnsaved() {
    paint();
    m_hand->window.session().saveTo(file("e.lossglass"));
    // Nothing has come back yet: the loop did not run.
    m_hand->stroke(CanvasContent::Prediction, {80, 80}, {90, 90});
    QVERIFY(QTest::qWaitFor([this] { return !m_hand->window.session().isBusy(); }));
    QVERIFY(m_hand->window.session().isUnsaved());
    m_hand->undo();
    QVERIFY(!m_hand->window.session().isUnsaved());
}

QTEST_MAIN(SessionDeskTest)
#include "session_desk_test.moc"
