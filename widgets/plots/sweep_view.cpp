// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/sweep_view.h"

#include "widgets/panels/flow_row.h"
#include "widgets/parameters/number_field.h"
#include "widgets/plots/edit_class_menus.h"
#include "widgets/plots/sweep_controls.h"
#include "widgets/plots/sweep_plots.h"
#include "widgets/theme/fonts.h"

#include <QAction>
#include <QActionGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace lossglass {

SweepView::SweepView(QWidget* parent)
    : QWidget(parent),
      m_axis(new QComboBox(this)),
      m_from(new NumberField(this)),
      m_to(new NumberField(this)),
      m_steps(new QSpinBox(this)),
      m_seed(new QSpinBox(this)),
      m_seedName(new QLabel(tr("seed"), this)),
      m_hint(new QLabel(this)),
      m_menu(new QMenu(this)),
      m_metrics(new QMenu(tr("&Metric"), this)),
      m_classes(nullptr),
      m_logarithmic(new QAction(tr("&Logarithmic range"), this)),
      m_allShown(new QAction(tr("&All losses that are shown"), this)),
      m_normalised(new QAction(tr("&Each loss over its largest"), this)),
      m_scatter(new QAction(tr("&Scatter of loss against metric"), this)),
      m_plots(new SweepPlots(this)) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    buildMenu();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 4);
    column->addWidget(buildControls());
    column->addWidget(m_plots, 1);
    connect(m_axis, &QComboBox::activated, this,
            [this](int entry) { emit axisChosen(axisOfEntry(entry, *m_axis)); });
    for (NumberField* field : {m_from, m_to})
        connect(field, &NumberField::valueEdited, this, &SweepView::emitRange);
    connect(m_steps, &QSpinBox::valueChanged, this, &SweepView::emitRange);
    connect(m_seed, &QSpinBox::valueChanged, this, &SweepView::seedChosen);
    connect(m_plots, &SweepPlots::dragBegan, this, &SweepView::dragBegan);
    connect(m_plots, &SweepPlots::valueChosen, this, &SweepView::valueChosen);
    connect(m_plots, &SweepPlots::dragEnded, this, &SweepView::dragEnded);
}

QWidget* SweepView::buildControls() {
    auto* bar = new QWidget(this);
    auto* row = new FlowRow(bar, 5);
    const auto addLabel = [&](const QString& text) {
        auto* label = new QLabel(text, bar);
        label->setFont(helpFont());
        row->addWidget(label);
    };
    setUpAxisList(*m_axis, tr("Sweep over"));
    setUpRangeField(*m_from, tr("Start of the range"));
    setUpRangeField(*m_to, tr("End of the range"));
    setUpSteps(*m_steps);
    m_seed->setRange(0, 9999);
    m_seed->setAccessibleName(tr("Seed of what is random"));
    m_seed->setToolTip(tr("Seed of what is random: the same seed gives the same picture"));
    m_seed->setMaximumWidth(76);
    m_seedName->setFont(helpFont());
    m_hint->setFont(helpFont());
    m_hint->setProperty("role", QStringLiteral("second"));
    addLabel(tr("Sweep"));
    row->addWidget(m_axis);
    addLabel(tr("from"));
    row->addWidget(m_from);
    addLabel(tr("to"));
    row->addWidget(m_to);
    addLabel(tr("in"));
    row->addWidget(m_steps);
    addLabel(tr("steps"));
    row->addWidget(m_seedName);
    row->addWidget(m_seed);
    row->addWidget(showButton(*m_menu, bar));
    row->addRemark(m_hint);
    return bar;
}

void SweepView::buildMenu() {
    for (QAction* action : {m_logarithmic, m_allShown, m_normalised, m_scatter})
        action->setCheckable(true);
    m_menu->addAction(m_allShown);
    m_menu->addAction(m_normalised);
    m_menu->addAction(m_logarithmic);
    m_menu->addSeparator();
    m_menu->addMenu(m_metrics);
    m_menu->addAction(m_scatter);
    m_menu->addSeparator();
    m_classes = new EditClassMenus(m_menu);
    connect(m_classes, &EditClassMenus::labelChosen, this, &SweepView::editClassChosen);
    connect(m_classes, &EditClassMenus::otherChosen, this, &SweepView::editOtherChosen);
    connect(m_logarithmic, &QAction::triggered, this, &SweepView::emitRange);
    connect(m_allShown, &QAction::triggered, this, &SweepView::allShownChosen);
    connect(m_normalised, &QAction::triggered, this, &SweepView::normalisedChosen);
    connect(m_scatter, &QAction::triggered, this, &SweepView::scatterChosen);
}

void SweepView::emitRange() {
    emit rangeChosen({m_from->value(), m_to->value(), m_logarithmic->isChecked()},
                     m_steps->value());
}

void SweepView::setData(const SweepViewData& content) {
    showControls(content);
    showMetrics(content);
    m_plots->setData(content);
}

void SweepView::showControls(const SweepViewData& content) {
    const SweepControls& controls = content.controls;
    const QSignalBlocker silentSteps(m_steps), silentSeed(m_seed);
    showAxes(*m_axis, controls.axes, controls.parameters, controls.chosen);
    showRange(*m_from, *m_to, content.x, controls.least, controls.most);
    m_steps->setValue(controls.steps);
    m_seed->setValue(controls.seed);
    m_seed->setVisible(controls.hasSeed);
    m_seedName->setVisible(controls.hasSeed);
    m_logarithmic->setChecked(content.x.isLogarithmic);
    m_logarithmic->setEnabled(content.x.isLogarithmic || (content.x.from > 0 && content.x.to > 0));
    m_allShown->setChecked(controls.allShown);
    m_classes->show(controls.classes);
    m_normalised->setChecked(content.isNormalised);
    m_scatter->setChecked(content.isScatter);
    m_hint->setText(content.progress < 1
                        ? tr("%1 %").arg(std::lround(std::floor(100 * content.progress)))
                    : content.canDrag && !content.isScatter ? tr("Drag the violet line")
                                                            : QString());
}

void SweepView::showMetrics(const SweepViewData& content) {
    if (m_metrics->actions().size() != content.controls.metrics.size() + 1) {
        m_metrics->clear();
        auto* group = new QActionGroup(m_metrics);
        const QStringList names = QStringList{tr("none")} + content.controls.metrics;
        for (qsizetype i = 0; i < names.size(); ++i) {
            QAction* action = m_metrics->addAction(names[i]);
            action->setCheckable(true);
            group->addAction(action);
            connect(action, &QAction::triggered, this,
                    [this, i] { emit metricChosen(static_cast<int>(i) - 1); });
        }
    }
    const auto chosen = static_cast<qsizetype>(content.controls.metric) + 1;
    if (chosen < m_metrics->actions().size()) m_metrics->actions()[chosen]->setChecked(true);
}

void SweepView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    emit shown();
}

}  // namespace lossglass
