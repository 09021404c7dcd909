// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/edit_tab.h"

#include "losslib/scene/scene_edits.h"
#include "tests/app/window/window_driver.h"
#include "widgets/panels/edit_panel.h"
#include "widgets/parameters/number_field.h"
#include "widgets/parameters/parameter_row.h"
#include "widgets/parameters/parameter_slider.h"

#include <QComboBox>
#include <QTest>
#include <QToolButton>

using namespace lossglass;
using lossglass::test::WindowDriver;

namespace {

constexpr CanvasContent kPrediction = CanvasContent::Prediction;

}  // namespace

/// The sliders of the edits in the real window: live while dragged, one undo entry per drag, and
/// back where they were after undo.
class EditTabTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_hand.reset(); }
    void everyEditByKeyboardIsUndone_data();
    void everyEditByKeyboardIsUndone();
    void aDragIsOneEntryAndShowsOnTheWay();
    void editsBeginAtTheSame();
    void fromTheTarget();
    void resetBringsThePredictionBack();
    void paintingMakesTheEditsPartOfThePrediction();
    void undoDuringAnEditLeavesAWholeState();
    void typedNumbersCount();

private:
    EditPanel& panel() { return *m_hand->window.findChild<EditPanel*>(); }
    bool settle() {
        return QTest::qWaitFor([this] { return m_hand->window.isCurrent(); }, 30000);
    }
    template <class Widget>
    Widget* part(const std::string& row) {
        return panel().row(row)->findChild<Widget*>();
    }
    void step(const std::string& row) {
        QTest::keyClick(part<ParameterSlider>(row), Qt::Key_Right);
    }
    bool isPrediction(const Scene& expected) {
        return (m_hand->scene().logits() == expected.logits()).all();
    }

    std::unique_ptr<WindowDriver> m_hand;
    Scene m_start;
};

void EditTabTest::init() {
    m_hand = std::make_unique<WindowDriver>();
    QVERIFY(m_hand->isReady());
    QVERIFY(m_hand->window.showTab("edits"));
    m_start = m_hand->scene();
}

void EditTabTest::everyEditByKeyboardIsUndone_data() {
    QTest::addColumn<int>("kind");
    for (const SceneEditInfo& info : sceneEditTable())
        QTest::newRow(info.id.c_str()) << static_cast<int>(info.kind);
}

void EditTabTest::everyEditByKeyboardIsUndone() {
    QFETCH(int, kind);
    const SceneEditInfo& info = sceneEditTable()[static_cast<std::size_t>(kind)];
    QTest::keyClick(part<ParameterSlider>(info.id), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(settle());
    QCOMPARE(m_hand->steps(), 1);
    const double amount = m_hand->window.document().predictionEdits().amount(info.kind);
    QVERIFY(amount != info.neutral);
    const Scene edited = applyEdit(m_start, {info.kind, amount});
    QVERIFY(!(edited.logits() == m_start.logits()).all());
    QVERIFY(isPrediction(edited));
    m_hand->undo();
    QVERIFY(isPrediction(m_start));
    QCOMPARE(panel().edits().amount(info.kind), info.neutral);
    QCOMPARE(std::get<double>(panel().row(info.id)->value()), info.neutral);
    m_hand->redo();
    QVERIFY(isPrediction(edited));
    QCOMPARE(std::get<double>(panel().row(info.id)->value()), amount);
    QVERIFY(settle());
}

void EditTabTest::aDragIsOneEntryAndShowsOnTheWay() {
    auto* slider = part<ParameterSlider>("blur");
    const int middle = slider->height() / 2;
    QTest::mousePress(slider, Qt::LeftButton, {}, {slider->width() / 4, middle});
    QVERIFY(settle());
    const Planes<float> first = m_hand->scene().logits();
    QVERIFY(!(first == m_start.logits()).all());
    QTest::mouseMove(slider, {slider->width() / 2, middle});
    QVERIFY(settle());
    QVERIFY(!(m_hand->scene().logits() == first).all());
    QCOMPARE(m_hand->steps(), 0);
    for (int x = slider->width() / 2; x < slider->width() * 3 / 4; ++x)
        QTest::mouseMove(slider, {x, middle});
    QTest::mouseRelease(slider, Qt::LeftButton, {}, {slider->width() * 3 / 4, middle});
    QVERIFY(settle());
    QCOMPARE(m_hand->steps(), 1);
    QCOMPARE(m_hand->window.document().history().undoText(), "edit of the prediction: blur");
    // What is shown is what the slider says.
    const double amount = std::get<double>(panel().row("blur")->value());
    QVERIFY(isPrediction(applyEdit(m_start, {SceneEditKind::Blur, amount})));
    m_hand->undo();
    QVERIFY(isPrediction(m_start));
}

void EditTabTest::editsBeginAtTheSame() {
    step("shift_x");
    QVERIFY(settle());
    step("shift_x");
    QVERIFY(settle());
    step("temperature");
    QVERIFY(settle());
    QCOMPARE(m_hand->steps(), 3);
    PredictionEdits edits;
    edits.setAmount(SceneEditKind::ShiftX, 2);
    edits.setAmount(SceneEditKind::Temperature,
                    std::get<double>(panel().row("temperature")->value()));
    QVERIFY(isPrediction(applyEdits(m_start, edits)));
    m_hand->undo();
    QVERIFY(isPrediction(applyEdit(m_start, {SceneEditKind::ShiftX, 2})));
    m_hand->undo();
    QVERIFY(isPrediction(applyEdit(m_start, {SceneEditKind::ShiftX, 1})));
}

void EditTabTest::fromTheTarget() {
    auto* source = panel().findChild<QComboBox*>("source");
    source->setFocus();
    QTest::keyClick(source, Qt::Key_Down);
    QVERIFY(settle());
    QVERIFY(isPrediction(predictionFromTarget(m_start)));
    QCOMPARE(m_hand->window.document().history().undoText(),
             "edit of the prediction: prediction from the target");
    QTest::keyClick(source, Qt::Key_Up);
    QVERIFY(settle());
    QVERIFY(isPrediction(m_start));
    QCOMPARE(m_hand->steps(), 2);
    m_hand->undo();
    QVERIFY(isPrediction(predictionFromTarget(m_start)));
    QCOMPARE(source->currentIndex(), 1);
}

void EditTabTest::resetBringsThePredictionBack() {
    auto* reset = panel().findChild<QToolButton*>("resetEdits");
    QVERIFY(!reset->isEnabled());
    step("shift_x");
    QVERIFY(settle());
    step("dilate");
    QVERIFY(settle());
    QVERIFY(reset->isEnabled());
    QTest::mouseClick(reset, Qt::LeftButton);
    QVERIFY(settle());
    QVERIFY(isPrediction(m_start));
    QVERIFY(!reset->isEnabled());
    QCOMPARE(m_hand->steps(), 3);
    m_hand->undo();
    QVERIFY(!isPrediction(m_start));
    QVERIFY(reset->isEnabled());
}

void EditTabTest::paintingMakesTheEditsPartOfThePrediction() {
    QTest::keyClick(part<ParameterSlider>("shift_y"), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(settle());
    const Scene shifted = m_hand->scene();
    m_hand->stroke(kPrediction, {60, 60}, {60, 60});
    QCOMPARE(panel().edits(), PredictionEdits());
    const Scene painted = m_hand->scene();
    step("blur");
    QVERIFY(settle());
    QVERIFY(isPrediction(
        applyEdit(painted, {SceneEditKind::Blur, panel().edits().amount(SceneEditKind::Blur)})));
    m_hand->undo();
    m_hand->undo();
    QVERIFY(isPrediction(shifted));
    QCOMPARE(panel().edits().amount(SceneEditKind::ShiftY), 10.0);
    m_hand->undo();
    QVERIFY(isPrediction(m_start));
}

void EditTabTest::undoDuringAnEditLeavesAWholeState() {
    step("shift_x");
    QVERIFY(settle());
    const Scene shifted = m_hand->scene();
    const PredictionEdits edits = panel().edits();
    auto* slider = part<ParameterSlider>("blur");
    QTest::mousePress(slider, Qt::LeftButton, {}, {slider->width() / 2, slider->height() / 2});
    QVERIFY(settle());
    QTest::mouseMove(slider, {slider->width() * 3 / 4, slider->height() / 2});
    m_hand->undo();
    QVERIFY(isPrediction(shifted));
    QTest::mouseRelease(slider, Qt::LeftButton, {},
                        {slider->width() * 3 / 4, slider->height() / 2});
    QVERIFY(settle());
    QVERIFY(isPrediction(shifted));
    QCOMPARE(panel().edits(), edits);
}

void EditTabTest::typedNumbersCount() {
    auto* field = part<NumberField>("shift_x");
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, "-7");
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(settle());
    QVERIFY(isPrediction(applyEdit(m_start, {SceneEditKind::ShiftX, -7})));
    QCOMPARE(m_hand->steps(), 1);
}

QTEST_MAIN(EditTabTest)
#include "edit_tab_test.moc"
