// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/main_window.h"

#include "app/import/sample_scenes.h"
#include "app/window/new_scene_dialog.h"
#include "losslib/formats/npy.h"
#include "tests/app/window/window_driver.h"
#include "tests/support/drop_files.h"
#include "widgets/parameters/parameter_slider.h"
#include "widgets/theme/theme.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace lossglass;
using lossglass::test::WindowDriver;

namespace {

constexpr auto kTarget = CanvasContent::Target;
constexpr auto kPrediction = CanvasContent::Prediction;
constexpr auto kGradient = CanvasContent::Gradient;

/// Whether a widget may lie outside the window: it is a window itself, or is scrolled.
bool mayLieOutside(const QWidget* widget) {
    for (const QWidget* each = widget; each; each = each->parentWidget()) {
        if (each->isWindow()) return each != widget->window() || each == widget;
        if (qobject_cast<const QAbstractScrollArea*>(each->parentWidget())) return true;
    }
    return false;
}

/// Visible widgets that stick out of the window to the right, below, or to the left.
QStringList sticksOut(const QWidget& window) {
    QStringList found;
    for (const QWidget* each : window.findChildren<QWidget*>()) {
        if (!each->isVisible() || mayLieOutside(each)) continue;
        const QRect place(each->mapTo(&window, QPoint()), each->size());
        if (!window.rect().contains(place))
            found << QString("%1 %2 at %3 .. %4")
                         .arg(each->metaObject()->className(), each->accessibleName())
                         .arg(place.left())
                         .arg(place.right());
    }
    return found;
}

}  // namespace

/// The window as a whole: how it is arranged, what it takes in, and that it goes in peace.
class MainWindowTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void nothingSticksOut_data();
    void nothingSticksOut();
    void compactHasTabs();
    void lowerPaneMaximised();
    void themeRepaints();
    void badFileChangesNothing_data();
    void badFileChangesNothing();
    void badFileAtTheStart();
    void droppedFiles();
    void newScene();
    void fewerClassesThanBefore_data();
    void fewerClassesThanBefore();
    void samplesOneAfterTheOther();
    void destroyed_data();
    void destroyed();

private:
    QTabBar* paneTabs(const QString& second) {
        for (auto* bar : m_hand->window.findChildren<QTabBar*>())
            if (bar->isVisible() && bar->count() == 2 && bar->tabText(1) == second) return bar;
        return nullptr;
    }

    std::unique_ptr<WindowDriver> m_hand;
};

void MainWindowTest::init() {
    m_hand = std::make_unique<WindowDriver>();
    QVERIFY(m_hand->isReady());
}

void MainWindowTest::cleanup() {
    m_hand.reset();
}

void MainWindowTest::nothingSticksOut_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("sample");
    for (const QString& id : {QString("nuclei_tissue"), QString("dubai_aerial")}) {
        const QByteArray name = id.toLatin1();
        QTest::newRow("wide, " + name) << QSize(1600, 1000) << id;
        QTest::newRow("just not compact, " + name) << QSize(1280, 800) << id;
        QTest::newRow("compact, " + name) << QSize(1100, 720) << id;
        QTest::newRow("smallest, " + name) << QSize(880, 600) << id;
    }
}

void MainWindowTest::nothingSticksOut() {
    QFETCH(QSize, size);
    QFETCH(QString, sample);
    MainWindow& window = m_hand->window;
    window.opener().openSample(sample);
    window.resize(size);
    QVERIFY(m_hand->settle());
    QCOMPARE(window.size(), size);
    const QStringList found = sticksOut(window);
    QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    QString wide;
    for (const auto* each : window.centralWidget()->findChildren<QWidget*>())
        if (each->minimumSizeHint().width() > size.width() / 2)
            wide += QStringLiteral("%1 %2 %3\n")
                        .arg(QLatin1String(each->metaObject()->className()), each->objectName())
                        .arg(each->minimumSizeHint().width());
    QVERIFY2(window.centralWidget()->minimumSizeHint().width() <= size.width(), qPrintable(wide));
}

void MainWindowTest::compactHasTabs() {
    MainWindow& window = m_hand->window;
    QVERIFY(m_hand->canvas(kTarget)->isVisible() && m_hand->canvas(kPrediction)->isVisible());
    QVERIFY(!paneTabs("Prediction"));
    window.resize(1100, 720);
    QVERIFY(!m_hand->canvas(kTarget)->isVisible());
    QVERIFY(m_hand->canvas(kPrediction)->isVisible() && m_hand->canvas(kGradient)->isVisible());
    QTabBar* tabs = paneTabs("Prediction");
    QVERIFY(tabs);
    QCOMPARE(tabs->tabText(tabs->currentIndex()), "Prediction");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(0).center());
    QVERIFY(m_hand->canvas(kTarget)->isVisible());
    QVERIFY(!m_hand->canvas(kPrediction)->isVisible());
    tabs = paneTabs("Prediction");
    QVERIFY(tabs);
    QCOMPARE(tabs->tabText(tabs->currentIndex()), "Target");
    // The pane that comes forth can be painted on at once.
    m_hand->stroke(kTarget, {100, 100}, {140, 100});
    QCOMPARE(m_hand->steps(), 1);
    window.resize(1600, 1000);
    QVERIFY(m_hand->canvas(kTarget)->isVisible() && m_hand->canvas(kPrediction)->isVisible());
    QVERIFY(!paneTabs("Prediction"));
}

void MainWindowTest::lowerPaneMaximised() {
    const auto lowerHeight = [this] { return m_hand->window.findChild<QTabWidget*>()->height(); };
    const int before = lowerHeight();
    QTest::keyClick(&m_hand->window, Qt::Key_F11);
    QVERIFY(!m_hand->canvas(kGradient)->isVisible());
    QTRY_VERIFY(lowerHeight() > before + 100);
    QTest::keyClick(&m_hand->window, Qt::Key_F11);
    QVERIFY(m_hand->canvas(kGradient)->isVisible());
    QTRY_COMPARE(lowerHeight(), before);
}

void MainWindowTest::themeRepaints() {
    MainWindow& window = m_hand->window;
    const auto background = [&] { return window.grab().toImage().pixelColor(2, 500); };
    const auto gradient = [&] { return m_hand->canvas(kGradient)->grab().toImage(); };
    const QImage light = gradient();
    QCOMPARE(background(), theme(ThemeKind::Light).window);
    QTest::keyClick(&window, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(qApp->palette().color(QPalette::Window), theme(ThemeKind::Dark).window);
    QCOMPARE(background(), theme(ThemeKind::Dark).window);
    QVERIFY(gradient() != light);
    QTest::keyClick(&window, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(background(), theme(ThemeKind::Light).window);
    QCOMPARE(gradient(), light);
}

void MainWindowTest::badFileChangesNothing_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("dropped");  // on the prediction; otherwise opened as target
    QTest::newRow("target: missing") << "missing.png" << false;
    QTest::newRow("target: text") << "text.png" << false;
    QTest::newRow("prediction: missing") << "missing.png" << true;
    QTest::newRow("prediction: text") << "text.png" << true;
    QTest::newRow("prediction: another size") << "small.npy" << true;
}

void MainWindowTest::badFileChangesNothing() {
    QFETCH(QString, file);
    QFETCH(bool, dropped);
    MainWindow& window = m_hand->window;
    QTemporaryDir folder;
    QFile text(folder.filePath("text.png"));
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no picture\n") > 0);
    text.close();
    const std::vector<std::int64_t> shape{1, 2};
    const std::vector<float> values{1, 2};
    QVERIFY(!writeNpy(folder.filePath("small.npy").toStdString(), shape,
                      std::span<const float>(values)));
    m_hand->stroke(kPrediction, {100, 100}, {120, 100});
    QVERIFY(m_hand->settle());
    const Scene before = m_hand->scene();
    const auto readings = window.views().readings();
    const QString title = window.windowTitle();
    const QString path = folder.filePath(file);
    if (dropped)
        drop(m_hand->canvas(kPrediction), {path});
    else
        window.openFiles({path});
    QTRY_VERIFY(window.messages().isVisible());
    const QString sentence = window.messages().text();
    QVERIFY2(sentence.contains(file) && !sentence.contains('\n'), qPrintable(sentence));
    QVERIFY(m_hand->settle());
    QCOMPARE(&m_hand->scene().labels(), &before.labels());
    QCOMPARE(&m_hand->scene().logits(), &before.logits());
    QCOMPARE(m_hand->steps(), 1);
    QCOMPARE(window.views().readings(), readings);
    QCOMPARE(window.windowTitle(), title);
}

void MainWindowTest::badFileAtTheStart() {
    MainWindow window(ThemeKind::Light);
    window.openFiles({"/nowhere/missing.png"});
    window.show();
    QTRY_VERIFY(window.messages().isVisible());
    QVERIFY(window.messages().text().contains("missing.png"));
    QVERIFY(window.document().scene().isEmpty());
    // What to do next is said where the target would be.
    const Canvas* target = window.board().canvas(kTarget);
    QCOMPARE(target->canvasState().kind, CanvasState::Kind::Empty);
    QVERIFY(target->findChild<QPushButton*>()->isVisible());
    // Nothing to paint on, nothing to compute, nothing to break.
    for (const CanvasContent content : {kTarget, kPrediction, kGradient}) {
        Canvas* canvas = window.board().canvas(content);
        QTest::mouseMove(canvas, QPoint(50, 50));
        QTest::mouseClick(canvas, Qt::LeftButton, {}, QPoint(60, 60));
        QTest::keyClick(canvas, Qt::Key_Right);
    }
    window.grab();
    window.resize(1100, 720);
    window.setTheme(ThemeKind::Dark);
    window.grab();
    QCOMPARE(window.document().history().count(), 0);
    window.opener().openPrediction({"/nowhere/missing.npy"});
    QTRY_VERIFY(!window.opener().isBusy());
    window.opener().openSample(sampleIds().first());
    QTRY_VERIFY(window.views().isCurrent());
    QVERIFY(!window.messages().isVisible());
    QCOMPARE(target->canvasState().kind, CanvasState::Kind::Normal);
}

void MainWindowTest::droppedFiles() {
    QTemporaryDir folder;
    const Scene start = m_hand->scene();
    const std::vector<std::int64_t> shape{start.height(), start.width()};
    const std::vector<float> logits(static_cast<std::size_t>(start.pixels()), -3);
    const QString path = folder.filePath("logits.npy");
    QVERIFY(!writeNpy(path.toStdString(), shape, std::span<const float>(logits)));
    const double before = m_hand->value("focal");
    drop(m_hand->canvas(kPrediction), {path});
    QTRY_COMPARE(m_hand->steps(), 1);
    QVERIFY(m_hand->settle());
    QCOMPARE(m_hand->scene().labels(), start.labels());
    QCOMPARE(m_hand->scene().logits()(0, 7), -3.0f);
    QVERIFY(m_hand->window.messages().text().contains("logits"));
    QVERIFY(m_hand->value("focal") != before);
    m_hand->undo();
    QVERIFY(m_hand->settle());
    QCOMPARE(m_hand->value("focal"), before);
}

void MainWindowTest::newScene() {
    bool seen = false;
    QTimer::singleShot(0, this, [&seen] {
        auto* dialog = qobject_cast<NewSceneDialog*>(QApplication::activeModalWidget());
        seen = dialog != nullptr;
        if (dialog) QTest::keyClick(dialog, Qt::Key_Return);
    });
    QTest::keyClick(&m_hand->window, Qt::Key_N, Qt::ControlModifier);
    QVERIFY(seen);
    m_hand->window.activateWindow();
    QVERIFY(m_hand->isReady());
    QVERIFY(m_hand->settle());
    QCOMPARE(m_hand->scene().width(), 256);
    QCOMPARE(m_hand->window.windowTitle(), "New scene - Lossglass");
    m_hand->stroke(kTarget, {100, 100}, {100, 100});
    QCOMPARE(m_hand->label({100, 100}), 1);
    m_hand->undo();
    m_hand->undo();
    QVERIFY(m_hand->settle());
    QCOMPARE(m_hand->scene().width(), 320);
}

void MainWindowTest::fewerClassesThanBefore_data() {
    QTest::addColumn<int>("classes");
    QTest::newRow("five") << 5;
    QTest::newRow("three") << 3;
    QTest::newRow("two") << 2;
}

void MainWindowTest::fewerClassesThanBefore() {
    QFETCH(int, classes);
    MainWindow& window = m_hand->window;
    window.opener().openSample("dubai_aerial");
    QVERIFY(m_hand->settle());
    QCOMPARE(m_hand->scene().channels(), 5);
    QComboBox* watched = nullptr;
    for (auto* box : window.findChildren<QComboBox*>())
        if (box->isVisible() && box->accessibleName() == "Class that is shown and painted")
            watched = box;
    QVERIFY(watched);
    QTest::keyClick(watched, Qt::Key_End);
    QCOMPARE(window.settings().watched, 4);
    QVERIFY(m_hand->settle());
    window.document().load(blankScene(64, 48, classes), "blank");
    window.grab();
    QVERIFY(m_hand->settle());
    QCOMPARE(window.settings().watched, classes == 5 ? 4 : 1);
    QVERIFY(window.settings().curveTarget < classes);
    QCOMPARE(watched->isVisible(), classes > 2);
    QVERIFY(window.views().response());
    QCOMPARE(window.views().response()->counts.perLabel.size(), static_cast<std::size_t>(classes));
    m_hand->undo();
    window.grab();
    QVERIFY(m_hand->settle());
    QCOMPARE(m_hand->scene().channels(), 5);
}

void MainWindowTest::samplesOneAfterTheOther() {
    MainWindow& window = m_hand->window;
    for (const QString& id : sampleIds()) {
        window.opener().openSample(id);
        QVERIFY(m_hand->settle());
        QCOMPARE(window.windowTitle(), sampleTitle(id) + " - Lossglass");
        for (const auto& reading : window.views().readings()->readings)
            QVERIFY2(!reading.evaluation.undefined, reading.loss->id.c_str());
        window.grab();
    }
}

void MainWindowTest::destroyed_data() {
    QTest::addColumn<QString>("moment");
    for (const char* moment : {"at rest", "as an evaluation begins", "while an evaluation runs",
                               "while a file is read", "during a stroke", "during a drag"})
        QTest::newRow(moment) << moment;
}

void MainWindowTest::destroyed() {
    QFETCH(QString, moment);
    // Steps that can be taken back are told to the window while it goes.
    m_hand->stroke(kPrediction, {100, 100}, {110, 100});
    QVERIFY(m_hand->settle());
    QCOMPARE(m_hand->steps(), 1);
    if (moment.contains("evaluation")) {
        m_hand->window.document().load(blankScene(2048, 2048, 2), "large");
        QVERIFY(!m_hand->window.views().isCurrent());
        if (moment.contains("runs")) QTest::qWait(30);
    }
    if (moment.contains("file")) m_hand->window.opener().openSample("dubai_aerial");
    if (moment.contains("stroke")) m_hand->press(kTarget, {100, 100});
    if (moment.contains("drag")) {
        auto* slider = m_hand->window.findChild<ParameterSlider*>();
        QTest::mousePress(slider, Qt::LeftButton, {}, slider->handleCentre());
        QTest::mouseMove(slider, slider->handleCentre() + QPoint(30, 0));
        QVERIFY(!m_hand->window.views().isCurrent());
    }
    m_hand.reset();
    QCoreApplication::processEvents();
    QVERIFY(QApplication::topLevelWidgets().isEmpty());
}

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
