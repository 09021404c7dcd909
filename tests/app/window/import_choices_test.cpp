// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/class_looks_dialog.h"
#include "app/window/import_class_row.h"
#include "app/window/import_value_table.h"
#include "tests/app/window/import_driver.h"

#include <QAbstractItemModelTester>
#include <QColorDialog>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace lossglass;

/// Class labels as a prediction, classes by number, name and colour, and samples of a batch: what
/// is chosen in the import panel.
class ImportChoicesTest : public lossglass::test::ImportDriver {
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { m_driver.reset(); }
    void masksArePredictionsToo();
    void classesAreCountedAndNamed();
    void coloursAreWrittenOut();
    void severalSamplesAreABatch();
    void samplesAreReassigned();
};

void ImportChoicesTest::masksArePredictionsToo() {
    flow().open({grey("t.png", {0, 1, 2, 0}), {grey("p.png", {0, 1, 2, 2})}, {}, {}});
    QVERIFY(waitForDialog());
    // Proposed, with what it does to the loss, and it can be turned back.
    QCOMPARE(dialog()->review()->options.labelConfidence, std::optional<double>(0.95));
    QVERIFY(dialog()->review()->prediction->evidence.conclusion.contains("3"));
    QVERIFY(!dialog()->review()->predictionEffects.isEmpty());
    QDoubleSpinBox* confidence = nullptr;
    for (auto* each : dialog()->findChildren<QDoubleSpinBox*>())
        if (each->accessibleName() == "Probability of the class that is named") confidence = each;
    QVERIFY(confidence && confidence->isVisible());
    confidence->setFocus();
    confidence->selectAll();
    QTest::keyClicks(confidence, "0.8");
    QTest::keyClick(confidence, Qt::Key_Tab);
    QVERIFY(QTest::qWaitFor([this] { return dialog()->isCurrent(); }));
    QCOMPARE(dialog()->review()->prediction->read.values(0, 0), 0.8);
    click<QToolButton>("probabilities");
    QVERIFY(QTest::qWaitFor([this] { return dialog()->isCurrent(); }));
    QVERIFY(!dialog()->review()->prediction->read.labelConfidence);
    QVERIFY(!confidence->isVisible());
    click<QToolButton>("class labels");
    QVERIFY(QTest::qWaitFor([this] { return dialog()->isCurrent(); }));
    click<QPushButton>("Import");
    QVERIFY(settle());
    QCOMPARE(m_driver->scene().channels(), 3);
    const auto& z = m_driver->scene().logits();
    QVERIFY(std::abs(z(0, 0) - z(1, 0) - std::log(0.95 / 0.025)) < 1e-5);
}

void ImportChoicesTest::classesAreCountedAndNamed() {
    flow().open({grey("alone.png", {0, 1, 255, 2}), {}, {}, {}});
    QVERIFY(waitForDialog());
    auto* row = dialog()->findChild<ImportClassRow*>();
    QVERIFY(row);
    auto* count = row->findChild<QSpinBox*>();
    QCOMPARE(count->value(), 3);
    count->setFocus();
    QTest::keyClick(count, Qt::Key_Up);
    QVERIFY(QTest::qWaitFor([this] { return dialog()->isCurrent(); }));
    click<QPushButton>("Names and colours…");
    auto* looks = dialog()->findChild<ClassLooksDialog*>();
    QVERIFY(looks && looks->isVisible());
    auto* table = looks->findChild<QTableWidget*>();
    const QAbstractItemModelTester tester(table->model());
    QCOMPARE(table->rowCount(), 4);
    table->setCurrentCell(3, 1);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_F2);
    auto* editor = table->findChild<QLineEdit*>();
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, "water");
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(table->item(3, 1)->text(), QString("water"));
    QTest::mouseClick(table->cellWidget(1, 2), Qt::LeftButton);
    auto* colours = looks->findChild<QColorDialog*>();
    QVERIFY(colours);
    colours->setCurrentColor(QColor(1, 2, 3));
    QTest::keyClick(colours, Qt::Key_Return);
    QTest::keyClick(looks, Qt::Key_Return);
    QVERIFY(QTest::qWaitFor([this] { return dialog()->isCurrent(); }));
    click<QPushButton>("Import");
    QVERIFY(settle());
    const auto& classes = m_driver->scene().classes();
    QCOMPARE(classes.size(), std::size_t{4});
    QCOMPARE(classes[3].name, std::string("water"));
    QCOMPARE(classes[1].colour, 0x010203U);
    QCOMPARE(classes[2], defaultClasses(4)[2]);
}

void ImportChoicesTest::coloursAreWrittenOut() {
    QImage image(2, 1, QImage::Format_RGB888);
    image.setPixelColor(0, 0, Qt::black);
    image.setPixelColor(1, 0, QColor(128, 0, 0));
    const QString path = m_folder->filePath("colours.png");
    QVERIFY(image.save(path));
    flow().open({path, {}, {}, {}});
    QVERIFY(waitForDialog());
    const auto* table = dialog()->findChild<ImportValueTable*>();
    QVERIFY(table && table->rowCount() == 2);
    const QAbstractItemView* view = table;
    QVERIFY(table->columnWidth(0) >= view->sizeHintForColumn(0));
    // The known table names them.
    auto* meaning = table->cellWidget(1, 3)->findChild<QComboBox*>();
    QCOMPARE(meaning->currentText(), QString("class 1, aeroplane"));
}

void ImportChoicesTest::severalSamplesAreABatch() {
    const Scene before = m_driver->scene();
    drop(m_driver->canvas(CanvasContent::Target),
         {array("pred_2.npy", {1, 4}, {4.5, 2, 1, -3}), grey("mask_1.png", {0, 1, 1, 0}),
          array("pred_1.npy", {1, 4}, {-3, 2, 4, -1}), grey("mask_2.png", {1, 1, 0, 255})});
    QVERIFY(waitForDialog());
    QCOMPARE(m_driver->scene().width(), before.width());
    QCOMPARE(dialog()->files().more.size(), std::size_t{1});
    QCOMPARE(box("Sample of mask_2.png")->currentText(), QString("sample 2"));
    click<QPushButton>("Import");
    QVERIFY(settle());
    QCOMPARE(m_driver->scene().samples(), 2);
    QCOMPARE(m_driver->scene().labels(), (Labels{0, 1, 1, 0, 1, 1, 0, kIgnored}));
    QCOMPARE(m_driver->scene().logits()(0, 4), 4.5F);
    QCOMPARE(m_driver->steps(), 1);
}

void ImportChoicesTest::samplesAreReassigned() {
    flow().openUnsorted({grey("mask_1.png", {0, 1, 1, 0}), grey("mask_2.png", {1, 1, 0, 0}),
                         array("pred_1.npy", {1, 4}, {-3, 2, 4, -1}),
                         array("pred_2.npy", {1, 4}, {4.5, 2, 1, -3})});
    QVERIFY(waitForDialog());
    // The prediction of the first moves to the second: the first has none, and nothing comes of it.
    choose(box("Sample of pred_1.npy"), 1);
    QVERIFY(QTest::qWaitFor([this] { return dialog()->isCurrent(); }));
    QVERIFY(dialog()->review()->problem);
    const auto importButton = [this] {
        const auto buttons = dialog()->findChildren<QPushButton*>();
        return *std::find_if(buttons.begin(), buttons.end(),
                             [](const auto* each) { return each->text() == "Import"; });
    };
    QVERIFY(!importButton()->isEnabled());
    choose(box("Sample of pred_2.npy"), 0);
    QVERIFY(QTest::qWaitFor([this] { return dialog()->isCurrent(); }));
    QVERIFY(importButton()->isEnabled());
    click<QPushButton>("Import");
    QVERIFY(settle());
    QCOMPARE(m_driver->scene().samples(), 2);
    QCOMPARE(m_driver->scene().logits()(0, 0), 4.5F);
}

QTEST_MAIN(ImportChoicesTest)
#include "import_choices_test.moc"
