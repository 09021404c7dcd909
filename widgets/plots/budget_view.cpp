// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/budget_view.h"

#include "widgets/plots/budget_bars.h"
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

}  // namespace

BudgetView::BudgetView(QWidget* parent)
    : QWidget(parent),
      m_threshold(new QSlider(Qt::Horizontal, this)),
      m_thresholdText(new QLabel(this)),
      m_thresholdRow(new QWidget(this)),
      m_bars(new BudgetBars) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* about =
        new QLabel(tr("Of each loss's pull on the logits, how much lands on which pixels (%)"));
    about->setFont(helpFont());
    about->setProperty("role", QStringLiteral("second"));
    m_thresholdText->setFont(helpFont());
    m_threshold->setRange(0, kSliderSteps);
    m_threshold->setFixedWidth(140);
    m_threshold->setAccessibleName(tr("Threshold of the hard prediction"));
    m_threshold->setToolTip(tr("From this p on a pixel is predicted as foreground."));
    auto* thresholds = new QHBoxLayout(m_thresholdRow);
    thresholds->setContentsMargins(0, 0, 0, 0);
    thresholds->addWidget(m_thresholdText);
    thresholds->addWidget(m_threshold);

    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_bars);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setMinimumHeight(0);
    scroll->viewport()->setAutoFillBackground(false);
    m_bars->setAutoFillBackground(false);

    auto* top = new QHBoxLayout;
    top->addWidget(about, 1);
    top->addWidget(m_thresholdRow);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 8, 12, 8);
    column->setSpacing(4);
    column->addLayout(top);
    column->addWidget(scroll, 1);
    connect(m_threshold, &QSlider::valueChanged, this,
            [this](int step) { emit thresholdChosen(static_cast<double>(step) / kSliderSteps); });
    connect(m_bars, &BudgetBars::lossPicked, this, &BudgetView::lossPicked);
}

void BudgetView::setData(const BudgetViewData& content) {
    m_thresholdRow->setVisible(content.threshold.has_value());
    if (content.threshold) {
        const QSignalBlocker silent(m_threshold);
        m_threshold->setValue(static_cast<int>(std::lround(*content.threshold * kSliderSteps)));
        m_thresholdText->setText(tr("Threshold %1").arg(*content.threshold, 0, 'f', 2));
    }
    m_bars->setData(content);
}

QSize BudgetView::minimumSizeHint() const {
    return {360, 150};
}

void BudgetView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    emit shown();
}

}  // namespace lossglass
