// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/sample_scenes.h"
#include "app/session/session_file.h"
#include "app/window/gallery_dialog.h"
#include "app/window/gallery_model.h"
#include "tests/app/session/sample_session.h"
#include "tests/app/window/window_driver.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QInputDialog>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace lossglass;
using lossglass::test::WindowDriver;

/// The gallery: every scene with a picture and its line, and the person's own.
class GalleryTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void everySceneHasPictureAndHint();
    void modelKeepsItsPromises();
    void returnOpensTheScene();
    void ownSceneFromSaveToDelete();
    void namesThatCannotBe_data();
    void namesThatCannotBe();
    void damagedOwnSceneSaysSo();

private:
    OwnLibrary library() const { return OwnLibrary(m_folder->path()); }
    void put(const QString& name) {
        QVERIFY(!writeSession(*library().placeFor(name), test::sampleSession()));
    }
    /// Types into the next input dialog and accepts it.
    void type(const QString& text) {
        QTimer::singleShot(0, qApp, [this, text] {
            auto* dialog = qobject_cast<QInputDialog*>(QApplication::activeModalWidget());
            if (!dialog) return type(text);
            dialog->setTextValue(text);
            dialog->accept();
        });
    }
    void confirm() {
        QTimer::singleShot(0, qApp, [this] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (!box) return confirm();
            box->button(QMessageBox::Yes)->click();
        });
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void GalleryTest::everySceneHasPictureAndHint() {
    put("mine");
    GalleryModel model(library(), 64, {});
    QCOMPARE(model.rowCount(), sampleIds().size() + librarySceneIds().size() + 1);
    QVERIFY(librarySceneIds().size() >= 12);
    QVERIFY(QTest::qWaitFor([&] { return !model.isLoading(); }, 60000));
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row);
        QVERIFY2(!index.data().toString().isEmpty(), qPrintable(QString::number(row)));
        QVERIFY2(!index.data(GalleryModel::HintRole).toString().isEmpty(),
                 qPrintable(index.data().toString()));
        const auto picture = index.data(Qt::DecorationRole).value<QImage>();
        QCOMPARE(picture.size(), QSize(64, 64));
        QVERIFY2(qAlpha(picture.pixel(32, 32)) == 255, qPrintable(index.data().toString()));
    }
}

void GalleryTest::modelKeepsItsPromises() {
    put("a");
    GalleryModel model(library(), 32, {});
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    put("b");
    model.reloadOwn();
    QVERIFY(model.indexOfOwn("a").isValid() && model.indexOfOwn("b").isValid());
    QVERIFY(QFile::remove(*library().placeFor("a")));
    model.reloadOwn();
    QVERIFY(!model.indexOfOwn("a").isValid());
    QVERIFY(QTest::qWaitFor([&] { return !model.isLoading(); }, 60000));
}

void GalleryTest::returnOpensTheScene() {
    WindowDriver hand;
    hand.window.setLibrary(library());
    QVERIFY(hand.isReady());
    QTest::keyClick(&hand.window, Qt::Key_L, Qt::ControlModifier);
    auto* dialog = hand.window.findChild<GalleryDialog*>();
    QVERIFY(dialog);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    const int row = static_cast<int>(sampleIds().size() + librarySceneIds().indexOf("one_pixel"));
    dialog->view()->setCurrentIndex(dialog->model()->index(row));
    QTest::keyClick(dialog->view(), Qt::Key_Return);
    QVERIFY(hand.settle());
    QCOMPARE(hand.window.document().title(), sampleTitle("one_pixel"));
}

void GalleryTest::ownSceneFromSaveToDelete() {
    WindowDriver hand;
    hand.window.setLibrary(library());
    QVERIFY(hand.isReady());
    hand.stroke(CanvasContent::Target, {30, 30}, {34, 30});
    const Labels painted = hand.scene().labels();
    type("My lesion");
    hand.window.findChild<QAction*>("saveToLibrary")->trigger();
    QVERIFY(QTest::qWaitFor([&] { return !library().scenes().empty(); }));
    QCOMPARE(library().scenes()[0].name, QString("My lesion"));
    hand.undo();

    GalleryDialog dialog(library());
    QSignalSpy chosen(&dialog, &GalleryDialog::ownChosen);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    dialog.select("My lesion");
    type("Renamed");
    QTest::keyClick(&dialog, Qt::Key_F2);
    QCOMPARE(library().scenes()[0].name, QString("Renamed"));
    QTest::keyClick(dialog.view(), Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    const auto parameters = hand.window.document().allParameters();
    hand.window.opener().openOwnScene(chosen[0][0].toString());
    QVERIFY(hand.settle());
    QCOMPARE(hand.scene().labels(), painted);
    QCOMPARE(hand.window.document().allParameters(), parameters);

    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    dialog.select("Renamed");
    confirm();
    QTest::keyClick(&dialog, Qt::Key_Delete);
    QVERIFY(library().scenes().empty());
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void GalleryTest::namesThatCannotBe_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("blank") << QString("  ");
    QTest::newRow("slash") << QString("a/b");
    QTest::newRow("up") << QString("../a");
    QTest::newRow("hidden") << QString(".a");
    QTest::newRow("taken") << QString("taken");
    QTest::newRow("long") << QString(300, 'x');
}

void GalleryTest::namesThatCannotBe() {
    QFETCH(QString, name);
    put("taken");
    QVERIFY(library().whyNoName(name));
    QVERIFY(!library().whyNoName("Läsion 2 · 肿瘤"));
}

void GalleryTest::damagedOwnSceneSaysSo() {
    QFile file(*library().placeFor("broken"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("PK no");
    file.close();
    GalleryModel model(library(), 32, {});
    QVERIFY(QTest::qWaitFor([&] { return !model.isLoading(); }, 60000));
    const QString hint = model.indexOfOwn("broken").data(GalleryModel::HintRole).toString();
    QVERIFY2(hint.contains("broken.lossglass"), qPrintable(hint));
}

QTEST_MAIN(GalleryTest)
#include "gallery_test.moc"
