// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/sweep_view.h"

#include "widgets/plots/sweep_plots.h"
#include "widgets/theme/fonts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace lossglass {

SweepView::SweepView(QWidget* parent)
    : QWidget(parent), m_parameter(new QComboBox(this)), m_plots(new SweepPlots(this)) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_parameter->setAccessibleName(tr("Sweep over"));
    m_parameter->setMinimumContentsLength(18);
    auto* name = new QLabel(tr("Sweep over"), this);
    name->setFont(helpFont());
    auto* hint = new QLabel(tr("Drag the violet line to set the parameter"), this);
    hint->setFont(helpFont());
    hint->setProperty("role", QStringLiteral("second"));
    auto* top = new QHBoxLayout;
    top->addWidget(name);
    top->addWidget(m_parameter);
    top->addStretch(1);
    top->addWidget(hint);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 8, 12, 4);
    column->addLayout(top);
    column->addWidget(m_plots, 1);
    connect(m_parameter, &QComboBox::activated, this, &SweepView::parameterChosen);
    connect(m_plots, &SweepPlots::dragBegan, this, &SweepView::dragBegan);
    connect(m_plots, &SweepPlots::valueChosen, this, &SweepView::valueChosen);
    connect(m_plots, &SweepPlots::dragEnded, this, &SweepView::dragEnded);
}

void SweepView::setData(const SweepViewData& content) {
    const QSignalBlocker silent(m_parameter);
    m_parameter->clear();
    m_parameter->addItems(content.parameters);
    m_parameter->setCurrentIndex(content.chosen);
    m_parameter->setEnabled(!content.parameters.isEmpty());
    m_plots->setData(content);
}

void SweepView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    emit shown();
}

}  // namespace lossglass
