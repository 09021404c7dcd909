// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/landscape_view.h"

#include "widgets/parameters/number_field.h"
#include "widgets/plots/edit_class_menus.h"
#include "widgets/plots/landscape_plot.h"
#include "widgets/plots/sweep_controls.h"
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

namespace {

/// Narrower than in a sweep, where one axis has the row to itself.
constexpr int kStepsWidth = 92, kListLeast = 60, kFieldWidth = 64;

}  // namespace

LandscapeView::LandscapeView(QWidget* parent)
    : QWidget(parent),
      m_steps(new QSpinBox(this)),
      m_menu(new QMenu(this)),
      m_classes(nullptr),
      m_value(new QAction(tr("&Value"), this)),
      m_pull(new QAction(tr("&Total pull"), this)),
      m_plot(new LandscapePlot(this)) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 4);
    column->addWidget(buildControls());
    column->addWidget(m_plot, 1);
    buildMenu();
    connect(m_steps, &QSpinBox::valueChanged, this, &LandscapeView::stepsChosen);
    connect(m_plot, &LandscapePlot::dragBegan, this, &LandscapeView::dragBegan);
    connect(m_plot, &LandscapePlot::pointChosen, this, &LandscapeView::pointChosen);
    connect(m_plot, &LandscapePlot::dragEnded, this, &LandscapeView::dragEnded);
    connect(m_plot, &LandscapePlot::pointedAt, this, &LandscapeView::showHint);
}

QWidget* LandscapeView::buildControls() {
    auto* bar = new QWidget(this);
    auto* rows = new QVBoxLayout(bar);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    // One below the other: side by side they would keep the window from becoming small.
    auto* row = new QHBoxLayout;
    auto* upwards = new QHBoxLayout;
    for (QHBoxLayout* each : {row, upwards}) {
        each->setSpacing(6);
        rows->addLayout(each);
    }
    buildAxis(0, *row);
    buildAxis(1, *upwards);
    upwards->addStretch(1);
    row->addSpacing(4);
    setUpSteps(*m_steps);
    m_steps->setMaximum(kMostLandscapeSteps);
    m_steps->setToolTip(tr("Number of steps in each direction: 2 to 200"));
    m_steps->setSuffix(tr(" steps"));
    m_steps->setFixedWidth(kStepsWidth);
    row->addWidget(m_steps);
    row->addWidget(showButton(*m_menu, bar));
    row->addStretch(1);
    return bar;
}

void LandscapeView::buildAxis(int axis, QHBoxLayout& row) {
    AxisControls& controls = m_axes[static_cast<std::size_t>(axis)];
    controls.list = new QComboBox(this);
    controls.from = new NumberField(this);
    controls.to = new NumberField(this);
    controls.logarithmic =
        new QAction(axis == 0 ? tr("&Logarithmic across") : tr("Logarithmic &upwards"), this);
    controls.logarithmic->setCheckable(true);
    setUpAxisList(*controls.list, axis == 0 ? tr("What runs across") : tr("What runs upwards"));
    controls.list->setMinimumContentsLength(18);
    setUpRangeField(*controls.from, axis == 0 ? tr("Left end") : tr("Lower end"));
    setUpRangeField(*controls.to, axis == 0 ? tr("Right end") : tr("Upper end"));
    controls.list->setMinimumWidth(kListLeast);
    for (NumberField* field : {controls.from, controls.to})
        field->setFixedWidth(kFieldWidth);
    auto* name = new QLabel(axis == 0 ? QStringLiteral("→") : QStringLiteral("↑"), this);
    name->setFixedWidth(16);
    row.addWidget(name);
    row.addWidget(controls.list);
    row.addWidget(controls.from);
    auto* to = new QLabel(tr("to"), this);
    to->setFont(helpFont());
    row.addWidget(to);
    row.addWidget(controls.to);
    connect(controls.list, &QComboBox::activated, this, [this, axis](int entry) {
        emit axisChosen(axis, axisOfEntry(entry, *m_axes[static_cast<std::size_t>(axis)].list));
    });
    for (NumberField* field : {controls.from, controls.to})
        connect(field, &NumberField::valueEdited, this, [this, axis] { emitRange(axis); });
    connect(controls.logarithmic, &QAction::triggered, this, [this, axis] { emitRange(axis); });
}

void LandscapeView::buildMenu() {
    auto* what = new QActionGroup(this);
    for (QAction* action : {m_value, m_pull}) {
        action->setCheckable(true);
        what->addAction(action);
        m_menu->addAction(action);
    }
    m_menu->addSeparator();
    for (const AxisControls& controls : m_axes)
        m_menu->addAction(controls.logarithmic);
    m_menu->addSeparator();
    m_classes = new EditClassMenus(m_menu);
    connect(m_classes, &EditClassMenus::labelChosen, this, &LandscapeView::editClassChosen);
    connect(m_classes, &EditClassMenus::otherChosen, this, &LandscapeView::editOtherChosen);
    connect(what, &QActionGroup::triggered, this,
            [this](QAction* action) { emit pullChosen(action == m_pull); });
}

void LandscapeView::emitRange(int axis) {
    const AxisControls& controls = m_axes[static_cast<std::size_t>(axis)];
    emit rangeChosen(
        axis, {controls.from->value(), controls.to->value(), controls.logarithmic->isChecked()});
}

void LandscapeView::setData(const LandscapeViewData& content) {
    const QSignalBlocker silent(m_steps);
    m_steps->setValue(content.steps);
    for (std::size_t i = 0; i < 2; ++i) {
        const LandscapeAxisData& axis = content.axis[i];
        const AxisControls& controls = m_axes[i];
        showAxes(*controls.list, content.axes, content.parameters, axis.chosen);
        showRange(*controls.from, *controls.to, axis.scale, axis.least, axis.most);
        controls.logarithmic->setChecked(axis.scale.isLogarithmic);
        controls.logarithmic->setEnabled(axis.scale.isLogarithmic ||
                                         (axis.scale.from > 0 && axis.scale.to > 0));
    }
    (content.showsPull ? m_pull : m_value)->setChecked(true);
    m_classes->show(content.classes);
    m_plot->setData(content);
    const bool canDrag = content.axis[0].canDrag || content.axis[1].canDrag;
    m_idleHint = content.progress < 1
                     ? tr("%1 %").arg(std::lround(std::floor(100 * content.progress)))
                 : canDrag ? tr("Drag the point")
                           : QString();
    if (!m_plot->underMouse() || content.progress < 1) showHint({});
}

void LandscapeView::showHint(const QString& text) {
    m_plot->setHint(text.isEmpty() ? m_idleHint : text);
}

void LandscapeView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    emit shown();
}

}  // namespace lossglass
