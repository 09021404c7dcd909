// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/snippet_actions.h"

#include "losslib/loss/catalogue.h"
#include "losslib/snippets/catalogue_snippet.h"
#include "tests/app/window/window_driver.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTimer>

using namespace lossglass;
using lossglass::test::WindowDriver;

/// The code of the selected loss, asked for by key and by menu.
class SnippetActionsTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void keyCopiesTheProgram();
    void changedParameterIsCopied();
    void savedIntoTheChosenFolder();
    void emptyDocumentSaysSo();

private:
    std::unique_ptr<WindowDriver> m_driver;
};

void SnippetActionsTest::init() {
    m_driver = std::make_unique<WindowDriver>();
    QVERIFY(m_driver->isReady());
    QGuiApplication::clipboard()->clear();
}

static std::string programOf(const Document& document) {
    const Loss& loss = *findLoss(document.selectedLoss());
    return catalogueSnippet(loss, document.parameters(loss.id), document.scene().cast<double>())
        .value()
        .program;
}

void SnippetActionsTest::keyCopiesTheProgram() {
    QTest::keyClick(&m_driver->window, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.contains("in plain PyTorch"));
    QCOMPARE(text.toStdString(), programOf(m_driver->window.document()));
    QVERIFY(!m_driver->window.messages().text().isEmpty());
}

void SnippetActionsTest::changedParameterIsCopied() {
    Document& document = m_driver->window.document();
    document.selectLoss("focal");
    document.setParameter("focal", "gamma", 3.5);
    QTest::keyClick(&m_driver->window, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(QGuiApplication::clipboard()->text().contains("\ngamma = 3.5\n"));
}

void SnippetActionsTest::savedIntoTheChosenFolder() {
    QTemporaryDir folder;
    QVERIFY(folder.isValid());
    m_driver->window.document().selectLoss("dice");
    QTimer::singleShot(0, this, [&] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        dialog->findChild<QLineEdit*>()->setText(folder.path());
        QTest::keyClick(dialog->findChild<QLineEdit*>(), Qt::Key_Return);
    });
    QVERIFY(saveSnippet(&m_driver->window, m_driver->window.document()).ok());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files, QDir::Name),
             (QStringList{"dice.py", "gradient.npy", "prediction.npy", "target.npy"}));
}

void SnippetActionsTest::emptyDocumentSaysSo() {
    Document empty;
    const auto result = copySnippet(empty);
    QVERIFY(!result.ok());
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
}

QTEST_MAIN(SnippetActionsTest)
#include "snippet_actions_test.moc"
