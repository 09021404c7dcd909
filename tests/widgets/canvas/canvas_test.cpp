// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas.h"

#include "tests/support/drawn_scene.h"

#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace lossglass;
using lossglass::test::drawnScene;

namespace {

/// 8 x 4 pixels; in a widget of 320 x 160 each is 40 wide.
Scene smallScene() {
    return drawnScene({"........", ".###....", ".###..??", "........"},
                      {"00000000", "07890000", "05670000", "00000000"});
}

/// Everything a hand can make a canvas say.
struct Recorder {
    QStringList said;

    explicit Recorder(Canvas& canvas) {
        QObject::connect(&canvas, &Canvas::viewChanged, [this] { said += "view"; });
        QObject::connect(&canvas, &Canvas::pixelHovered, [this](std::optional<QPoint> pixel) {
            said += pixel ? QString("hover %1 %2").arg(pixel->x()).arg(pixel->y()) : "left";
        });
        QObject::connect(&canvas, &Canvas::pixelPinned, [this](QPoint pixel) {
            said += QString("pin %1 %2").arg(pixel.x()).arg(pixel.y());
        });
        QObject::connect(&canvas, &Canvas::strokeBegan, [this] { said += "began"; });
        QObject::connect(&canvas, &Canvas::strokeEnded, [this] { said += "ended"; });
        QObject::connect(&canvas, &Canvas::strokePiece,
                         [this](const StrokePiece& piece, PaintButton button) {
                             said += QString("%1 %2 %3 %4 %5")
                                         .arg(button == PaintButton::Paint ? "paint" : "erase")
                                         .arg(piece.fromX)
                                         .arg(piece.fromY)
                                         .arg(piece.toX)
                                         .arg(piece.toY);
                         });
        QObject::connect(&canvas, &Canvas::openRequested, [this] { said += "open"; });
        QObject::connect(&canvas, &Canvas::filesDropped, [this](const QList<QUrl>& files) {
            said += QString("dropped %1").arg(files.size());
        });
    }

    QStringList strokes() const {
        return said.filter(QRegularExpression("^(began|ended|paint|erase)"));
    }
};

/// The widget's point at the centre of a pixel, when 40 wide.
QPoint at(int column, int row) {
    return {40 * column + 20, 40 * row + 20};
}

/// A move with no button down; QTest would go through the cursor, which arrives later.
void moveTo(Canvas& canvas, QPoint position) {
    QMouseEvent event(QEvent::MouseMove, position, canvas.mapToGlobal(position), Qt::NoButton,
                      Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&canvas, &event);
}

void wheel(Canvas& canvas, QPoint position, int delta) {
    QWheelEvent event(position, canvas.mapToGlobal(position), {}, {0, delta}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&canvas, &event);
}

}  // namespace

class CanvasTest : public QObject {
    Q_OBJECT

private slots:
    void settersAreSilent();
    void dragPaintsInPieces();
    void buttonsAndToolsPaintOrErase_data();
    void buttonsAndToolsPaintOrErase();
    void gradientIsNotPainted();
    void doubleClickOfABrushIsTwoDabs();
    void hoverNamesThePixelOnce();
    void wheelKeepsThePixelBelowTheCursor_data();
    void wheelKeepsThePixelBelowTheCursor();
    void spaceAndMiddleButtonPan_data();
    void spaceAndMiddleButtonPan();
    void fitsByDoubleClickAndKey();
    void arrowsMoveTheLinkedPixel();
    void fittedViewFollowsTheSize();
    void emptyStateOffersAButton();
    void takesDroppedFiles();
    void hidingEndsTheStroke();
    void repaintsOnlyWhatChanged();

private:
    /// Fresh for every test, shown, 320 x 160, with the small scene.
    std::unique_ptr<Canvas> make(CanvasContent content = CanvasContent::Target);
};

std::unique_ptr<Canvas> CanvasTest::make(CanvasContent content) {
    auto canvas = std::make_unique<Canvas>(content);
    canvas->resize(320, 160);
    canvas->setScene(smallScene());
    canvas->show();
    canvas->setFocus(Qt::MouseFocusReason);
    if (!QTest::qWaitForWindowExposed(canvas.get())) return nullptr;
    return canvas;
}

void CanvasTest::settersAreSilent() {
    const auto canvas = make(CanvasContent::Prediction);
    const Recorder recorder(*canvas);
    canvas->setScene(smallScene(), {1, 1, 2, 2});
    canvas->setScene(drawnScene({"#."}, {"90"}));
    canvas->setScene(smallScene());
    canvas->setView(ViewTransform(3, {1, 2}));
    canvas->fitView();
    canvas->setLinkedPixel(QPoint(2, 2));
    canvas->setPinnedPixel(QPoint(3, 2));
    canvas->setTool(Tool::Brush);
    canvas->setBrushDiameter(3);
    canvas->setClass(0);
    canvas->setQuantity(MapQuantity::Logit);
    canvas->setLogitRange(2);
    canvas->setContent(CanvasContent::Gradient);
    canvas->setGradient(std::make_shared<Planes<float>>(Planes<float>::Zero(1, 32)), 0, 1);
    canvas->setCanvasState(CanvasState::working("Working", 0.5));
    canvas->setCanvasState(CanvasState::normal());
    canvas->resize(200, 200);
    canvas->repaint();
    QCOMPARE(recorder.said, QStringList());
}

void CanvasTest::dragPaintsInPieces() {
    const auto canvas = make();
    canvas->setTool(Tool::Brush);
    const Recorder recorder(*canvas);
    QTest::mousePress(canvas.get(), Qt::LeftButton, {}, at(1, 1));
    QTest::mouseMove(canvas.get(), at(3, 1));
    QTest::mouseMove(canvas.get(), at(3, 2));
    QTest::mouseRelease(canvas.get(), Qt::LeftButton, {}, at(3, 2));
    QTest::mouseMove(canvas.get(), at(5, 2));
    QCOMPARE(recorder.strokes(),
             QStringList({"began", "paint 1.5 1.5 1.5 1.5", "paint 1.5 1.5 3.5 1.5",
                          "paint 3.5 1.5 3.5 2.5", "ended"}));
}

void CanvasTest::buttonsAndToolsPaintOrErase_data() {
    QTest::addColumn<Tool>("tool");
    QTest::addColumn<Qt::MouseButton>("button");
    QTest::addColumn<QStringList>("expected");
    const QStringList paints{"began", "paint 2.5 2.5 2.5 2.5", "ended"};
    const QStringList erases{"began", "erase 2.5 2.5 2.5 2.5", "ended"};
    QTest::newRow("brush, left") << Tool::Brush << Qt::LeftButton << paints;
    QTest::newRow("brush, right") << Tool::Brush << Qt::RightButton << erases;
    QTest::newRow("eraser, left") << Tool::Eraser << Qt::LeftButton << erases;
    QTest::newRow("eraser, right") << Tool::Eraser << Qt::RightButton << erases;
    QTest::newRow("brush, middle") << Tool::Brush << Qt::MiddleButton << QStringList();
    QTest::newRow("crosshair, left") << Tool::Crosshair << Qt::LeftButton << QStringList();
    QTest::newRow("crosshair, right") << Tool::Crosshair << Qt::RightButton << QStringList();
    QTest::newRow("pan, left") << Tool::Pan << Qt::LeftButton << QStringList();
}

void CanvasTest::buttonsAndToolsPaintOrErase() {
    QFETCH(Tool, tool);
    QFETCH(Qt::MouseButton, button);
    const auto canvas = make();
    canvas->setTool(tool);
    const Recorder recorder(*canvas);
    QTest::mouseClick(canvas.get(), button, {}, at(2, 2));
    QTEST(recorder.strokes(), "expected");
    const bool pins = tool == Tool::Crosshair && button == Qt::LeftButton;
    QCOMPARE(recorder.said.contains("pin 2 2"), pins);
}

void CanvasTest::gradientIsNotPainted() {
    const auto canvas = make(CanvasContent::Gradient);
    canvas->setTool(Tool::Brush);
    const Recorder recorder(*canvas);
    QTest::mouseClick(canvas.get(), Qt::LeftButton, {}, at(2, 2));
    QCOMPARE(recorder.said, QStringList({"pin 2 2"}));
}

void CanvasTest::doubleClickOfABrushIsTwoDabs() {
    const auto canvas = make();
    canvas->setView(ViewTransform(40, {8, 0}));
    canvas->setTool(Tool::Brush);
    const Recorder recorder(*canvas);
    QTest::mouseClick(canvas.get(), Qt::LeftButton, {}, at(2, 2));
    QTest::mouseDClick(canvas.get(), Qt::LeftButton, {}, at(2, 2));
    QTest::mouseRelease(canvas.get(), Qt::LeftButton, {}, at(2, 2));
    QCOMPARE(recorder.strokes().count("began"), 2);
    QCOMPARE(recorder.strokes().count("ended"), 2);
    QVERIFY(!recorder.said.contains("view"));
}

void CanvasTest::hoverNamesThePixelOnce() {
    const auto canvas = make();
    const Recorder recorder(*canvas);
    moveTo(*canvas, at(1, 1));
    moveTo(*canvas, at(1, 1) + QPoint(5, 5));
    moveTo(*canvas, at(2, 1));
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(canvas.get(), &leave);
    QCOMPARE(recorder.said, QStringList({"hover 1 1", "hover 2 1", "left"}));
}

void CanvasTest::wheelKeepsThePixelBelowTheCursor_data() {
    QTest::addColumn<QPoint>("position");
    QTest::addColumn<int>("delta");
    QTest::newRow("in, at the corner") << QPoint(3, 3) << 120;
    QTest::newRow("in, in the middle") << QPoint(190, 77) << 360;
    QTest::newRow("out") << QPoint(190, 77) << -120;
    QTest::newRow("far in") << QPoint(300, 150) << 12000;
}

void CanvasTest::wheelKeepsThePixelBelowTheCursor() {
    QFETCH(QPoint, position);
    QFETCH(int, delta);
    const auto canvas = make();
    const Recorder recorder(*canvas);
    const QPointF before = canvas->view().toPicture(position);
    const double scale = canvas->view().scale();
    wheel(*canvas, position, delta);
    QVERIFY((canvas->view().toPicture(position) - before).manhattanLength() < 1e-9);
    QVERIFY(delta > 0 ? canvas->view().scale() > scale : canvas->view().scale() < scale);
    QVERIFY(canvas->view().scale() <= 96);
    QCOMPARE(recorder.said, QStringList({"view"}));
}

void CanvasTest::spaceAndMiddleButtonPan_data() {
    QTest::addColumn<Qt::MouseButton>("button");
    QTest::addColumn<bool>("space");
    QTest::addColumn<Tool>("tool");
    QTest::newRow("space and left, with a brush") << Qt::LeftButton << true << Tool::Brush;
    QTest::newRow("middle") << Qt::MiddleButton << false << Tool::Brush;
    QTest::newRow("left with the pan tool") << Qt::LeftButton << false << Tool::Pan;
}

void CanvasTest::spaceAndMiddleButtonPan() {
    QFETCH(Qt::MouseButton, button);
    QFETCH(bool, space);
    QFETCH(Tool, tool);
    const auto canvas = make();
    canvas->setTool(tool);
    const Recorder recorder(*canvas);
    if (space) QTest::keyPress(canvas.get(), Qt::Key_Space);
    QTest::mousePress(canvas.get(), button, {}, QPoint(100, 100));
    QTest::mouseMove(canvas.get(), QPoint(120, 90));
    QTest::mouseRelease(canvas.get(), button, {}, QPoint(120, 90));
    if (space) QTest::keyRelease(canvas.get(), Qt::Key_Space);
    QCOMPARE(canvas->view().offset(), QPointF(20, -10));
    QCOMPARE(recorder.strokes(), QStringList());
    QVERIFY(recorder.said.contains("view"));
    if (!space) return;
    // Once the key is up, the brush paints again.
    QTest::mouseClick(canvas.get(), Qt::LeftButton, {}, QPoint(100, 100));
    QCOMPARE(recorder.strokes().size(), 3);
}

void CanvasTest::fitsByDoubleClickAndKey() {
    const auto canvas = make();
    const ViewTransform fitted = canvas->view();
    const Recorder recorder(*canvas);
    canvas->setView(ViewTransform(55, {-100, 3}));
    QTest::mouseDClick(canvas.get(), Qt::LeftButton, {}, at(2, 2));
    QVERIFY(canvas->view() == fitted);
    canvas->setView(ViewTransform(55, {-100, 3}));
    QTest::keyClick(canvas.get(), Qt::Key_F);
    QVERIFY(canvas->view() == fitted);
    QCOMPARE(recorder.said.count("view"), 2);
}

void CanvasTest::arrowsMoveTheLinkedPixel() {
    const auto canvas = make();
    const Recorder recorder(*canvas);
    canvas->setLinkedPixel(QPoint(1, 1));
    QTest::keyClick(canvas.get(), Qt::Key_Right);
    QTest::keyClick(canvas.get(), Qt::Key_Down);
    QTest::keyClick(canvas.get(), Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(canvas.get(), Qt::Key_Return);
    QCOMPARE(recorder.said, QStringList({"hover 2 1", "hover 2 2", "hover 0 2", "pin 0 2"}));
    QVERIFY(canvas->linkedPixel() == QPoint(0, 2));
}

void CanvasTest::fittedViewFollowsTheSize() {
    const auto canvas = make();
    canvas->resize(640, 320);
    QVERIFY(canvas->view() == ViewTransform(80, {0, 0}));
    canvas->setView(ViewTransform(90, {-50, -60}));
    canvas->resize(660, 340);
    QVERIFY(canvas->view() == ViewTransform(90, {-40, -50}));
}

void CanvasTest::emptyStateOffersAButton() {
    const auto canvas = make();
    canvas->setTool(Tool::Brush);
    const Recorder recorder(*canvas);
    canvas->setCanvasState(CanvasState::empty("No target yet", "Drop a mask", "Open target"));
    auto* button = canvas->findChild<QPushButton*>();
    QVERIFY(button->isVisible());
    QCOMPARE(button->text(), QStringLiteral("Open target"));
    QTest::mouseClick(canvas.get(), Qt::LeftButton, {}, at(0, 0));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(recorder.said, QStringList({"open"}));
    canvas->setCanvasState(CanvasState::normal());
    QVERIFY(!button->isVisible());
}

void CanvasTest::takesDroppedFiles() {
    const auto canvas = make();
    const Recorder recorder(*canvas);
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile("/a.png"), QUrl::fromLocalFile("/b.npy")});
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({5, 5}, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas.get(), &drop);
    QCOMPARE(recorder.said, QStringList({"dropped 2"}));
    QMimeData text;
    text.setText("words");
    QDragEnterEvent other({5, 5}, Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
    other.ignore();
    QCoreApplication::sendEvent(canvas.get(), &other);
    QVERIFY(!other.isAccepted());
}

void CanvasTest::hidingEndsTheStroke() {
    const auto canvas = make();
    canvas->setTool(Tool::Brush);
    const Recorder recorder(*canvas);
    QTest::mousePress(canvas.get(), Qt::LeftButton, {}, at(1, 1));
    canvas->hide();
    QCOMPARE(recorder.strokes().last(), QStringLiteral("ended"));
}

void CanvasTest::repaintsOnlyWhatChanged() {
    const auto canvas = make();
    const QImage before = canvas->grab().toImage();
    Labels labels = canvas->scene().labels();
    labels[7] = 1;   // row 0, column 7: inside the region that is named below
    labels[24] = 1;  // row 3, column 0: outside of it, so it must not be rendered
    const auto changed = canvas->scene().withPlanes(std::make_shared<Labels>(labels), nullptr);
    canvas->setScene(changed, {7, 0, 1, 1});
    const QImage after = canvas->grab().toImage();
    QVERIFY(after.pixel(at(7, 0)) != before.pixel(at(7, 0)));
    QCOMPARE(after.pixel(at(0, 3)), before.pixel(at(0, 3)));
    canvas->setScene(changed);
    QVERIFY(canvas->grab().toImage().pixel(at(0, 3)) != before.pixel(at(0, 3)));
}

QTEST_MAIN(CanvasTest)
#include "canvas_test.moc"
