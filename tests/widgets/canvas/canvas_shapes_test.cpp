// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas.h"

#include "tests/support/drawn_scene.h"

#include <QTest>

using namespace lossglass;
using lossglass::test::drawnScene;

namespace {

/// 8 x 4 pixels; in a widget of 320 x 160 each is 40 wide.
Scene smallScene() {
    return drawnScene({"........", ".###....", ".###..??", "........"},
                      {"00000000", "07890000", "05670000", "00000000"});
}

QPoint at(int column, int row) {
    return {40 * column + 20, 40 * row + 20};
}

QString text(const DrawnShape& shape) {
    static const QString kNames[] = {"crosshair", "brush",   "eraser",  "fill", "line",
                                     "rectangle", "ellipse", "polygon", "pan"};
    QString said = kNames[static_cast<int>(shape.tool)];
    if (!shape.box.isEmpty())
        said += QString(" %1 %2 %3x%4")
                    .arg(shape.box.x)
                    .arg(shape.box.y)
                    .arg(shape.box.width)
                    .arg(shape.box.height);
    for (const PaintPoint& point : shape.points)
        said += QString(" (%1 %2)").arg(point.x, 0, 'g', 4).arg(point.y, 0, 'g', 4);
    return said;
}

}  // namespace

/// Shapes drawn with the mouse: what they say, how they are previewed, closed and taken back.
class CanvasShapesTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void boxesHoldBothEnds_data();
    void boxesHoldBothEnds();
    void linesRunBetweenPoints();
    void shiftMakesRegular_data();
    void shiftMakesRegular();
    void shiftCountsWhenPressedLate();
    void rightButtonAndCtrlErase_data();
    void rightButtonAndCtrlErase();
    void fillTakesAClick();
    void polygonsClose_data();
    void polygonsClose();
    void backspaceTakesACornerBack();
    void escapeTakesBack_data();
    void escapeTakesBack();
    void anotherToolDropsAPolygon();
    void previewIsDrawnAtTheEdgesOfPixels();
    void ringShowsTheShapeOfTheBrush();
    void gradientTakesNoShape();

private:
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers held = {},
              Qt::MouseButton button = Qt::LeftButton);
    void moveTo(QPoint place, Qt::MouseButtons buttons = Qt::LeftButton,
                Qt::KeyboardModifiers held = {});

    std::unique_ptr<Canvas> m_canvas;
    QStringList m_said;
};

void CanvasShapesTest::init() {
    m_said.clear();
    m_canvas = std::make_unique<Canvas>(CanvasContent::Target);
    m_canvas->resize(320, 160);
    m_canvas->setScene(smallScene());
    m_canvas->show();
    m_canvas->setFocus(Qt::MouseFocusReason);
    QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
    connect(m_canvas.get(), &Canvas::shapeDrawn, this,
            [this](const DrawnShape& shape, PaintButton button) {
                m_said << (button == PaintButton::Erase ? "erase " : "") + text(shape);
            });
    connect(m_canvas.get(), &Canvas::strokeCancelled, this, [this] { m_said << "cancelled"; });
    connect(m_canvas.get(), &Canvas::strokeEnded, this, [this] { m_said << "ended"; });
    connect(m_canvas.get(), &Canvas::pixelPinned, this, [this] { m_said << "pinned"; });
}

void CanvasShapesTest::moveTo(QPoint place, Qt::MouseButtons buttons, Qt::KeyboardModifiers held) {
    QMouseEvent event(QEvent::MouseMove, place, m_canvas->mapToGlobal(place), Qt::NoButton, buttons,
                      held);
    QCoreApplication::sendEvent(m_canvas.get(), &event);
}

void CanvasShapesTest::drag(QPoint from, QPoint to, Qt::KeyboardModifiers held,
                            Qt::MouseButton button) {
    QTest::mousePress(m_canvas.get(), button, held, from);
    moveTo((from + to) / 2, button, held);
    moveTo(to, button, held);
    QVERIFY(m_said.isEmpty());
    QTest::mouseRelease(m_canvas.get(), button, held, to);
}

void CanvasShapesTest::boxesHoldBothEnds_data() {
    QTest::addColumn<Tool>("tool");
    QTest::addColumn<QPoint>("from");
    QTest::addColumn<QPoint>("to");
    QTest::addColumn<QString>("said");
    QTest::newRow("down right") << Tool::Rectangle << at(1, 0) << at(4, 2) << "rectangle 1 0 4x3";
    QTest::newRow("up left") << Tool::Rectangle << at(4, 2) << at(1, 0) << "rectangle 1 0 4x3";
    QTest::newRow("a click") << Tool::Rectangle << at(3, 1) << at(3, 1) << "rectangle 3 1 1x1";
    QTest::newRow("beyond the edge")
        << Tool::Rectangle << at(6, 3) << QPoint(379, 199) << "rectangle 6 3 4x2";
    QTest::newRow("ellipse") << Tool::Ellipse << at(0, 3) << at(2, 1) << "ellipse 0 1 3x3";
}

void CanvasShapesTest::boxesHoldBothEnds() {
    QFETCH(Tool, tool);
    QFETCH(QPoint, from);
    QFETCH(QPoint, to);
    QFETCH(QString, said);
    m_canvas->setTool(tool);
    drag(from, to);
    QCOMPARE(m_said, QStringList(said));
}

void CanvasShapesTest::linesRunBetweenPoints() {
    m_canvas->setTool(Tool::Line);
    drag({20, 20}, {250, 90});
    QCOMPARE(m_said, QStringList("line (0.5 0.5) (6.25 2.25)"));
}

void CanvasShapesTest::shiftMakesRegular_data() {
    QTest::addColumn<Tool>("tool");
    QTest::addColumn<QPoint>("to");
    QTest::addColumn<QString>("said");
    QTest::newRow("square, down right") << Tool::Rectangle << at(5, 2) << "rectangle 3 1 3x3";
    QTest::newRow("square, up left") << Tool::Rectangle << at(1, 0) << "rectangle 1 -1 3x3";
    QTest::newRow("circle") << Tool::Ellipse << at(4, 3) << "ellipse 3 1 3x3";
    QTest::newRow("level line") << Tool::Line << QPoint(260, 70) << "line (3.5 1.5) (6.5 1.5)";
    QTest::newRow("diagonal line") << Tool::Line << QPoint(180, 100) << "line (3.5 1.5) (4.5 2.5)";
    QTest::newRow("steep line") << Tool::Line << QPoint(135, 140) << "line (3.5 1.5) (3.5 3.5)";
}

void CanvasShapesTest::shiftMakesRegular() {
    QFETCH(Tool, tool);
    QFETCH(QPoint, to);
    QFETCH(QString, said);
    m_canvas->setTool(tool);
    drag(at(3, 1), to, Qt::ShiftModifier);
    QCOMPARE(m_said, QStringList(said));
}

void CanvasShapesTest::shiftCountsWhenPressedLate() {
    m_canvas->setTool(Tool::Rectangle);
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, at(0, 0));
    moveTo(at(3, 1));
    QTest::keyPress(m_canvas.get(), Qt::Key_Shift);
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, Qt::ShiftModifier, at(3, 1));
    QTest::keyRelease(m_canvas.get(), Qt::Key_Shift);
    QCOMPARE(m_said, QStringList("rectangle 0 0 4x4"));
}

void CanvasShapesTest::rightButtonAndCtrlErase_data() {
    QTest::addColumn<Tool>("tool");
    QTest::newRow("line") << Tool::Line;
    QTest::newRow("rectangle") << Tool::Rectangle;
    QTest::newRow("ellipse") << Tool::Ellipse;
    QTest::newRow("fill") << Tool::Fill;
    QTest::newRow("polygon") << Tool::Polygon;
}

void CanvasShapesTest::rightButtonAndCtrlErase() {
    QFETCH(Tool, tool);
    m_canvas->setTool(tool);
    for (const auto& [button, held] :
         {std::pair(Qt::RightButton, Qt::KeyboardModifiers()),
          std::pair(Qt::LeftButton, Qt::KeyboardModifiers(Qt::ControlModifier))}) {
        m_said.clear();
        QTest::mouseClick(m_canvas.get(), button, held, at(1, 1));
        if (tool == Tool::Polygon) {
            QTest::mouseClick(m_canvas.get(), button, held, at(5, 1));
            QTest::mouseClick(m_canvas.get(), button, held, at(3, 3));
            QTest::keyClick(m_canvas.get(), Qt::Key_Return);
        }
        QCOMPARE(m_said.size(), 1);
        QVERIFY2(m_said[0].startsWith("erase "), qPrintable(m_said[0]));
    }
}

void CanvasShapesTest::fillTakesAClick() {
    m_canvas->setTool(Tool::Fill);
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, at(2, 1));
    QCOMPARE(m_said, QStringList("fill (2.5 1.5)"));
    m_canvas->resize(400, 160);
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, QPoint(2, 80));
    QCOMPARE(m_said.size(), 1);
}

void CanvasShapesTest::polygonsClose_data() {
    QTest::addColumn<QString>("how");
    QTest::newRow("return") << "return";
    QTest::newRow("enter") << "enter";
    QTest::newRow("double click") << "double";
    QTest::newRow("click on the first corner") << "first";
}

void CanvasShapesTest::polygonsClose() {
    QFETCH(QString, how);
    m_canvas->setTool(Tool::Polygon);
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, at(1, 0));
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, at(6, 0));
    // Too few corners to close.
    QTest::keyClick(m_canvas.get(), Qt::Key_Return);
    QVERIFY(m_said.isEmpty());
    moveTo(at(4, 3), Qt::NoButton);
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, at(4, 3));
    QVERIFY(m_canvas->isDrawing());
    if (how == "return") QTest::keyClick(m_canvas.get(), Qt::Key_Return);
    if (how == "enter") QTest::keyClick(m_canvas.get(), Qt::Key_Enter);
    if (how == "double") QTest::mouseDClick(m_canvas.get(), Qt::LeftButton, {}, at(4, 3));
    if (how == "first")
        QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, at(1, 0) + QPoint(4, 3));
    QCOMPARE(m_said.size(), 1);
    QVERIFY2(m_said[0].startsWith("polygon (1.5 0.5) (6.5 0.5) (4.5 3.5)"), qPrintable(m_said[0]));
    QVERIFY(!m_canvas->isDrawing());
}

void CanvasShapesTest::backspaceTakesACornerBack() {
    m_canvas->setTool(Tool::Polygon);
    for (const QPoint& corner : {at(1, 0), at(6, 0), at(7, 3), at(4, 3)}) {
        moveTo(corner, Qt::NoButton);
        QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, corner);
    }
    QTest::keyClick(m_canvas.get(), Qt::Key_Backspace);
    QTest::keyClick(m_canvas.get(), Qt::Key_Return);
    QCOMPARE(m_said, QStringList("polygon (1.5 0.5) (6.5 0.5) (7.5 3.5)"));
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, at(1, 0));
    QTest::keyClick(m_canvas.get(), Qt::Key_Backspace);
    QVERIFY(!m_canvas->isDrawing());
}

void CanvasShapesTest::escapeTakesBack_data() {
    QTest::addColumn<Tool>("tool");
    QTest::addColumn<QStringList>("said");
    QTest::newRow("rectangle") << Tool::Rectangle << QStringList();
    QTest::newRow("polygon") << Tool::Polygon << QStringList();
    QTest::newRow("a stroke") << Tool::Brush << QStringList("cancelled");
}

void CanvasShapesTest::escapeTakesBack() {
    QFETCH(Tool, tool);
    QFETCH(QStringList, said);
    m_canvas->setTool(tool);
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, at(1, 1));
    moveTo(at(4, 2));
    QVERIFY(m_canvas->isDrawing());
    QTest::keyClick(m_canvas.get(), Qt::Key_Escape);
    QVERIFY(!m_canvas->isDrawing());
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, at(4, 2));
    QCOMPARE(m_said, said);
}

void CanvasShapesTest::anotherToolDropsAPolygon() {
    m_canvas->setTool(Tool::Polygon);
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, at(1, 0));
    m_canvas->setTool(Tool::Crosshair);
    QVERIFY(!m_canvas->isDrawing());
    QTest::keyClick(m_canvas.get(), Qt::Key_Return);
    QVERIFY(m_said.isEmpty());
}

void CanvasShapesTest::previewIsDrawnAtTheEdgesOfPixels() {
    m_canvas->setTool(Tool::Rectangle);
    const QImage before = m_canvas->grab().toImage();
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, at(3, 1));
    moveTo(at(5, 2));
    const QImage during = m_canvas->grab().toImage();
    // The box of columns 3 to 5 and rows 1 to 2: white in the middle of its edges.
    for (const QPoint& place :
         {QPoint(180, 40), QPoint(180, 120), QPoint(120, 80), QPoint(240, 80)})
        QVERIFY2(
            qGray(during.pixel(place)) > 150 || qGray(during.pixel(place - QPoint(1, 1))) > 150,
            qPrintable(QString("%1 %2").arg(place.x()).arg(place.y())));
    QCOMPARE(during.pixel(180, 80), before.pixel(180, 80));
    QCOMPARE(during.pixel(60, 20), before.pixel(60, 20));
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, at(5, 2));
}

void CanvasShapesTest::ringShowsTheShapeOfTheBrush() {
    m_canvas->setTool(Tool::Brush);
    m_canvas->setBrushDiameter(3);
    moveTo({160, 80}, Qt::NoButton);
    const QImage round = m_canvas->grab().toImage();
    m_canvas->setBrushShape(BrushShape::Square);
    const QImage square = m_canvas->grab().toImage();
    // The corner of the square lies far outside the ring; both touch the middle of the side.
    QVERIFY(square.pixel(220, 140) != round.pixel(220, 140));
    QVERIFY(qGray(square.pixel(220, 80)) > 150 && qGray(round.pixel(220, 80)) > 150);
}

void CanvasShapesTest::gradientTakesNoShape() {
    m_canvas->setContent(CanvasContent::Gradient);
    m_canvas->setTool(Tool::Rectangle);
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, at(1, 1));
    QVERIFY(!m_canvas->isDrawing());
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, at(1, 1));
    QCOMPARE(m_said, QStringList("pinned"));
}

QTEST_MAIN(CanvasShapesTest)
#include "canvas_shapes_test.moc"
