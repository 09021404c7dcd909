// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/import_flow.h"

#include "app/window/import_dialog.h"
#include "app/window/import_value_table.h"
#include "losslib/formats/npy.h"
#include "tests/app/window/import_driver.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QImage>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace lossglass;

namespace {

QStringList badFiles() {
    QStringList bad;
    for (const char* table : {"inputs/inputs.tsv", "formats/refused.tsv"}) {
        const QString path = QStringLiteral(LOSSGLASS_TEST_DATA "/") + table;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) qFatal("a table of the tests is missing");
        const bool isInputs = QString(table).startsWith("inputs");
        const QStringList lines = QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
        for (const QString& line : lines.mid(1)) {
            const QStringList cells = line.split('\t');
            if (isInputs && cells[3] != "ERROR" && !cells[0].startsWith("D40")) continue;
            bad << cells[1] + " " + path.section('/', 0, -2) + "/" + cells[0];
        }
    }
    return bad;
}

}  // namespace

/// Files on their way into the window, with the panel that asks about them.
class ImportFlowTest : public lossglass::test::ImportDriver {
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { m_driver.reset(); }
    void nothingToAskOpensAtOnce();
    void asksAndImports();
    void cancelLeavesTheScene();
    void cancelAtTheStartInvitesToOpen();
    void meaningIsChangedByHand();
    void kindIsChangedByHand();
    void rememberedAnswersAreNotAskedAgain();
    void howItWasReadIsShownAgain();
    void severalFilesAreSorted();
    void filesAreReassigned();
    void samplesAreAskedAbout();
    void badFilesLeaveEverything_data();
    void badFilesLeaveEverything();
};

void ImportFlowTest::nothingToAskOpensAtOnce() {
    flow().open({grey("t.png", {0, 1, 1, 0}), {array("z.npy", {1, 4}, {-3, 2, 4, -1})}, {}, {}});
    QVERIFY(settle());
    QVERIFY(!dialog());
    QCOMPARE(m_driver->scene().width(), 4);
    QVERIFY(flow().canShowHow());
}

void ImportFlowTest::asksAndImports() {
    const Scene before = m_driver->scene();
    const QString mask = grey("m.png", {0, 255, 255, 0});
    flow().open({mask, {array("p.npy", {1, 4}, {.1F, .9F, .8F, .2F})}, {}, {}});
    QVERIFY(waitForDialog());
    // Nothing is replaced before the answer.
    QCOMPARE(m_driver->scene().width(), before.width());
    QVERIFY(dialog()->review()->target->question.contains("255"));
    auto* table = dialog()->findChild<ImportValueTable*>();
    const QAbstractItemModelTester tester(table->model());
    QCOMPARE(table->rowCount(), 2);
    QCOMPARE(table->item(1, 0)->text(), QString("255"));
    QCOMPARE(table->item(1, 1)->text(), QString("2"));
    QCOMPARE(table->item(1, 2)->text(), QString("50.0 %"));
    click<QPushButton>("Import");
    QVERIFY(settle());
    QCOMPARE(m_driver->scene().labels(), (Labels{0, 1, 1, 0}));
    QCOMPARE(m_driver->steps(), 1);
}

void ImportFlowTest::cancelLeavesTheScene() {
    const auto labels = m_driver->scene().parts().labels;
    const int steps = m_driver->steps();
    flow().open({grey("m.png", {0, 255, 255, 0}), {}, {}, {}});
    QVERIFY(waitForDialog());
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QVERIFY(settle());
    QCOMPARE(m_driver->scene().parts().labels, labels);
    QCOMPARE(m_driver->steps(), steps);
    QCOMPARE(m_driver->window.messages().text(), QString());
}

void ImportFlowTest::cancelAtTheStartInvitesToOpen() {
    MainWindow window(ThemeKind::Light);
    window.import().setSettingsFile(m_folder->filePath("settings.ini"));
    window.import().setAsking(true);
    window.openFiles({grey("m.png", {0, 255, 255, 0})});
    window.show();
    QVERIFY(QTest::qWaitFor(
        [&] { return window.import().dialog() && window.import().dialog()->isVisible(); }, 20000));
    QTest::keyClick(window.import().dialog(), Qt::Key_Escape);
    QVERIFY(window.document().scene().isEmpty());
    const CanvasState& state = window.board().canvas(CanvasContent::Target)->canvasState();
    QCOMPARE(state.kind, CanvasState::Kind::Empty);
    QVERIFY(!state.button.isEmpty());
}

void ImportFlowTest::meaningIsChangedByHand() {
    flow().open({grey("m.png", {0, 255, 255, 7}), {}, {}, {}});
    QVERIFY(waitForDialog());
    // 255 was ignored beside 7: it becomes class 1, and 7 is left out.
    choose(box("Meaning of 255"), 1);
    QVERIFY(QTest::qWaitFor([this] { return dialog()->isCurrent(); }));
    QComboBox* seven = box("Meaning of 7");
    choose(seven, seven->findText("ignored"));
    QVERIFY(QTest::qWaitFor([this] { return dialog()->isCurrent(); }));
    QCOMPARE(dialog()->review()->target->read.labels, (Labels{0, 1, 1, kIgnored}));
    // Every answer can be taken back.
    click<QPushButton>("Back to what was decided");
    QVERIFY(QTest::qWaitFor([this] { return dialog()->isCurrent(); }));
    QCOMPARE(dialog()->review()->target->read.labels, (Labels{0, kIgnored, kIgnored, 7}));
    choose(box("Meaning of 255"), 1);
    QVERIFY(QTest::qWaitFor([this] { return dialog()->isCurrent(); }));
    click<QPushButton>("Import");
    QVERIFY(settle());
    QCOMPARE(m_driver->scene().labels(), (Labels{0, 1, 1, 7}));
}

void ImportFlowTest::kindIsChangedByHand() {
    flow().open({grey("t.png", {0, 1, 1, 0}), {array("p.npy", {1, 4}, {.5, .5, .5, .5})}, {}, {}});
    QVERIFY(waitForDialog());
    QVERIFY(!dialog()->review()->predictionEffects.isEmpty());
    click<QToolButton>("logits");
    QVERIFY(QTest::qWaitFor([this] { return dialog()->isCurrent(); }));
    QCOMPARE(dialog()->review()->prediction->read.kind, PredictionKind::Logits);
    click<QPushButton>("Import");
    QVERIFY(settle());
    QCOMPARE(m_driver->scene().logits()(0, 0), 0.5F);
}

void ImportFlowTest::rememberedAnswersAreNotAskedAgain() {
    const auto files = [this](const QString& name) {
        return ImportFiles{grey(name, {0, 255, 255, 7}), {}, {}, {}};
    };
    flow().open(files("first.png"));
    QVERIFY(waitForDialog());
    choose(box("Meaning of 255"), 2);
    QVERIFY(QTest::qWaitFor([this] { return dialog()->isCurrent(); }));
    click<QCheckBox>("Remember for files like these");
    click<QPushButton>("Import");
    QVERIFY(settle());
    flow().open(files("second.png"));
    QVERIFY(settle());
    QVERIFY(!dialog() || !dialog()->isVisible());
    QCOMPARE(m_driver->scene().labels(), (Labels{0, 2, 2, 7}));
    // Other values are another kind.
    flow().open({grey("third.png", {0, 255, 255, 8}), {}, {}, {}});
    QVERIFY(waitForDialog());
    QTest::keyClick(dialog(), Qt::Key_Escape);
    // Shown again, what is remembered can be forgotten.
    flow().open(files("fourth.png"));
    QVERIFY(settle());
    flow().showHow();
    QVERIFY(waitForDialog());
    click<QCheckBox>("Remember for files like these");
    click<QPushButton>("Import");
    QVERIFY(settle());
    flow().open(files("fifth.png"));
    QVERIFY(waitForDialog());
}

void ImportFlowTest::howItWasReadIsShownAgain() {
    QVERIFY(!flow().canShowHow());
    flow().open({grey("m.png", {0, 255, 255, 0}), {}, {}, {}});
    QVERIFY(waitForDialog());
    click<QPushButton>("Import");
    QVERIFY(settle());
    m_driver->window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_driver->window));
    QTest::keyClick(&m_driver->window, Qt::Key_I, Qt::ControlModifier);
    QVERIFY(waitForDialog());
    choose(box("Meaning of 255"), 2);
    QVERIFY(QTest::qWaitFor([this] { return dialog()->isCurrent(); }));
    click<QPushButton>("Import");
    QVERIFY(settle());
    QCOMPARE(m_driver->scene().labels(), (Labels{0, kIgnored, kIgnored, 0}));
    // A scene of the program was read by nobody.
    m_driver->window.opener().openSample("ms_lesion");
    QVERIFY(settle());
    QVERIFY(!flow().canShowHow());
}

void ImportFlowTest::severalFilesAreSorted() {
    const QString mask = grey("mask.png", {0, 1, 1, 0});
    const QString z = array("z.npy", {1, 4}, {-3.5, 2, 4, -1});
    QImage photo(4, 1, QImage::Format_RGB888);
    photo.fill(QColor(200, 100, 50));
    QVERIFY(photo.save(m_folder->filePath("photo.jpg")));
    drop(m_driver->canvas(CanvasContent::Target), {z, m_folder->filePath("photo.jpg"), mask});
    QVERIFY(waitForDialog());
    QCOMPARE(dialog()->files().target, mask);
    QCOMPARE(dialog()->files().predictions, QStringList{z});
    QCOMPARE(dialog()->files().picture, m_folder->filePath("photo.jpg"));
    click<QPushButton>("Import");
    QVERIFY(settle());
    QCOMPARE(m_driver->scene().logits()(0, 0), -3.5F);
    QVERIFY(m_driver->scene().picture() != nullptr);
}

void ImportFlowTest::filesAreReassigned() {
    const QString first = array("a.npy", {1, 4}, {0, 1, 1, 0}),
                  second = array("b.npy", {1, 4}, {1, 1, 0, 0});
    flow().openUnsorted({first, second});
    QVERIFY(waitForDialog());
    QCOMPARE(dialog()->files().target, first);
    // The first becomes the prediction: the second is left as the target by the next choice.
    choose(box("What b.npy is"), 0);
    QCOMPARE(dialog()->files().target, second);
    choose(box("What a.npy is"), 1);
    QVERIFY(QTest::qWaitFor([this] { return dialog()->isCurrent(); }));
    QCOMPARE(dialog()->files().predictions, QStringList{first});
    click<QPushButton>("Import");
    QVERIFY(settle());
    QCOMPARE(m_driver->scene().labels(), (Labels{1, 1, 0, 0}));
}

void ImportFlowTest::samplesAreAskedAbout() {
    const QString mask = grey("m.png", {0, 255, 255, 0});
    const QString z = array("z.npy", {1, 4}, {-3, 2, 4, -1});
    flow().open({mask, {z}, {}, {}});
    QVERIFY(waitForDialog());
    click<QPushButton>("Import");
    QVERIFY(settle());
    flow().open({mask, {z}, {}, {}}, ImportFlow::Intent::AddSamples);
    QVERIFY(waitForDialog());
    click<QPushButton>("Import");
    QVERIFY(settle());
    QCOMPARE(m_driver->scene().samples(), 2);
}

void ImportFlowTest::badFilesLeaveEverything_data() {
    QTest::addColumn<QString>("file");
    for (const QString& file : badFiles())
        QTest::newRow(qPrintable(file.section('/', -1))) << file;
}

void ImportFlowTest::badFilesLeaveEverything() {
    QFETCH(QString, file);
    const bool isTarget = file.startsWith("target");
    const QString path = file.section(' ', 1);
    const auto parts = m_driver->scene().parts();
    const QString title = m_driver->window.document().title();
    const int steps = m_driver->steps();
    for (const bool dropped : {false, true}) {
        m_driver->window.messages().dismiss();
        if (dropped)
            drop(m_driver->canvas(isTarget ? CanvasContent::Target : CanvasContent::Prediction),
                 {path});
        else if (isTarget)
            flow().open({path, {}, {}, {}});
        else
            flow().open({{}, {path}, {}, {}});
        QVERIFY(settle());
        if (dialog() && dialog()->isVisible()) {
            // What other answers could mend is asked about; it cannot be imported as it is.
            const auto buttons = dialog()->findChildren<QPushButton*>();
            const bool blocked = std::any_of(buttons.begin(), buttons.end(), [](const auto* each) {
                return each->text() == "Import" && !each->isEnabled();
            });
            QVERIFY2(blocked || dialog()->review()->target, qPrintable(path));
            QTest::keyClick(dialog(), Qt::Key_Escape);
        } else {
            const QString said = m_driver->window.messages().text();
            QVERIFY2(said.contains(path.section('/', -1)), qPrintable(said));
            QCOMPARE(said.count('\n'), qsizetype{0});
        }
        QCOMPARE(m_driver->scene().parts().labels, parts.labels);
        QCOMPARE(m_driver->scene().parts().logits, parts.logits);
        QCOMPARE(m_driver->window.document().title(), title);
        QCOMPARE(m_driver->steps(), steps);
    }
}

QTEST_MAIN(ImportFlowTest)
#include "import_flow_test.moc"
