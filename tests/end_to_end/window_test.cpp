// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/window/window_driver.h"
#include "widgets/panels/loss_list_model.h"
#include "widgets/panels/loss_list_panel.h"
#include "widgets/panels/loss_list_view.h"
#include "widgets/panels/status_readout.h"
#include "widgets/parameters/number_field.h"
#include "widgets/parameters/parameter_panel.h"
#include "widgets/parameters/parameter_row.h"
#include "widgets/parameters/parameter_slider.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QSlider>
#include <QTest>

#include <cmath>
#include <memory>

using namespace lossglass;
using lossglass::test::WindowDriver;

namespace {

constexpr auto kTarget = CanvasContent::Target;
constexpr auto kPrediction = CanvasContent::Prediction;
constexpr auto kGradient = CanvasContent::Gradient;
constexpr auto kAllContents = {kTarget, kPrediction, kGradient};

}  // namespace

Q_DECLARE_METATYPE(lossglass::CanvasContent)

/// From the hand to the number and back: the window as a person uses it.
class WindowTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void startsWithNumbers();
    void strokeOnPredictionChangesNumbersAndMap();
    void undoAndRedoAreExact();
    void softEdgeOfAStroke();
    void rightButtonErases();
    void eraserTool();
    void strokeThatChangesNothing();
    void strokeOnTargetChangesLabels();
    void gradientIsNotPainted();
    void sliderDragIsOneStep();
    void typedNumber();
    void selectedLossShowsItsGradient();
    void checkBoxHidesAndShows();
    void pointerIsLinked_data();
    void pointerIsLinked();
    void pinnedPixelStays();
    void bracketsChangeTheBrush();
    void typingIsNoShortcut_data();
    void typingIsNoShortcut();

private:
    ParameterRow* row(const char* id) {
        return m_hand->window.findChild<ParameterPanel*>()->row(id);
    }
    LossListPanel* list() { return m_hand->window.findChild<LossListPanel*>(); }
    QRect rowOf(const char* loss) {
        return list()->view()->visualRect(list()->model()->indexOf(loss));
    }
    void clickRow(const QPoint& point) {
        QTest::mouseClick(list()->view()->viewport(), Qt::LeftButton, {}, point);
    }
    bool hasLabel(const QString& text) {
        for (const auto* label : m_hand->window.findChildren<QLabel*>())
            if (label->text() == text && label->isVisible()) return true;
        return false;
    }
    template <class Control>
    Control* named(const QString& name) {
        for (auto* each : m_hand->window.findChildren<Control*>())
            if (each->accessibleName() == name) return each;
        return nullptr;
    }
    QPoint sureBackground(CanvasContent content) {
        return m_hand
            ->find(content,
                   [this](QPoint at) { return m_hand->label(at) == 0 && m_hand->p(at) < 0.4; })
            .value();
    }
    QPoint sureForeground(CanvasContent content) {
        return m_hand
            ->find(content,
                   [this](QPoint at) { return m_hand->label(at) == 1 && m_hand->p(at) > 0.6; })
            .value();
    }

    std::unique_ptr<WindowDriver> m_hand;
};

void WindowTest::init() {
    m_hand = std::make_unique<WindowDriver>();
    QVERIFY(m_hand->isReady());
}

void WindowTest::cleanup() {
    m_hand.reset();
}

void WindowTest::startsWithNumbers() {
    QCOMPARE(m_hand->scene().width(), 320);
    QCOMPARE(m_hand->steps(), 0);
    QCOMPARE(m_hand->window.views().readings()->readings.size(), std::size_t{6});
    // As measured for the sample by other means: bce_nats in its meta.json.
    QVERIFY(std::abs(m_hand->value("cross_entropy") - 0.4733) < 5e-5);
    QCOMPARE(m_hand->window.document().selectedLoss(), std::string("focal"));
    QVERIFY(hasLabel("Gradient of Focal"));
}

void WindowTest::strokeOnPredictionChangesNumbersAndMap() {
    const double before = m_hand->value("cross_entropy");
    const QPoint from = sureBackground(kPrediction), to = from + QPoint(12, 6);
    const double pullBefore = m_hand->pull(from);
    QVERIFY(pullBefore > 0);
    m_hand->move(kGradient, {2, 2});
    const QImage map = m_hand->canvas(kGradient)->grab().toImage();
    m_hand->press(kPrediction, from);
    // Painted at once; the numbers follow while the button is still down.
    QVERIFY(std::abs(m_hand->p(from) - 0.9) < 1e-6);
    m_hand->move(kPrediction, to);
    QVERIFY(std::abs(m_hand->p((from + to) / 2) - 0.9) < 1e-6);
    QVERIFY(m_hand->settle());
    QVERIFY(m_hand->value("cross_entropy") > before);
    QCOMPARE(m_hand->steps(), 0);
    m_hand->release(kPrediction, to);
    QCOMPARE(m_hand->steps(), 1);
    QVERIFY(m_hand->settle());
    QVERIFY(m_hand->pull(from) > 2 * pullBefore);
    m_hand->move(kGradient, {2, 2});
    QVERIFY(m_hand->canvas(kGradient)->grab().toImage() != map);
}

void WindowTest::undoAndRedoAreExact() {
    const QPoint from = sureBackground(kPrediction);
    const Planes<float> logits = m_hand->scene().logits();
    const auto before = m_hand->window.views().readings();
    m_hand->stroke(kPrediction, from, from + QPoint(20, 3));
    QVERIFY(m_hand->settle());
    const auto after = m_hand->window.views().readings();
    m_hand->undo();
    QVERIFY(m_hand->settle());
    QVERIFY((m_hand->scene().logits() == logits).all());
    const auto undone = m_hand->window.views().readings();
    m_hand->redo();
    QVERIFY(m_hand->settle());
    const auto redone = m_hand->window.views().readings();
    QCOMPARE(undone->readings.size(), before->readings.size());
    for (std::size_t i = 0; i < before->readings.size(); ++i) {
        const char* id = before->readings[i].loss->id.c_str();
        QVERIFY2(undone->readings[i].evaluation.value == before->readings[i].evaluation.value, id);
        QVERIFY2(redone->readings[i].evaluation.value == after->readings[i].evaluation.value, id);
        QVERIFY2(after->readings[i].evaluation.value != before->readings[i].evaluation.value, id);
    }
    QVERIFY((undone->readings[1].evaluation.logitGradient ==
             before->readings[1].evaluation.logitGradient)
                .all());
}

void WindowTest::softEdgeOfAStroke() {
    QTest::keyClick(named<QSlider>("Softness of the brush"), Qt::Key_End);
    QCOMPARE(m_hand->window.settings().brushSoftness, 1.0);
    auto* size = named<QDoubleSpinBox>("Size of the brush in pixels ([ and ])");
    size->selectAll();
    QTest::keyClicks(size, "41");
    QTest::keyClick(size, Qt::Key_Return);
    QCOMPARE(m_hand->window.settings().brushDiameter, 41.0);
    const QPoint middle = sureBackground(kPrediction);
    const double before = m_hand->p(middle + QPoint(15, 0));
    m_hand->stroke(kPrediction, middle, middle);
    QVERIFY(m_hand->p(middle) > 0.85);
    const double edge = m_hand->p(middle + QPoint(15, 0));
    QVERIFY(edge > before && edge < 0.6);
}

void WindowTest::rightButtonErases() {
    const QPoint pixel = sureForeground(kPrediction);
    m_hand->stroke(kPrediction, pixel, pixel, Qt::RightButton);
    QVERIFY(std::abs(m_hand->p(pixel) - 0.1) < 1e-6);
    QCOMPARE(m_hand->window.document().history().undoText(), "eraser stroke on prediction");
    const QPoint nucleus = sureForeground(kTarget);
    m_hand->stroke(kTarget, nucleus, nucleus, Qt::RightButton);
    QCOMPARE(m_hand->label(nucleus), 0);
    QCOMPARE(m_hand->steps(), 2);
}

void WindowTest::eraserTool() {
    QTest::keyClick(m_hand->canvas(kTarget), 'e');
    QCOMPARE(m_hand->window.settings().tool, Tool::Eraser);
    const QPoint nucleus = sureForeground(kTarget);
    m_hand->stroke(kTarget, nucleus, nucleus);
    QCOMPARE(m_hand->label(nucleus), 0);
    QTest::keyClick(m_hand->canvas(kTarget), 'b');
    m_hand->stroke(kTarget, nucleus, nucleus);
    QCOMPARE(m_hand->label(nucleus), 1);
}

void WindowTest::strokeThatChangesNothing() {
    m_hand->smallestBrush();
    const QPoint nucleus = sureForeground(kTarget);
    const auto readings = m_hand->window.views().readings();
    m_hand->stroke(kTarget, nucleus, nucleus);
    QCOMPARE(m_hand->steps(), 0);
    const QPoint pixel = sureBackground(kPrediction);
    m_hand->stroke(kPrediction, pixel, pixel);
    QCOMPARE(m_hand->steps(), 1);
    m_hand->stroke(kPrediction, pixel, pixel);
    QCOMPARE(m_hand->steps(), 1);
    // Beside the picture there is nothing to paint.
    m_hand->stroke(kPrediction, {-5, -5}, {-5, -5});
    QCOMPARE(m_hand->steps(), 1);
    m_hand->undo();
    QVERIFY(m_hand->settle());
    QVERIFY(!m_hand->window.document().isEdited());
    QCOMPARE(m_hand->value("focal"), readings->readings[1].evaluation.value);
}

void WindowTest::strokeOnTargetChangesLabels() {
    const QPoint pixel = sureBackground(kTarget);
    const double before = m_hand->value("cross_entropy");
    m_hand->stroke(kTarget, pixel, pixel + QPoint(5, 0));
    QCOMPARE(m_hand->label(pixel), 1);
    QCOMPARE(m_hand->label(pixel + QPoint(5, 0)), 1);
    QVERIFY(m_hand->settle());
    QVERIFY(m_hand->value("cross_entropy") > before);
    m_hand->undo();
    QVERIFY(m_hand->settle());
    QCOMPARE(m_hand->label(pixel), 0);
    QCOMPARE(m_hand->value("cross_entropy"), before);
}

void WindowTest::gradientIsNotPainted() {
    m_hand->stroke(kGradient, {100, 100}, {120, 100});
    QCOMPARE(m_hand->steps(), 0);
    QVERIFY(!m_hand->window.document().isEdited());
}

void WindowTest::sliderDragIsOneStep() {
    auto* slider = row("gamma")->findChild<ParameterSlider*>();
    const double before = m_hand->value("focal"), other = m_hand->value("cross_entropy");
    QCOMPARE(slider->value(), 2.0);
    const QPoint start = slider->handleCentre();
    QTest::mousePress(slider, Qt::LeftButton, {}, start);
    QTest::mouseMove(slider, start + QPoint(10, 0));
    QVERIFY(m_hand->settle());
    const double during = m_hand->value("focal");
    QVERIFY(during < before);
    QTest::mouseMove(slider, start + QPoint(40, 0));
    QTest::mouseRelease(slider, Qt::LeftButton, {}, start + QPoint(40, 0));
    QVERIFY(m_hand->settle());
    QVERIFY(slider->value() > 2.0);
    QVERIFY(m_hand->value("focal") < during);
    QCOMPARE(m_hand->value("cross_entropy"), other);
    QCOMPARE(m_hand->steps(), 1);
    m_hand->undo();
    QVERIFY(m_hand->settle());
    QCOMPARE(m_hand->value("focal"), before);
    QCOMPARE(row("gamma")->findChild<ParameterSlider*>()->value(), 2.0);
    m_hand->redo();
    QVERIFY(m_hand->settle());
    QVERIFY(m_hand->value("focal") < during);
}

void WindowTest::typedNumber() {
    auto* field = row("gamma")->findChild<NumberField*>();
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, "0");
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(m_hand->settle());
    QCOMPARE(m_hand->steps(), 1);
    QCOMPARE(m_hand->window.document().parameters("focal").real("gamma"), 0.0);
    m_hand->undo();
    QCOMPARE(m_hand->window.document().parameters("focal").real("gamma"), 2.0);
}

void WindowTest::selectedLossShowsItsGradient() {
    const Planes<float> focal = m_hand->window.views().selectedReading()->evaluation.logitGradient;
    clickRow(rowOf("dice").center());
    QVERIFY(m_hand->settle());
    QCOMPARE(m_hand->window.document().selectedLoss(), std::string("dice"));
    QVERIFY(hasLabel("Gradient of Dice"));
    QVERIFY(!hasLabel("Gradient of Focal"));
    const auto* reading = m_hand->window.views().selectedReading();
    QVERIFY(reading && reading->loss->id == "dice");
    QVERIFY((reading->evaluation.logitGradient != focal).any());
    QVERIFY(row("smooth") && !row("gamma"));
    QCOMPARE(m_hand->steps(), 0);
    QTest::keyClick(&m_hand->window, Qt::Key_PageUp, Qt::ControlModifier);
    QCOMPARE(m_hand->window.document().selectedLoss(), std::string("focal"));
}

void WindowTest::checkBoxHidesAndShows() {
    const auto clickBox = [this] {
        clickRow(LossRowLayout::of(rowOf("dice"), ListDensity::Roomy).box.center());
    };
    const double before = m_hand->value("dice");
    clickBox();
    QVERIFY(m_hand->settle());
    QVERIFY(!m_hand->window.document().isShown("dice"));
    QVERIFY(!m_hand->reading("dice"));
    QVERIFY(!list()->model()->rowAt(list()->model()->indexOf("dice"))->value);
    QCOMPARE(m_hand->window.document().selectedLoss(), std::string("focal"));
    list()->view()->scrollTo(list()->model()->indexOf("dice"));
    clickBox();
    QVERIFY(m_hand->settle());
    QCOMPARE(m_hand->value("dice"), before);
    QCOMPARE(list()->model()->rowAt(list()->model()->indexOf("dice"))->value,
             std::optional<double>(before));
    QCOMPARE(m_hand->steps(), 0);
}

void WindowTest::pointerIsLinked_data() {
    QTest::addColumn<CanvasContent>("content");
    QTest::newRow("target") << kTarget;
    QTest::newRow("prediction") << kPrediction;
    QTest::newRow("gradient") << kGradient;
}

void WindowTest::pointerIsLinked() {
    QFETCH(CanvasContent, content);
    auto* status = m_hand->window.findChild<StatusReadout*>();
    for (const QPoint wanted : {QPoint(40, 30), QPoint(200, 150)}) {
        m_hand->move(content, wanted);
        const QPoint pixel =
            m_hand->canvas(content)->view().pixelAt(m_hand->place(content, wanted));
        for (const CanvasContent each : kAllContents)
            QCOMPARE(m_hand->canvas(each)->linkedPixel(), std::optional(pixel));
        QVERIFY2(status->text().contains(QString::number(pixel.y())) &&
                     status->text().contains(QString::number(pixel.x())),
                 qPrintable(status->text()));
    }
}

void WindowTest::pinnedPixelStays() {
    QTest::keyClick(m_hand->canvas(kTarget), 'c');
    const QPoint at = m_hand->place(kGradient, {100, 80});
    QTest::mouseClick(m_hand->canvas(kGradient), Qt::LeftButton, {}, at);
    const QPoint pixel = m_hand->canvas(kGradient)->view().pixelAt(at);
    QVERIFY(m_hand->window.settings().pinned);
    m_hand->move(kTarget, {20, 20});
    QCOMPARE(m_hand->canvas(kPrediction)->linkedPixel(), std::optional(pixel));
    QTest::keyClick(&m_hand->window, Qt::Key_Escape);
    QVERIFY(!m_hand->window.settings().pinned);
    m_hand->move(kTarget, {40, 40});
    QVERIFY(m_hand->canvas(kPrediction)->linkedPixel() != std::optional(pixel));
}

void WindowTest::bracketsChangeTheBrush() {
    Canvas* canvas = m_hand->canvas(kPrediction);
    canvas->setFocus();
    QCOMPARE(m_hand->window.settings().brushDiameter, 9.0);
    QTest::keyClick(canvas, ']');
    QCOMPARE(m_hand->window.settings().brushDiameter, 11.0);
    QTest::keyClick(canvas, '[');
    QCOMPARE(m_hand->window.settings().brushDiameter, 9.0);
    m_hand->smallestBrush();
    QTest::keyClick(canvas, '[');
    QCOMPARE(m_hand->window.settings().brushDiameter, 1.0);
    const QPoint pixel = sureBackground(kTarget);
    m_hand->stroke(kTarget, pixel, pixel);
    QCOMPARE(m_hand->label(pixel), 1);
    QCOMPARE(m_hand->label(pixel + QPoint(1, 0)), 0);
}

void WindowTest::typingIsNoShortcut_data() {
    QTest::addColumn<QString>("field");
    QTest::newRow("size of the brush") << "Size of the brush in pixels ([ and ])";
    QTest::newRow("probability") << "Probability that the brush paints";
    QTest::newRow("parameter") << "parameter";
    QTest::newRow("search") << "search";
}

void WindowTest::typingIsNoShortcut() {
    QFETCH(QString, field);
    QWidget* widget = nullptr;
    if (field == "parameter") widget = row("gamma")->findChild<NumberField*>();
    if (field == "search") widget = list()->searchField();
    if (!widget) widget = named<QDoubleSpinBox>(field);
    QVERIFY(widget);
    widget->setFocus();
    QVERIFY(widget->hasFocus());
    const ViewSettings before = m_hand->window.settings();
    for (const char key : {'[', ']', 'e', 'h', 'c'})
        QTest::keyClick(widget, key);
    QVERIFY(m_hand->window.settings() == before);
    QCOMPARE(m_hand->steps(), 0);
}

QTEST_MAIN(WindowTest)
#include "window_test.moc"
