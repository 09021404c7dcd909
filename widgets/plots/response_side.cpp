// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/response_side.h"

#include "widgets/plots/response_text.h"
#include "widgets/plots/target_choice.h"
#include "widgets/theme/fonts.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPixmap>
#include <QVBoxLayout>

namespace lossglass {

namespace {

constexpr int kWidth = 228;
constexpr int kSwatch = 12;

QPixmap swatch(const QColor& colour, qreal ratio) {
    QPixmap square(QSize(kSwatch, kSwatch) * ratio);
    square.setDevicePixelRatio(ratio);
    square.fill(colour);
    return square;
}

}  // namespace

ResponseSide::ResponseSide(QWidget* parent)
    : QWidget(parent),
      m_choice(new TargetChoice(TargetChoice::Shape::ButtonsWhereTheyFit, this)),
      m_keys(new QWidget(this)),
      m_line(new QFrame(this)) {
    setFixedWidth(kWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);

    addText(helpFont(), true)->setText(tr("Curve for a pixel of"));
    column->addWidget(m_choice);
    column->addSpacing(12);
    addText(strongTextFont(), false)->setText(tr("At the marked pixel"));
    m_marked = addText(helpFont(), false);
    column->addSpacing(10);
    m_allTitle = addText(strongTextFont(), false);
    m_all = addText(helpFont(), false);
    column->addSpacing(4);

    auto* keys = new QVBoxLayout(m_keys);
    keys->setContentsMargins(0, 0, 0, 0);
    keys->setSpacing(4);
    m_below = addKey(&m_belowSwatch);
    m_above = addKey(&m_aboveSwatch);
    column->addWidget(m_keys);
    column->addSpacing(8);

    m_line->setFixedHeight(1);
    m_line->setBackgroundRole(QPalette::Midlight);
    m_line->setAutoFillBackground(true);
    column->addWidget(m_line);
    column->addSpacing(4);
    m_without = addText(helpFont(), true);
    column->addStretch(1);
    connect(m_choice, &TargetChoice::picked, this, &ResponseSide::targetChosen);
}

QLabel* ResponseSide::addText(const QFont& font, bool second) {
    auto* label = new QLabel(this);
    label->setFont(font);
    label->setWordWrap(true);
    if (second) label->setProperty("role", QStringLiteral("second"));
    layout()->addWidget(label);
    return label;
}

QLabel* ResponseSide::addKey(QLabel** square) {
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    *square = new QLabel(m_keys);
    auto* text = new QLabel(m_keys);
    text->setFont(helpFont());
    row->addWidget(*square);
    row->addWidget(text, 1);
    static_cast<QVBoxLayout*>(m_keys->layout())->addLayout(row);
    return text;
}

void ResponseSide::setData(const ResponseViewData& shown) {
    m_choice->setChoices(shown.classNames, shown.target);
    m_marked->setText(ResponseText::atMarkedPixel(shown));
    m_allTitle->setText(ResponseText::allPixelsTitle(shown));
    m_all->setText(ResponseText::allPixels(shown));
    m_below->setText(ResponseText::belowKey(shown));
    m_above->setText(ResponseText::aboveKey(shown));
    m_keys->setVisible(shown.summary.has_value());
    const QString without = ResponseText::withoutCurve(shown);
    m_without->setText(without);
    m_without->setVisible(!without.isEmpty());
    m_line->setVisible(!without.isEmpty());
}

void ResponseSide::setColours(const QColor& below, const QColor& above) {
    m_belowSwatch->setPixmap(swatch(below, devicePixelRatioF()));
    m_aboveSwatch->setPixmap(swatch(above, devicePixelRatioF()));
}

}  // namespace lossglass
