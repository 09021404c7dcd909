// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/edit_panel.h"

#include "widgets/panels/flow_row.h"
#include "widgets/parameters/number_row.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/icons.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace lossglass {
namespace {

constexpr int kLeastColumn = 232;
constexpr int kColumnGap = 24;
constexpr int kRowGap = 14;

/// Names and help are translated already; lossText() leaves them as they are.
Parameter number(const std::string& id, const QString& label, const QString& help) {
    Parameter parameter;
    parameter.id = id;
    parameter.label = label.toStdString();
    parameter.help = help.toStdString();
    return parameter;
}

Parameter ranged(Parameter parameter, double low, double high, double step) {
    parameter.sliderMinimum = low;
    parameter.sliderMaximum = high;
    parameter.step = step;
    return parameter;
}

QComboBox* choice(const QString& name, QWidget* parent) {
    auto* box = new QComboBox(parent);
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setFixedHeight(26);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

QLabel* second(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setFont(helpFont());
    label->setProperty("role", "second");
    return label;
}

}  // namespace

EditPanel::EditPanel(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 0);
    column->setSpacing(8);
    buildHead(column);
    buildRows(column);
    refresh();
}

void EditPanel::buildHead(QVBoxLayout* column) {
    auto* line = new FlowRow(nullptr);
    m_source = choice(tr("What the edits begin at"), this);
    m_source->setObjectName("source");
    m_source->addItems({tr("this prediction"), tr("the target, with p = 0.95")});
    m_label = choice(tr("The class that is dilated, dropped, added or swapped"), this);
    m_other = choice(tr("The class it is swapped with, or that takes its place"), this);
    m_reset = new QToolButton(this);
    m_reset->setObjectName("resetEdits");
    m_reset->setText(tr("Reset all"));
    m_reset->setToolTip(tr("Back to the prediction as it was before the edits"));
    m_reset->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_reset->setAutoRaise(true);
    m_reset->setIconSize({16, 16});
    m_labelName = second(tr("Class"), this);
    m_otherName = second(tr("Other class"), this);
    auto* begins = second(tr("Begin at"), this);
    for (QWidget* each : std::initializer_list<QWidget*>{begins, m_source, m_labelName, m_label,
                                                         m_otherName, m_other})
        line->addWidget(each);
    line->addWidget(m_reset);
    column->addLayout(line);
    connect(m_source, &QComboBox::activated, this, [this](int index) {
        PredictionEdits next = m_edits;
        next.source = index == 0 ? EditSource::Prediction : EditSource::Target;
        change(index == 0 ? tr("return to the prediction") : tr("prediction from the target"),
               next);
    });
    const auto connectClass = [this](QComboBox* box, int PredictionEdits::*member) {
        connect(box, &QComboBox::activated, this, [this, member](int index) {
            PredictionEdits next = m_edits;
            next.*member = index;
            change(tr("class of the edits"), next);
        });
    };
    connectClass(m_label, &PredictionEdits::label);
    connectClass(m_other, &PredictionEdits::other);
    connect(m_reset, &QToolButton::clicked, this,
            [this] { change(tr("reset of the edits"), PredictionEdits()); });
}

QVBoxLayout* EditPanel::addGroup(const QString& title) {
    auto* group = new QWidget(this);
    auto* column = new QVBoxLayout(group);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kRowGap);
    auto* head = new QLabel(title, group);
    head->setFont(strongTextFont());
    column->addWidget(head);
    m_groups.push_back(group);
    return column;
}

void EditPanel::addRow(QVBoxLayout* group, const Parameter& parameter, Row row) {
    row.row = new NumberRow(parameter, {}, group->parentWidget());
    row.row->setObjectName(QString::fromStdString(parameter.id));
    QString name = QString::fromStdString(parameter.label);
    name[0] = name[0].toLower();
    connect(row.row, &ParameterRow::editBegan, this, [this, name] { emit editBegan(name); });
    connect(row.row, &ParameterRow::valueEdited, this,
            [this, set = row.set](const ParameterValue& value) {
                set(m_edits, std::get<double>(value));
                refresh();
                emit edited(m_edits);
            });
    connect(row.row, &ParameterRow::editEnded, this, &EditPanel::editEnded);
    group->addWidget(row.row);
    m_rows.push_back(std::move(row));
}

void EditPanel::addEdit(QVBoxLayout* group, SceneEditKind kind, Parameter parameter) {
    const SceneEditInfo& info = sceneEditTable()[static_cast<std::size_t>(kind)];
    parameter.id = info.id;
    parameter.minimum = info.minimum;
    parameter.maximum = info.maximum;
    parameter.defaultValue = info.neutral;
    addRow(group, parameter,
           {nullptr, [kind](const PredictionEdits& edits) { return edits.amount(kind); },
            [kind](PredictionEdits& edits, double amount) { edits.setAmount(kind, amount); }});
}

void EditPanel::buildRows(QVBoxLayout* column) {
    const auto text = [](const QString& label, const QString& help, double low, double high,
                         double step) { return ranged(number({}, label, help), low, high, step); };
    const auto size = [&](QVBoxLayout* group, double PredictionEdits::*member, Parameter row) {
        row.minimum = 0.5;
        row.maximum = 256;
        row.defaultValue = 4.0;
        addRow(group, ranged(row, 0.5, 32, 0.5),
               {nullptr, [member](const PredictionEdits& edits) { return edits.*member; },
                [member](PredictionEdits& edits, double value) { edits.*member = value; }});
    };
    QVBoxLayout* shape = addGroup(tr("Shape"));
    addEdit(shape, SceneEditKind::Blur,
            text(tr("Blur"), tr("Standard deviation in pixels"), 0, 12, 0.1));
    addEdit(shape, SceneEditKind::Dilate,
            text(tr("Dilate"), tr("Pixels; below 0 erodes"), -12, 12, 1));
    addEdit(shape, SceneEditKind::ShiftX,
            text(tr("Shift to the right"), tr("Pixels; below 0 to the left"), -40, 40, 1));
    addEdit(shape, SceneEditKind::ShiftY,
            text(tr("Shift down"), tr("Pixels; below 0 up"), -40, 40, 1));

    QVBoxLayout* sure = addGroup(tr("Certainty"));
    Parameter temperature =
        text(tr("Temperature"), tr("Divides the logits: above 1 less sure, below 1 surer"), 0.1, 10,
             0.01);
    temperature.scale = Scale::Logarithmic;
    addEdit(sure, SceneEditKind::Temperature, temperature);
    addEdit(sure, SceneEditKind::SwapLabels,
            text(tr("Swap labels"), tr("0 keeps, 1 exchanges the two classes"), 0, 1, 0.01));

    QVBoxLayout* noise = addGroup(tr("Noise"));
    addEdit(noise, SceneEditKind::Salt,
            text(tr("Salt noise"), tr("Share of pixels that say a random class"), 0, 0.5, 0.005));
    addEdit(noise, SceneEditKind::SmoothNoise,
            text(tr("Smooth noise"), tr("Standard deviation, added to the logits"), 0, 6, 0.1));
    size(noise, &PredictionEdits::grain,
         number("grain", tr("Grain of the smooth noise"), tr("Pixels")));
    Parameter seed =
        ranged(number("seed", tr("Seed"), tr("Another number draws other lots")), 1, 100, 1);
    seed.minimum = 0;
    seed.maximum = 4294967295.0;
    seed.defaultValue = 1.0;
    addRow(noise, seed,
           {nullptr, [](const PredictionEdits& edits) { return double(edits.seed); },
            [](PredictionEdits& edits, double value) {
                edits.seed = static_cast<std::uint32_t>(std::llround(value));
            }});

    QVBoxLayout* objects = addGroup(tr("Objects"));
    addEdit(objects, SceneEditKind::DropObjects,
            text(tr("Drop objects"), tr("Share of the predicted objects"), 0, 1, 0.01));
    addEdit(objects, SceneEditKind::AddObjects,
            text(tr("Add objects"), tr("Number of discs"), 0, 40, 1));
    size(objects, &PredictionEdits::radius,
         number("radius", tr("Radius of added objects"), tr("Pixels")));

    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget(scroll);
    m_grid = new QGridLayout(content);
    m_grid->setContentsMargins(0, 4, 8, 12);
    m_grid->setHorizontalSpacing(kColumnGap);
    m_grid->setVerticalSpacing(kColumnGap);
    for (QWidget* group : m_groups) {
        group->setParent(content);
        static_cast<QVBoxLayout*>(group->layout())->addStretch(1);
    }
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    column->addWidget(scroll, 1);
    arrange();
}

void EditPanel::arrange() {
    const int columns = std::clamp((width() - 24) / kLeastColumn, 1, 4);
    if (columns == m_columns) return;
    m_columns = columns;
    for (int i = 0; i < 4; ++i)
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    for (std::size_t i = 0; i < m_groups.size(); ++i)
        m_grid->addWidget(m_groups[i], static_cast<int>(i) / columns,
                          static_cast<int>(i) % columns);
}

void EditPanel::setClasses(const std::vector<ClassInfo>& classes) {
    if (classes == m_classes) return;
    m_classes = classes;
    for (QComboBox* box : {m_label, m_other}) {
        const QSignalBlocker silent(box);
        box->clear();
        for (const ClassInfo& each : classes)
            box->addItem(QString::fromStdString(each.name));
    }
    for (QWidget* each :
         std::initializer_list<QWidget*>{m_labelName, m_label, m_otherName, m_other})
        each->setVisible(classes.size() > 2);
    refresh();
}

void EditPanel::setEdits(const PredictionEdits& edits) {
    m_edits = edits;
    for (const Row& each : m_rows)
        each.row->setValue(each.get(edits));
    refresh();
}

void EditPanel::refresh() {
    const QSignalBlocker a(m_source), b(m_label), c(m_other);
    m_source->setCurrentIndex(m_edits.source == EditSource::Prediction ? 0 : 1);
    m_label->setCurrentIndex(m_edits.label);
    m_other->setCurrentIndex(m_edits.other);
    m_reset->setEnabled(!(m_edits == PredictionEdits()));
    m_reset->setIcon(icon("rotate-ccw", themeOf(palette())));
}

void EditPanel::change(const QString& name, const PredictionEdits& edits) {
    if (edits == m_edits && edits.source == EditSource::Prediction) return;
    setEdits(edits);
    emit editBegan(name);
    emit edited(m_edits);
    emit editEnded();
}

ParameterRow* EditPanel::row(const std::string& id) const {
    for (const Row& each : m_rows)
        if (each.row->parameter().id == id) return each.row;
    return nullptr;
}

void EditPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    emit shown();
}

void EditPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void EditPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_reset) refresh();
}

}  // namespace lossglass
