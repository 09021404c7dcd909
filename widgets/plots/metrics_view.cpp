// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/metrics_view.h"

#include "widgets/panels/table_look.h"
#include "widgets/plots/metrics_model.h"
#include "widgets/plots/metrics_plot.h"
#include "widgets/theme/fonts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QTableView>
#include <QVBoxLayout>

#include <cmath>

namespace lossglass {

namespace {

constexpr int kSteps = 100, kRowHeight = 24, kNameWidth = 178;

}  // namespace

MetricsView::MetricsView(QWidget* parent)
    : QWidget(parent),
      m_model(new MetricsModel(this)),
      m_table(makeQuietTable(this)),
      m_plot(new MetricsPlot(this)),
      m_thresholdText(new QLabel(this)),
      m_how(new QLabel(tr("The likeliest class is predicted."), this)),
      m_threshold(new QSlider(Qt::Horizontal, this)) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Metrics by class"));
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_table->horizontalHeader()->setMinimumSectionSize(64);
    giveQuietSelection(*m_table, palette());
    m_threshold->setRange(0, kSteps);
    m_threshold->setFixedWidth(140);
    m_threshold->setAccessibleName(tr("Threshold of the hard prediction"));
    m_threshold->setToolTip(tr("Above this p a pixel is predicted as foreground."));
    for (QLabel* each : {m_thresholdText, m_how})
        each->setFont(helpFont());
    m_how->setProperty("role", QStringLiteral("second"));
    auto* top = new QHBoxLayout;
    top->addStretch(1);
    top->addWidget(m_how);
    top->addWidget(m_thresholdText);
    top->addWidget(m_threshold);
    auto* right = new QVBoxLayout;
    right->setSpacing(4);
    right->addLayout(top);
    right->addWidget(m_plot, 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(20);
    row->addWidget(m_table, 5);
    row->addLayout(right, 4);
    connect(m_threshold, &QSlider::valueChanged, this,
            [this](int step) { emit thresholdChosen(static_cast<double>(step) / kSteps); });
    connect(m_plot, &MetricsPlot::thresholdChosen, this, &MetricsView::thresholdChosen);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (m_filling) return;
        m_plot->setData(m_data, chosenRow());
        emit rowChosen(chosenRow());
    });
}

int MetricsView::chosenRow() const {
    return m_table->currentIndex().isValid() ? m_table->currentIndex().row() : -1;
}

void MetricsView::setData(const MetricsViewData& content) {
    m_data = content;
    m_filling = true;
    m_model->setContent(content.columns, content.rows);
    if (chosenRow() != content.chosen && content.chosen < m_model->rowCount())
        m_table->setCurrentIndex(m_model->index(content.chosen, 0));
    m_filling = false;
    QHeaderView* head = m_table->horizontalHeader();
    if (head->count() > 0) {
        // Names are never cut; numbers share the rest.
        head->setSectionResizeMode(0, QHeaderView::Fixed);
        head->resizeSection(0, kNameWidth);
    }
    m_threshold->setVisible(content.threshold.has_value());
    m_thresholdText->setVisible(content.threshold.has_value());
    m_how->setVisible(!content.threshold.has_value());
    if (content.threshold) {
        const QSignalBlocker silent(m_threshold);
        m_threshold->setValue(static_cast<int>(std::lround(*content.threshold * kSteps)));
        m_thresholdText->setText(tr("Threshold %1").arg(*content.threshold, 0, 'f', 2));
    }
    m_plot->setData(content, chosenRow());
}

void MetricsView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    emit shown();
}

void MetricsView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_table) giveQuietSelection(*m_table, palette());
}

}  // namespace lossglass
