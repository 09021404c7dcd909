// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/tool_strip.h"

#include "app/window/head_controls.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QResizeEvent>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QWidgetAction>

#include <cmath>

namespace lossglass {

namespace {

constexpr double kLargestBrush = 256;

// The slider is logarithmic: 0 .. 100 is 1 .. 256 pixels.
int sliderOf(double diameter) {
    return static_cast<int>(std::lround(100 * std::log(diameter) / std::log(kLargestBrush)));
}

double diameterOf(int slider) {
    return std::round(std::exp(slider / 100.0 * std::log(kLargestBrush)));
}

}  // namespace

ToolStrip::ToolStrip(const WindowActions& actions, QWidget* parent)
    : QWidget(parent), m_scene(headChoice(tr("Scene"), this)) {
    setFixedHeight(44);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(4);
    m_scene->setFixedWidth(212);
    row->addWidget(m_scene);
    addSeparator();
    for (QAction* action : {actions.openTarget, actions.openPrediction})
        m_wordy << button(action, Qt::ToolButtonTextBesideIcon);
    addSeparator();
    button(actions.undo, Qt::ToolButtonIconOnly);
    button(actions.redo, Qt::ToolButtonIconOnly);
    addSeparator();
    for (QAction* tool : actions.tools)
        button(tool, Qt::ToolButtonIconOnly);
    buildBrush(actions);
    row->addStretch(1);
    auto* compare = button(actions.compare, Qt::ToolButtonTextBesideIcon);
    m_wordy << exportButton(actions) << compare;
    button(actions.darkTheme, Qt::ToolButtonIconOnly)->setCheckable(false);
    button(actions.keys, Qt::ToolButtonIconOnly);
    connect(m_scene, &QComboBox::activated, this,
            [this](int index) { emit sampleChosen(m_scene->itemData(index).toString()); });
}

QToolButton* ToolStrip::exportButton(const WindowActions& actions) {
    auto* menu = new QMenu(this);
    menu->addActions({actions.exportFigure, actions.exportCurve, actions.exportReadings,
                      actions.exportGradient});
    menu->addSeparator();
    menu->addActions({actions.copyCode, actions.saveCode});
    auto* made = button(actions.exportMenu, Qt::ToolButtonTextBesideIcon);
    made->setMenu(menu);
    made->setPopupMode(QToolButton::InstantPopup);
    return made;
}

QToolButton* ToolStrip::button(QAction* action, Qt::ToolButtonStyle style) {
    auto* made = new QToolButton(this);
    made->setDefaultAction(action);
    made->setToolButtonStyle(style);
    made->setAutoRaise(true);
    made->setIconSize({18, 18});
    made->setFixedHeight(32);
    if (style == Qt::ToolButtonIconOnly) made->setFixedWidth(32);
    made->setAccessibleName(action->text().remove('&'));
    layout()->addWidget(made);
    return made;
}

void ToolStrip::addSeparator() {
    auto* line = new QFrame(this);
    line->setFixedSize(17, 24);
    line->setObjectName("separator");
    layout()->addWidget(line);
}

void ToolStrip::buildBrush(const WindowActions& actions) {
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->addSpacing(8);
    row->addWidget(headLabel(tr("Size"), this));
    row->addSpacing(4);
    m_sizeSlider = new QSlider(Qt::Horizontal, this);
    m_sizeSlider->setRange(0, 100);
    m_sizeSlider->setFixedWidth(80);
    m_sizeSlider->setToolTip(tr("Size of the brush ([ and ])"));
    m_sizeSlider->setAccessibleName(tr("Size of the brush"));
    m_size = headNumber(tr("Size of the brush in pixels ([ and ])"), this);
    m_size->setRange(1, kLargestBrush);
    m_size->setDecimals(0);
    m_size->setSingleStep(1);
    m_size->setSuffix(tr(" px"));
    row->addWidget(m_sizeSlider);
    row->addSpacing(4);
    row->addWidget(m_size);
    auto* square = button(actions.squareBrush, Qt::ToolButtonIconOnly);
    square->setIconSize({16, 16});
    buildEdge(actions);
    connect(m_sizeSlider, &QSlider::valueChanged, this,
            [this](int value) { emit brushDiameterEdited(diameterOf(value)); });
    connect(m_size, &QDoubleSpinBox::valueChanged, this, &ToolStrip::brushDiameterEdited);
}

/// What matters on predictions alone stands in a menu: softness and strength.
void ToolStrip::buildEdge(const WindowActions& actions) {
    auto* content = new QWidget(this);
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins(12, 12, 12, 12);
    grid->setHorizontalSpacing(8);
    const auto line = [&](int row, const QStringList& names, const QString& help, QLabel*& text) {
        auto* slider = new QSlider(Qt::Horizontal, content);
        slider->setRange(0, 100);
        slider->setFixedWidth(140);
        slider->setToolTip(help);
        slider->setAccessibleName(names[1]);
        text = headLabel({}, content);
        text->setMinimumWidth(44);
        text->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        auto* label = headLabel(names[0], content);
        label->setBuddy(slider);
        grid->addWidget(label, row, 0);
        grid->addWidget(slider, row, 1);
        grid->addWidget(text, row, 2);
        return slider;
    };
    m_softness = line(0, {tr("Softness"), tr("Softness of the brush")},
                      tr("How far the brush fades on the prediction"), m_softnessText);
    m_strength =
        line(1, {tr("Strength"), tr("Strength of the brush")},
             tr("How far one stroke moves the prediction towards the painted p"), m_strengthText);
    m_strength->setMinimum(1);
    auto* menu = new QMenu(this);
    auto* action = new QWidgetAction(menu);
    action->setDefaultWidget(content);
    menu->addAction(action);
    auto* edge = button(actions.brushEdge, Qt::ToolButtonIconOnly);
    edge->setObjectName("edge");
    edge->setMenu(menu);
    edge->setPopupMode(QToolButton::InstantPopup);
    connect(m_softness, &QSlider::valueChanged, this,
            [this](int value) { emit brushSoftnessEdited(value / 100.0); });
    connect(m_strength, &QSlider::valueChanged, this,
            [this](int value) { emit brushStrengthEdited(value / 100.0); });
}

void ToolStrip::setSamples(const QStringList& ids, const QStringList& titles) {
    const QSignalBlocker silent(m_scene);
    m_scene->clear();
    for (int i = 0; i < ids.size(); ++i)
        m_scene->addItem(titles[i], ids[i]);
    m_scene->setCurrentIndex(-1);
}

void ToolStrip::setTitle(const QString& title, const QString& mark) {
    const QSignalBlocker silent(m_scene);
    m_scene->setCurrentIndex(m_scene->findText(title));
    m_scene->setPlaceholderText(title);
    // The mark stands in the closed box only: the entries keep their names.
    m_scene->setToolTip(mark.isEmpty() ? title : QStringLiteral("%1 · %2").arg(title, mark));
    if (!mark.isEmpty()) {
        m_scene->setCurrentIndex(-1);
        m_scene->setPlaceholderText(QStringLiteral("%1 · %2").arg(title, mark));
    }
}

void ToolStrip::setBrushDiameter(double diameter) {
    const QSignalBlocker a(m_sizeSlider), b(m_size);
    m_size->setValue(diameter);
    if (diameterOf(m_sizeSlider->value()) != diameter) m_sizeSlider->setValue(sliderOf(diameter));
}

void ToolStrip::setBrushSoftness(double softness) {
    const QSignalBlocker silent(m_softness);
    m_softness->setValue(static_cast<int>(std::lround(100 * softness)));
    m_softnessText->setText(tr("%1 %").arg(m_softness->value()));
}

void ToolStrip::setBrushStrength(double strength) {
    const QSignalBlocker silent(m_strength);
    m_strength->setValue(static_cast<int>(std::lround(100 * strength)));
    m_strengthText->setText(tr("%1 %").arg(m_strength->value()));
}

void ToolStrip::setDensity(WindowDensity density) {
    const bool compact = density == WindowDensity::Compact;
    m_scene->setFixedWidth(compact ? 160 : 212);
    m_sizeSlider->setFixedWidth(compact ? 56 : 80);
    m_hasWords = !compact;
    fitWords();
}

void ToolStrip::fitWords() {
    for (QToolButton* each : m_wordy)
        each->setToolButtonStyle(m_hasWords ? Qt::ToolButtonTextBesideIcon
                                            : Qt::ToolButtonIconOnly);
    // Where they do not all fit, the last give up their words.
    for (auto each = m_wordy.rbegin(); m_hasWords && each != m_wordy.rend(); ++each) {
        if (layout()->minimumSize().width() <= width()) return;
        (*each)->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
}

void ToolStrip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) fitWords();
}

void ToolStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& colours = themeOf(palette());
    painter.fillRect(0, height() - 1, width(), 1, colours.divider);
    for (const QWidget* line : findChildren<QFrame*>("separator", Qt::FindDirectChildrenOnly))
        painter.fillRect(line->geometry().center().x(), line->y(), 1, line->height(),
                         colours.divider);
}

}  // namespace lossglass
