// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/array_exports.h"

#include "app/import/prediction.h"
#include "app/import/target.h"
#include "tests/app/window/window_driver.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <cmath>

using namespace lossglass;
using lossglass::test::WindowDriver;

namespace {

QAction* actionNamed(const QMenu& menu, const QString& text) {
    for (QAction* action : menu.actions()) {
        if (QString(action->text()).remove('&') == text) return action;
        if (action->menu())
            if (QAction* inside = actionNamed(*action->menu(), text)) return inside;
    }
    return nullptr;
}

/// Gives a name to the dialog that comes up next, and saves; of none, Escape.
void answerFileDialog(const QString& path) {
    QTimer::singleShot(50, [path] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        if (!dialog) return answerFileDialog(path);
        if (path.isEmpty()) {
            QTest::keyClick(dialog, Qt::Key_Escape);
            return;
        }
        auto* name = dialog->findChild<QLineEdit*>("fileNameEdit");
        // Typed, it would open the list of names that begin alike, over the dialog.
        name->setText(path);
        auto* buttons = dialog->findChild<QDialogButtonBox*>();
        QTest::mouseClick(buttons->button(QDialogButtonBox::Save), Qt::LeftButton);
    });
}

}  // namespace

/// The menu that writes arrays, from the menu bar to the file and back through the readers.
class ArrayExportsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_driver.reset(); }
    void everyEntryWrites_data();
    void everyEntryWrites();
    void cancelWritesNothing();
    void sayWhyNothingIsWritten();

private:
    QAction* entry(const QString& text) {
        return actionNamed(*m_driver->window.menuBar()->actions().first()->menu(), text);
    }
    bool waitForMessage(const QString& part) {
        return QTest::qWaitFor([&] { return m_driver->window.messages().text().contains(part); },
                               20000);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<WindowDriver> m_driver;
};

void ArrayExportsTest::initTestCase() {
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    m_driver = std::make_unique<WindowDriver>();
    QVERIFY(m_driver->isReady());
}

void ArrayExportsTest::everyEntryWrites_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::newRow("target") << "Target…"
                            << "target.png";
    QTest::newRow("logits") << "Logits…"
                            << "logits.npy";
    QTest::newRow("probabilities") << "Probabilities…"
                                   << "p.tif";
    QTest::newRow("loss per pixel") << "Loss per pixel…"
                                    << "loss.npy";
    QTest::newRow("gradient") << "Gradient…"
                              << "gradient.npy";
}

void ArrayExportsTest::everyEntryWrites() {
    QFETCH(QString, text);
    QFETCH(QString, name);
    QAction* action = entry(text);
    QVERIFY(action);
    QVERIFY(!action->toolTip().isEmpty());
    const QString path = m_folder.filePath(name);
    answerFileDialog(path);
    action->trigger();
    QVERIFY(waitForMessage(name));
    const Scene& scene = m_driver->scene();
    if (name.startsWith("target")) {
        const auto target = importTarget(path);
        QVERIFY(target);
        QCOMPARE(target->labels, scene.labels());
        return;
    }
    const auto read = importPrediction({path}, PictureGrid{scene.width(), scene.height(), 1});
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    const auto* reading = m_driver->reading(m_driver->window.document().selectedLoss());
    QVERIFY(reading);
    const auto& gradient = reading->evaluation.logitGradient;
    for (Eigen::Index i = 0; i < read->values.cols(); i += 97) {
        const double stored = read->values(0, i);
        if (name.startsWith("logits")) QCOMPARE(stored, double{scene.logits()(0, i)});
        if (name.startsWith("p."))
            QVERIFY(std::abs(stored - 1 / (1 + std::exp(-scene.logits()(0, i)))) < 1e-6);
        if (name.startsWith("gradient")) QCOMPARE(stored, double{gradient(0, i)});
    }
    if (name.startsWith("loss")) {
        // The mean over the pixels that are not ignored is the loss.
        double sum = 0;
        std::int64_t valid = 0;
        for (std::size_t i = 0; i < scene.labels().size(); ++i) {
            sum += read->values(0, static_cast<Eigen::Index>(i));
            valid += scene.labels()[i] == kIgnored ? 0 : 1;
        }
        QVERIFY(std::abs(sum / static_cast<double>(valid) - reading->evaluation.value) <
                1e-4 * reading->evaluation.value);
    }
}

void ArrayExportsTest::cancelWritesNothing() {
    const auto files = QDir(m_folder.path()).entryList(QDir::Files);
    answerFileDialog({});
    entry("Logits…")->trigger();
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), files);
}

void ArrayExportsTest::sayWhyNothingIsWritten() {
    answerFileDialog(m_folder.filePath("target.txt"));
    entry("Target…")->trigger();
    QVERIFY(waitForMessage("must end in"));
    QVERIFY(!QFile::exists(m_folder.filePath("target.txt")));
}

QTEST_MAIN(ArrayExportsTest)
#include "array_exports_test.moc"
