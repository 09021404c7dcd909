// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/budget_view.h"

#include "widgets/plots/budget_bars.h"
#include "widgets/plots/budget_curve.h"
#include "widgets/plots/segment_choice.h"
#include "widgets/theme/fonts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <cmath>

namespace lossglass {

namespace {

constexpr int kSliderSteps = 100;

QString aboutText() {
    return BudgetView::tr("Of each loss's pull on the logits, how much lands on which pixels (%)");
}

}  // namespace

BudgetView::BudgetView(QWidget* parent)
    : QWidget(parent),
      m_by(new SegmentChoice({tr("Right or wrong"), tr("Class"), tr("Boundary"), tr("Object size")},
                             tr("How the pixels are told apart"), this)),
      m_about(new QLabel(this)),
      m_threshold(new QSlider(Qt::Horizontal, this)),
      m_thresholdText(new QLabel(this)),
      m_thresholdRow(new QWidget(this)),
      m_bars(new BudgetBars),
      m_scroll(new QScrollArea(this)),
      m_curve(new BudgetCurve(this)) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_scroll->setWidget(m_bars);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setMinimumHeight(0);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_bars->setAutoFillBackground(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 8, 12, 8);
    column->setSpacing(4);
    column->addWidget(makeHead());
    column->addWidget(m_scroll, 1);
    column->addWidget(m_curve, 1);
    m_curve->hide();
    connect(m_by, &SegmentChoice::picked, this,
            [this](int index) { emit byChosen(static_cast<BudgetBy>(index)); });
    connect(m_threshold, &QSlider::valueChanged, this,
            [this](int step) { emit thresholdChosen(static_cast<double>(step) / kSliderSteps); });
    connect(m_bars, &BudgetBars::lossPicked, this, &BudgetView::lossPicked);
    connect(m_bars, &BudgetBars::partPointed, this, &BudgetView::partPointed);
    connect(m_bars, &BudgetBars::partKept, this, &BudgetView::partKept);
    connect(m_curve, &BudgetCurve::partPointed, this, &BudgetView::partPointed);
    connect(m_curve, &BudgetCurve::partKept, this, &BudgetView::partKept);
}

BudgetView::~BudgetView() {
    // A bar that goes away below the pointer tells so, to a view that is gone by then.
    m_bars->disconnect(this);
    m_curve->disconnect(this);
}

QWidget* BudgetView::makeHead() {
    m_by->setTip(0, tr("By whether the hard prediction is right"));
    m_by->setTip(1, tr("By the class in the target"));
    m_by->setTip(2, tr("By the distance to the boundary of the watched class"));
    m_by->setTip(3, tr("By the size of the object of the watched class"));
    m_about->setText(aboutText());
    m_about->setFont(helpFont());
    m_about->setProperty("role", QStringLiteral("second"));
    // It gives way where there is no room.
    m_about->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_thresholdText->setFont(helpFont());
    m_threshold->setRange(0, kSliderSteps);
    // The slider gives way where there is no room.
    m_threshold->setMinimumWidth(24);
    m_threshold->setMaximumWidth(140);
    m_threshold->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_threshold->setAccessibleName(tr("Threshold of the hard prediction"));
    m_threshold->setToolTip(tr("From this p on a pixel is predicted as foreground."));
    auto* thresholds = new QHBoxLayout(m_thresholdRow);
    thresholds->setContentsMargins(0, 0, 0, 0);
    thresholds->addWidget(m_thresholdText);
    thresholds->addWidget(m_threshold);
    auto* head = new QWidget(this);
    auto* top = new QHBoxLayout(head);
    top->setContentsMargins(0, 0, 0, 0);
    top->setSpacing(12);
    top->addWidget(m_by);
    top->addWidget(m_about, 1);
    top->addWidget(m_thresholdRow);
    return head;
}

void BudgetView::setData(const BudgetViewData& content) {
    m_by->setChosen(static_cast<int>(content.by));
    m_thresholdRow->setVisible(content.threshold.has_value());
    if (content.threshold) {
        const QSignalBlocker silent(m_threshold);
        m_threshold->setValue(static_cast<int>(std::lround(*content.threshold * kSliderSteps)));
        m_thresholdText->setText(tr("Threshold %1").arg(*content.threshold, 0, 'f', 2));
    }
    fitAbout();
    const bool isCurve = content.by == BudgetBy::Distance;
    m_scroll->setVisible(!isCurve);
    m_curve->setVisible(isCurve);
    if (isCurve)
        m_curve->setData(content);
    else
        m_bars->setData(content);
}

void BudgetView::setMarkedSegment(int segment) {
    m_bars->setMarkedSegment(segment);
    m_curve->setMarkedSegment(segment);
}

void BudgetView::setKept(const std::optional<BudgetPart>& part) {
    m_bars->setKept(part);
    m_curve->setKept(part);
}

QSize BudgetView::minimumSizeHint() const {
    return {360, 150};
}

void BudgetView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    emit shown();
}

void BudgetView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    emit hidden();
}

void BudgetView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitAbout();
}

void BudgetView::fitAbout() {
    const int taken = m_by->sizeHint().width() +
                      (m_thresholdRow->isVisibleTo(this) ? m_thresholdRow->sizeHint().width() : 0);
    // Half a sentence says nothing.
    const int room = width() - taken - 70;
    const bool fits = QFontMetrics(helpFont()).horizontalAdvance(aboutText()) <= room;
    m_about->setText(fits ? aboutText() : QString());
}

}  // namespace lossglass
