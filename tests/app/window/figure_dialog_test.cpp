// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/figure_dialog.h"
#include "app/session/open_session.h"
#include "tests/app/window/window_driver.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace lossglass;
using lossglass::test::WindowDriver;

/// From the key to the file: the dialog of figures in the real window.
class FigureDialogTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_hand.reset(); }
    void previewFollowsTheFields();
    void savedFigureOpensAgain();
    void pictureIsCopied();
    void settingsAreKept();
    void whatCannotBeIsSaid();

private:
    FigureDialog* dialog() { return m_hand->window.findChild<FigureDialog*>(); }
    void settle() {
        QVERIFY(QTest::qWaitFor([this] { return !dialog()->isBusy(); }, 60000));
    }
    void choose(FigureKind kind) {
        dialog()->findChild<QComboBox*>("kind")->setCurrentIndex(static_cast<int>(kind));
        settle();
    }
    std::unique_ptr<WindowDriver> m_hand;
};

void FigureDialogTest::init() {
    m_hand = std::make_unique<WindowDriver>();
    QVERIFY(m_hand->isReady());
    QTest::keyClick(&m_hand->window, Qt::Key_E, Qt::ControlModifier);
    QVERIFY(dialog());
    settle();
}

void FigureDialogTest::previewFollowsTheFields() {
    const auto picture = [this] {
        for (const auto* label : dialog()->findChildren<QLabel*>())
            if (!label->pixmap(Qt::ReturnByValue).isNull()) return label->pixmap().toImage();
        return QImage();
    };
    const QImage board = picture();
    QVERIFY(!board.isNull());
    choose(FigureKind::Budget);
    QVERIFY(!picture().isNull());
    QVERIFY(picture() != board);
}

void FigureDialogTest::savedFigureOpensAgain() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.png");
    const auto before = m_hand->window.captureSession();
    dialog()->saveTo(path);
    QVERIFY(QTest::qWaitFor([this] { return !dialog(); }, 60000));
    QVERIFY(m_hand->window.messages().text().contains("a.png"));
    const auto opened = openSession(path);
    QVERIFY(opened && *opened);
    QVERIFY(isSameSession((*opened)->session, *before));
    // Opening the figure in the program is opening its session; saving does not overwrite it.
    m_hand->window.openFiles({path});
    QVERIFY(m_hand->settle());
    QVERIFY(!m_hand->window.windowTitle().contains("a.png"));
}

void FigureDialogTest::pictureIsCopied() {
    QSignalSpy copied(dialog(), &FigureDialog::copied);
    QTest::mouseClick(dialog()->findChild<QPushButton*>("copy"), Qt::LeftButton);
    QVERIFY(copied.wait(60000));
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    QVERIFY(data->hasImage());
    QCOMPARE(qvariant_cast<QImage>(data->imageData()).width(), qRound(180 / 25.4 * 300));
    QVERIFY(data->data("image/png").contains("Lossglass session"));
}

void FigureDialogTest::settingsAreKept() {
    FigureQuestion asked = dialog()->question();
    QCOMPARE(asked.settings.widthMillimetres, 180.0);
    auto* width = dialog()->findChildren<QDoubleSpinBox*>().first();
    width->setValue(88);
    dialog()->reject();
    QCOMPARE(m_hand->window.figureSettings().widthMillimetres, 88.0);
    QCOMPARE(m_hand->window.captureSession()->figure.widthMillimetres, 88.0);
}

void FigureDialogTest::whatCannotBeIsSaid() {
    dialog()->reject();
    m_hand->window.document().selectLoss("dice");
    QVERIFY(m_hand->settle());
    QVERIFY(QTest::qWaitFor([this] { return !dialog(); }));
    m_hand->window.exportFigure();
    choose(FigureKind::Curve);
    QVERIFY(!dialog()->findChild<QPushButton*>("save")->isEnabled());
    bool said = false;
    for (const auto* label : dialog()->findChildren<QLabel*>())
        said |= label->text().contains("no curve");
    QVERIFY(said);
    choose(FigureKind::Budget);
    QVERIFY(dialog()->findChild<QPushButton*>("save")->isEnabled());
}

QTEST_MAIN(FigureDialogTest)
#include "figure_dialog_test.moc"
