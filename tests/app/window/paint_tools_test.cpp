// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/window/window_driver.h"
#include "widgets/panels/status_readout.h"

#include <QApplication>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace lossglass;
using lossglass::test::WindowDriver;

namespace {

constexpr CanvasContent kTarget = CanvasContent::Target;
constexpr CanvasContent kPrediction = CanvasContent::Prediction;

/// 48 x 40, three classes: a block of class 1 in the middle, everything predicted as class 0.
Scene threeClasses() {
    SceneParts<float> parts;
    parts.width = 48;
    parts.height = 40;
    parts.activation = Activation::Softmax;
    auto labels = std::make_shared<Labels>(48 * 40, 0);
    for (int y = 15; y < 25; ++y)
        for (int x = 18; x < 30; ++x)
            (*labels)[static_cast<std::size_t>(y * 48 + x)] = 1;
    auto logits = std::make_shared<Planes<float>>(Planes<float>::Zero(3, 48 * 40));
    logits->row(0) = 2;
    parts.labels = std::move(labels);
    parts.logits = std::move(logits);
    return Scene::make(std::move(parts)).value();
}

}  // namespace

/// Every tool with real mouse and key events in the real window, each undone and redone.
class PaintToolsTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_hand.reset(); }
    void toolsPaintAndUndo_data();
    void toolsPaintAndUndo();
    void eraserButtonErasesWithATool();
    void digitsChooseTheClass();
    void ignoredPixels();
    void swapsTheLastTwoTools();
    void shiftBracketsStepFurther();
    void squareBrush();
    void strengthAndSoftnessStandInTheMenu();
    void keysAreSilentInATextField_data();
    void keysAreSilentInATextField();
    void spacePansWhereThePointerIs();
    void escapeTakesTheStrokeBack();
    void fastStrokeLeavesNoGap();
    void everyToolTellsItsKey();
    void undoLimitIsSaidOnce();

private:
    void key(QChar character, Qt::KeyboardModifiers held = {}) {
        QTest::keyClick(m_hand->canvas(kTarget), character.toLatin1(), held);
    }
    int painted(CanvasContent content, int label) const;
    bool says(CanvasContent content, QPoint pixel, int label) const;
    void draw(CanvasContent content, QPoint from, QPoint to, Qt::MouseButton button);

    std::unique_ptr<WindowDriver> m_hand;
};

void PaintToolsTest::init() {
    m_hand = std::make_unique<WindowDriver>();
    QVERIFY(m_hand->isReady());
    m_hand->window.document().load(threeClasses(), "three");
    QVERIFY(m_hand->settle());
    m_hand->canvas(kTarget)->setFocus();
}

bool PaintToolsTest::says(CanvasContent content, QPoint pixel, int label) const {
    const Scene& scene = m_hand->scene();
    const int at = pixel.y() * scene.width() + pixel.x();
    if (content == kTarget) return scene.labels()[static_cast<std::size_t>(at)] == label;
    Eigen::Index most = 0;
    scene.logits().col(at).maxCoeff(&most);
    return most == label;
}

int PaintToolsTest::painted(CanvasContent content, int label) const {
    int count = 0;
    for (int y = 0; y < m_hand->scene().height(); ++y)
        for (int x = 0; x < m_hand->scene().width(); ++x)
            count += says(content, {x, y}, label);
    return count;
}

void PaintToolsTest::draw(CanvasContent content, QPoint from, QPoint to, Qt::MouseButton button) {
    const Tool tool = m_hand->window.settings().tool;
    if (tool != Tool::Polygon) return m_hand->stroke(content, from, to, button);
    // A box by its corners.
    for (const QPoint& corner : {from, QPoint(to.x(), from.y()), to, QPoint(from.x(), to.y())}) {
        m_hand->move(content, corner);
        m_hand->press(content, corner, button);
        m_hand->release(content, corner, button);
    }
    QTest::keyClick(m_hand->canvas(content), Qt::Key_Return);
}

void PaintToolsTest::toolsPaintAndUndo_data() {
    QTest::addColumn<QChar>("tool");
    QTest::addColumn<QPoint>("from");
    QTest::addColumn<QPoint>("to");
    QTest::addColumn<int>("expected");
    QTest::addColumn<QPoint>("inside");
    QTest::addColumn<QString>("name");
    const QPoint a(4, 5), b(9, 12);
    // The brush has 1 pixel here.
    QTest::newRow("brush") << QChar('b') << a << QPoint(9, 5) << 6 << QPoint(7, 5)
                           << "brush stroke";
    QTest::newRow("line") << QChar('l') << a << QPoint(4, 12) << 8 << QPoint(4, 9) << "line";
    QTest::newRow("rectangle") << QChar('r') << a << b << 6 * 8 << b << "rectangle";
    QTest::newRow("ellipse") << QChar('o') << a << QPoint(8, 9) << 21 << QPoint(6, 7) << "ellipse";
    // The mouse aims at centres of pixels, to a fraction: what lies on the edges is not sure.
    QTest::newRow("polygon") << QChar('p') << a << b << -2 << QPoint(6, 8) << "polygon";
    QTest::newRow("fill") << QChar('g') << QPoint(20, 20) << QPoint(20, 20) << -1 << QPoint(28, 23)
                          << "fill";
}

void PaintToolsTest::toolsPaintAndUndo() {
    QFETCH(QChar, tool);
    QFETCH(QPoint, from);
    QFETCH(QPoint, to);
    QFETCH(int, expected);
    QFETCH(QPoint, inside);
    QFETCH(QString, name);
    m_hand->smallestBrush();
    key('2');
    key(tool);
    for (const CanvasContent content : {kTarget, kPrediction}) {
        const Scene before = m_hand->scene();
        const int steps = m_hand->steps();
        draw(content, from, to, Qt::LeftButton);
        QCOMPARE(m_hand->steps(), steps + 1);
        // A fill takes the block on the target, and all of the prediction, which says one class.
        const int now = painted(content, 2);
        const int wanted = expected == -2       ? std::clamp(now, 4 * 6, 6 * 8)
                           : expected >= 0      ? expected
                           : content == kTarget ? 12 * 10
                                                : 48 * 40;
        QCOMPARE(now, wanted);
        QVERIFY(says(content, inside, 2));
        QCOMPARE(m_hand->window.document().history().undoText(),
                 name + (content == kTarget ? " on target" : " on prediction"));
        m_hand->undo();
        QVERIFY(m_hand->scene().labels() == before.labels());
        QVERIFY((m_hand->scene().logits() == before.logits()).all());
        m_hand->redo();
        QCOMPARE(painted(content, 2), wanted);
        QVERIFY(m_hand->settle());
    }
}

void PaintToolsTest::eraserButtonErasesWithATool() {
    key('r');
    draw(kTarget, {20, 17}, {23, 20}, Qt::RightButton);
    QCOMPARE(painted(kTarget, 1), 12 * 10 - 16);
    key('g');
    draw(kTarget, {28, 23}, {28, 23}, Qt::RightButton);
    QCOMPARE(painted(kTarget, 1), 0);
    m_hand->undo();
    m_hand->undo();
    QCOMPARE(painted(kTarget, 1), 12 * 10);
}

void PaintToolsTest::digitsChooseTheClass() {
    key('2');
    QCOMPARE(int(m_hand->window.settings().label), 2);
    QCOMPARE(m_hand->window.settings().watched, 2);
    key('0');
    QCOMPARE(int(m_hand->window.settings().label), 0);
    QCOMPARE(m_hand->window.settings().watched, 0);
    // There is no class 7.
    key('7');
    QCOMPARE(int(m_hand->window.settings().label), 0);
}

void PaintToolsTest::ignoredPixels() {
    key('i');
    key('r');
    draw(kTarget, {1, 1}, {3, 2}, Qt::LeftButton);
    QCOMPARE(painted(kTarget, kIgnored), 6);
}

void PaintToolsTest::swapsTheLastTwoTools() {
    key('r');
    key('p');
    key('x');
    QCOMPARE(m_hand->window.settings().tool, Tool::Rectangle);
    key('x');
    QCOMPARE(m_hand->window.settings().tool, Tool::Polygon);
}

void PaintToolsTest::shiftBracketsStepFurther() {
    const double before = m_hand->window.settings().brushDiameter;
    key('}', Qt::ShiftModifier);
    QCOMPARE(m_hand->window.settings().brushDiameter, 2 * before);
    key('{', Qt::ShiftModifier);
    QCOMPARE(m_hand->window.settings().brushDiameter, before);
}

void PaintToolsTest::squareBrush() {
    auto* size = m_hand->window.findChild<QDoubleSpinBox*>();
    QVERIFY(size);
    key('q');
    QCOMPARE(m_hand->window.settings().brushShape, BrushShape::Square);
    key('2');
    m_hand->stroke(kTarget, {8, 8}, {8, 8});
    QCOMPARE(painted(kTarget, 2), 81);
    QVERIFY(says(kTarget, {4, 4}, 2));
    key('q');
    QCOMPARE(m_hand->window.settings().brushShape, BrushShape::Round);
}

void PaintToolsTest::strengthAndSoftnessStandInTheMenu() {
    QSlider *softness = nullptr, *strength = nullptr;
    for (auto* each : m_hand->window.findChildren<QSlider*>()) {
        if (each->accessibleName() == "Softness of the brush") softness = each;
        if (each->accessibleName() == "Strength of the brush") strength = each;
    }
    QVERIFY(softness && strength);
    QTest::keyClick(strength, Qt::Key_Home);
    for (int i = 1; i < 50; ++i)
        QTest::keyClick(strength, Qt::Key_Right);
    QCOMPARE(m_hand->window.settings().brushStrength, 0.5);
    m_hand->smallestBrush();
    const double before = m_hand->p({8, 8});
    m_hand->stroke(kPrediction, {8, 8}, {8, 8});
    QVERIFY(std::abs(m_hand->p({8, 8}) - (before + 0.9) / 2) < 1e-6);
}

void PaintToolsTest::keysAreSilentInATextField_data() {
    QTest::addColumn<QString>("where");
    QTest::newRow("a line of text") << "QLineEdit";
    QTest::newRow("a number") << "lossglass::DecimalBox";
    QTest::newRow("the number of a parameter") << "lossglass::NumberField";
}

void PaintToolsTest::keysAreSilentInATextField() {
    QFETCH(QString, where);
    QWidget* field = nullptr;
    for (auto* each : m_hand->window.findChildren<QWidget*>())
        if (each->isVisible() && each->isEnabled() && where == each->metaObject()->className() &&
            !qobject_cast<QAbstractSpinBox*>(each->parent()))
            field = field ? field : each;
    QVERIFY(field);
    field->setFocus();
    QVERIFY(field->hasFocus() || field->isAncestorOf(QApplication::focusWidget()));
    const ViewSettings before = m_hand->window.settings();
    // The widget that has the focus gets the keys, as from a keyboard.
    QTest::keyClicks(QApplication::focusWidget(), "rxgq0[");
    QCOMPARE(m_hand->window.settings().tool, before.tool);
    QCOMPARE(m_hand->window.settings().brushShape, before.brushShape);
    QCOMPARE(m_hand->window.settings().label, before.label);
    m_hand->canvas(kTarget)->setFocus();
    key('r');
    QCOMPARE(m_hand->window.settings().tool, Tool::Rectangle);
}

void PaintToolsTest::spacePansWhereThePointerIs() {
    // A button has the focus; the pointer comes to the canvas, and Space means the canvas.
    auto* button = m_hand->window.findChild<QToolButton*>("resetAll");
    QVERIFY(button);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setFocus();
    Canvas* canvas = m_hand->canvas(kPrediction);
    QEnterEvent enter(QPointF(50, 50), QPointF(50, 50), canvas->mapToGlobal(QPointF(50, 50)));
    QCoreApplication::sendEvent(canvas, &enter);
    QCOMPARE(QApplication::focusWidget(), canvas);
    const ViewTransform before = canvas->view();
    QTest::keyPress(canvas, Qt::Key_Space);
    m_hand->stroke(kPrediction, {20, 20}, {24, 22});
    QTest::keyRelease(canvas, Qt::Key_Space);
    QVERIFY(canvas->view() != before);
    QCOMPARE(m_hand->steps(), 1);  // the loading of the scene
}

void PaintToolsTest::escapeTakesTheStrokeBack() {
    const int steps = m_hand->steps();
    key('2');
    m_hand->press(kTarget, {5, 5});
    m_hand->move(kTarget, {12, 9});
    QVERIFY(painted(kTarget, 2) > 0);
    QTest::keyClick(m_hand->canvas(kTarget), Qt::Key_Escape);
    QCOMPARE(painted(kTarget, 2), 0);
    m_hand->move(kTarget, {20, 9});
    m_hand->release(kTarget, {20, 9});
    QCOMPARE(painted(kTarget, 2), 0);
    QCOMPARE(m_hand->steps(), steps);
}

void PaintToolsTest::fastStrokeLeavesNoGap() {
    m_hand->smallestBrush();
    key('2');
    m_hand->press(kTarget, {1, 1});
    m_hand->move(kTarget, {46, 5});
    m_hand->move(kTarget, {2, 38});
    m_hand->release(kTarget, {2, 38});
    // One pixel in every column on the way there, one in every row on the way back.
    for (int x = 1; x <= 46; ++x) {
        int found = 0;
        for (int y = 0; y < 6; ++y)
            found += says(kTarget, {x, y}, 2);
        QVERIFY(found > 0);
    }
    for (int y = 5; y <= 38; ++y) {
        int found = 0;
        for (int x = 0; x < 48; ++x)
            found += says(kTarget, {x, y}, 2);
        QVERIFY(found > 0);
    }
}

void PaintToolsTest::everyToolTellsItsKey() {
    const QStringList keys{"C", "B", "E", "G", "L", "R", "O", "P", "H"};
    QStringList missing = keys;
    for (const auto* button : m_hand->window.findChildren<QToolButton*>())
        for (const QString& each : keys)
            if (button->toolTip().contains("(" + each + ")") && !button->accessibleName().isEmpty())
                missing.removeAll(each);
    QCOMPARE(missing, QStringList());
}

void PaintToolsTest::undoLimitIsSaidOnce() {
    auto& history = m_hand->window.document().history();
    history.setByteLimit(1);
    QStringList said;
    const auto* status = m_hand->window.findChild<StatusReadout*>();
    QVERIFY(status);
    for (int i = 0; i < 3; ++i) {
        m_hand->stroke(kTarget, {5 + 3 * i, 5}, {5 + 3 * i, 5});
        said << status->rightText();
    }
    QCOMPARE(history.count(), 1);
    QVERIFY2(said.last().contains("the oldest steps are gone"), qPrintable(said.last()));
}

QTEST_MAIN(PaintToolsTest)
#include "paint_tools_test.moc"
