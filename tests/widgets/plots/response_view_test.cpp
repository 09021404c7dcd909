// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/response_view.h"

#include "widgets/plots/curve_plot.h"
#include "widgets/plots/histogram_plot.h"
#include "widgets/plots/plot_legend.h"
#include "widgets/plots/response_plots.h"
#include "widgets/plots/response_side.h"
#include "widgets/theme/theme.h"

#include <qcustomplot.h>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>
#include <cmath>
#include <numeric>

using namespace lossglass;

namespace {

ResponseViewData::Line minusLog(const QString& name, double weight, double markedP) {
    ResponseViewData::Line line;
    line.legend = name;
    line.curve.p = responseGrid(101);
    for (const double p : line.curve.p) {
        line.curve.loss.push_back(-weight * std::log(p));
        line.curve.byProbability.push_back(-weight / p);
        line.curve.byLogit.push_back(weight * (p - 1));
    }
    line.marked = ResponsePoint{markedP, -weight * std::log(markedP), -weight / markedP,
                                weight * (markedP - 1)};
    return line;
}

ResponseViewData twoLosses() {
    ResponseViewData data;
    data.lossName = QStringLiteral("Half");
    data.selected = minusLog(QStringLiteral("Half, w = 0.5"), 0.5, 0.38);
    data.ghost = minusLog(QStringLiteral("w = 0.6"), 0.6, 0.38);
    data.others = {minusLog(QStringLiteral("Cross-entropy"), 1, 0.38)};
    data.othersWithoutCurve = {QStringLiteral("Dice"), QStringLiteral("Lovász")};
    data.classNames = {QStringLiteral("background"), QStringLiteral("nucleus")};
    data.markedP = 0.38;
    data.markedLabel = 1;
    data.pullRatio = 0.5;
    ResponseSummary summary;
    summary.pixels[10] = 30;
    summary.pixels[40] = 70;
    summary.pixelsBelow = 30;
    summary.pixelsAbove = 70;
    summary.pull[10] = 0.002;
    summary.pullBelow = 0.002;
    summary.halfPullAt = 0.22;
    data.summary = summary;
    data.halfPullOfCrossEntropy = 0.56;
    return data;
}

template <class Widget>
QList<Widget*> shown(const QWidget& parent) {
    QList<Widget*> found;
    for (Widget* child : parent.findChildren<Widget*>()) {
        if (child->isVisible()) found += child;
    }
    return found;
}

bool says(const QWidget& parent, const QString& text) {
    for (const QLabel* label : shown<QLabel>(parent)) {
        if (label->text().contains(text)) return true;
    }
    return false;
}

QPoint pixelAt(const CurvePlot& plot, double p) {
    const QRect area = plot.plot()->axisRect()->rect();
    return {qRound(plot.plot()->xAxis->coordToPixel(p)), area.center().y()};
}

}  // namespace

class ResponseViewTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void plotsGetTheCurves();
    void marksTheNumbers();
    void sentencesAreComputed();
    void sentencesOfOtherStates_data();
    void sentencesOfOtherStates();
    void settingIsSilent();
    void choosingAClassEmits();
    void narrowMovesTheChoice();
    void manyClassesBecomeAList();
    void lowHidesTheHistograms();
    void lossWithoutCurve();
    void pointerAlongP();
    void followsTheTheme();

private:
    std::unique_ptr<ResponseView> m_view;
};

void ResponseViewTest::initTestCase() {
    applyTheme(*qApp, ThemeKind::Light);
}

void ResponseViewTest::init() {
    m_view = std::make_unique<ResponseView>();
    m_view->resize(1100, 440);
    m_view->setData(twoLosses());
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QCoreApplication::processEvents();
}

void ResponseViewTest::cleanup() {
    m_view.reset();
}

void ResponseViewTest::plotsGetTheCurves() {
    const auto plots = shown<CurvePlot>(*m_view);
    QCOMPARE(plots.size(), 2);
    QCOMPARE(plots[0]->title(), QStringLiteral("Loss of the pixel, ℓ"));
    QCOMPARE(plots[1]->title(), QStringLiteral("Pull on the logit, ∂ℓ/∂z"));
    const ResponseViewData data = twoLosses();
    for (const CurvePlot* plot : plots) {
        const bool loss = plot == plots[0];
        QCOMPARE(plot->plot()->graphCount(), 3);
        // The selected loss lies on top.
        const QCPGraph* top = plot->plot()->graph(2);
        QCOMPARE(top->pen().color(), lightTheme().accent);
        QCOMPARE(top->pen().widthF(), 2.5);
        QCOMPARE(plot->plot()->graph(1)->pen().style(), Qt::CustomDashLine);
        QCOMPARE(top->data()->size(), 101);
        const auto& curve = data.selected->curve;
        QCOMPARE(top->data()->at(40)->value, loss ? curve.loss[40] : curve.byLogit[40]);
        QVERIFY(plot->plot()->xAxis->visible() && !plot->plot()->yAxis2->visible());
    }
    const auto bars = shown<HistogramPlot>(*m_view);
    QCOMPARE(bars.size(), 2);
    QCOMPARE(std::accumulate(bars[0]->bars().begin(), bars[0]->bars().end(), 0.0), 100.0);
    QCOMPARE(bars[1]->bars()[10], 2.0);
    QCOMPARE(bars[1]->title(), QStringLiteral("Their pull, Σ|∂L/∂z| × 1000"));
    const auto* legend = m_view->findChild<PlotLegend*>();
    QCOMPARE(legend->entries().size(), std::size_t{3});
    QCOMPARE(legend->entries()[1].name, QStringLiteral("before the last drag, w = 0.6"));
}

void ResponseViewTest::marksTheNumbers() {
    const auto plots = shown<CurvePlot>(*m_view);
    QCOMPARE(plots[0]->markTexts(), (QStringList{"0.484", "0.97"}));
    QCOMPARE(plots[1]->markTexts(), (QStringList{"−0.310", "−0.62"}));
    ResponseViewData data = twoLosses();
    data.markedP.reset();
    m_view->setData(data);
    QCoreApplication::processEvents();
    QVERIFY(plots[0]->markTexts().isEmpty());
}

void ResponseViewTest::sentencesAreComputed() {
    QVERIFY(says(*m_view, "p = 0.38. Half keeps 50 % of the pull that cross-entropy has here."));
    QVERIFY(says(*m_view, "All nucleus pixels"));
    QVERIFY(says(*m_view,
                 "Half of Half's pull comes from pixels with p below 0.22; for "
                 "cross-entropy, below 0.56."));
    QVERIFY(says(*m_view, "Dice and Lovász depend on the whole picture, so they have no curve."));
    QVERIFY(says(*m_view, "missed, p < 0.5"));
}

void ResponseViewTest::sentencesOfOtherStates_data() {
    QTest::addColumn<int>("target");
    QTest::addColumn<double>("ratio");
    QTest::addColumn<bool>("pulls");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("stronger") << 1 << 3.2 << true
                              << "Half pulls 3.2 times as hard as cross-entropy here.";
    QTest::newRow("alike") << 1 << 1.0 << true << "Half pulls as hard as cross-entropy here.";
    QTest::newRow("other class") << 0 << 1.0 << true
                                 << "Its target is nucleus, the curve is for background.";
    QTest::newRow("other class, median") << 0 << 1.0 << true << "p above 0.22";
    QTest::newRow("other class, key") << 0 << 1.0 << true << "false alarm, p ≥ 0.5";
    QTest::newRow("no pull") << 1 << 1.0 << false << "Half does not pull on them.";
}

void ResponseViewTest::sentencesOfOtherStates() {
    QFETCH(int, target);
    QFETCH(double, ratio);
    QFETCH(bool, pulls);
    QFETCH(QString, sentence);
    ResponseViewData data = twoLosses();
    data.target = target;
    data.pullRatio = ratio;
    if (!pulls) data.summary->halfPullAt.reset();
    m_view->setData(data);
    QVERIFY(says(*m_view, sentence));
}

void ResponseViewTest::settingIsSilent() {
    QSignalSpy chosen(m_view.get(), &ResponseView::targetChosen);
    QSignalSpy hovered(m_view.get(), &ResponseView::pHovered);
    ResponseViewData data = twoLosses();
    data.target = 0;
    m_view->setData(data);
    data.classNames = {"a", "b", "c"};
    data.target = 2;
    m_view->setData(data);
    QCOMPARE(chosen.size(), 0);
    QCOMPARE(hovered.size(), 0);
}

void ResponseViewTest::choosingAClassEmits() {
    QSignalSpy chosen(m_view.get(), &ResponseView::targetChosen);
    const auto buttons = shown<QToolButton>(*m_view);
    QCOMPARE(buttons.size(), 2);
    QVERIFY(buttons[1]->isChecked());
    QTest::mouseClick(buttons[1], Qt::LeftButton);
    QCOMPARE(chosen.size(), 0);  // it is chosen already
    QTest::mouseClick(buttons[0], Qt::LeftButton);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toInt(), 0);
    buttons[1]->setFocus();
    QTest::keyClick(buttons[1], Qt::Key_Space);
    QCOMPARE(chosen.size(), 2);
    QCOMPARE(chosen[1][0].toInt(), 1);
}

void ResponseViewTest::narrowMovesTheChoice() {
    QCOMPARE(shown<ResponseSide>(*m_view).size(), 1);
    QVERIFY(shown<QComboBox>(*m_view).isEmpty());
    m_view->resize(700, 300);
    QCoreApplication::processEvents();
    QVERIFY(shown<ResponseSide>(*m_view).isEmpty());
    const auto lists = shown<QComboBox>(*m_view);
    QCOMPARE(lists.size(), 1);
    QSignalSpy chosen(m_view.get(), &ResponseView::targetChosen);
    lists[0]->setFocus();
    QTest::keyClick(lists[0], Qt::Key_Up);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toInt(), 0);
}

void ResponseViewTest::manyClassesBecomeAList() {
    ResponseViewData data = twoLosses();
    for (int i = 2; i < 9; ++i)
        data.classNames += QStringLiteral("class %1").arg(i);
    data.target = 6;
    m_view->setData(data);
    QCoreApplication::processEvents();
    QVERIFY(shown<QToolButton>(*m_view).isEmpty());
    const auto lists = shown<QComboBox>(*m_view);
    QCOMPARE(lists.size(), 1);
    QCOMPARE(lists[0]->currentText(), QStringLiteral("class 6"));
}

void ResponseViewTest::lowHidesTheHistograms() {
    QCOMPARE(shown<HistogramPlot>(*m_view).size(), 2);
    m_view->resize(1100, 200);
    QCoreApplication::processEvents();
    QVERIFY(shown<HistogramPlot>(*m_view).isEmpty());
    const auto plots = shown<CurvePlot>(*m_view);
    QCOMPARE(plots.size(), 2);
    QCOMPARE(plots[0]->plot()->xAxis->label(), QStringLiteral("p of nucleus"));
}

void ResponseViewTest::lossWithoutCurve() {
    ResponseViewData data = twoLosses();
    data.lossName = QStringLiteral("Dice");
    data.selected.reset();
    data.perClass = {{QStringLiteral("background"), 0.25},
                     {QStringLiteral("nucleus"), {}},
                     {QStringLiteral("border"), {}, true}};
    m_view->setData(data);
    QCoreApplication::processEvents();
    QVERIFY(shown<CurvePlot>(*m_view).isEmpty());
    QVERIFY(says(*m_view, "Dice depends on the whole picture"));
    QVERIFY(says(*m_view, "Select Cross-entropy in the list to see one."));
    QVERIFY(says(*m_view, "0.2500"));
    QVERIFY(says(*m_view, "nucleus</td><td>absent"));
    QVERIFY(says(*m_view, "border</td><td>left out"));
    QCOMPARE(shown<HistogramPlot>(*m_view).size(), 2);
    m_view->setData(twoLosses());
    QCoreApplication::processEvents();
    QCOMPARE(shown<CurvePlot>(*m_view).size(), 2);
    QVERIFY(!says(*m_view, "Select Cross-entropy"));
}

void ResponseViewTest::pointerAlongP() {
    std::vector<std::optional<double>> seen;
    connect(m_view.get(), &ResponseView::pHovered, this,
            [&](std::optional<double> p) { seen.push_back(p); });
    const auto plots = shown<CurvePlot>(*m_view);
    QTest::mouseMove(plots[0]->plot(), pixelAt(*plots[0], 0.7));
    QCoreApplication::processEvents();
    QVERIFY(!seen.empty() && seen.back().has_value());
    QVERIFY(std::abs(*seen.back() - 0.7) < 0.01);
    // Both plots now read the curves off at the pointer.
    const QString atPointer = plots[0]->markTexts().value(0);
    QVERIFY2(std::abs(atPointer.toDouble() + 0.5 * std::log(0.7)) < 0.006, qPrintable(atPointer));

    QTest::mousePress(plots[0]->plot(), Qt::LeftButton, {}, pixelAt(*plots[0], 0.9));
    QMouseEvent drag(QEvent::MouseMove, QPointF(3000, 50), QPointF(3000, 50), Qt::NoButton,
                     Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(plots[0]->plot(), &drag);
    QCOMPARE(seen.back().value(), 1.0);  // held at the end of the axis
    QTest::mouseRelease(plots[0]->plot(), Qt::LeftButton, {}, pixelAt(*plots[0], 0.9));

    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(plots[0]->plot(), &leave);
    QVERIFY(!seen.back().has_value());
    QCoreApplication::processEvents();
    QCOMPARE(plots[0]->markTexts().value(0), QStringLiteral("0.484"));
}

void ResponseViewTest::followsTheTheme() {
    applyTheme(*qApp, ThemeKind::Dark);
    QCoreApplication::processEvents();
    const auto plots = shown<CurvePlot>(*m_view);
    QCOMPARE(plots[0]->plot()->graph(2)->pen().color(), darkTheme().accent);
    QCOMPARE(plots[0]->plot()->xAxis->basePen().color(), darkTheme().controlEdge);
    const QImage picture = m_view->grab().toImage();
    QCOMPARE(picture.pixelColor(2, 2), darkTheme().panel);
    applyTheme(*qApp, ThemeKind::Light);
}

QTEST_MAIN(ResponseViewTest)
#include "response_view_test.moc"
