// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/class_swatch.h"

#include "widgets/theme/theme.h"

#include <QPainter>

namespace lossglass {
namespace {

constexpr int kSquare = 12;
constexpr int kGap = 6;

}  // namespace

ClassSwatch::ClassSwatch(const ClassInfo& info, QWidget* parent)
    : QWidget(parent), m_name(QString::fromStdString(info.name)), m_colour(QRgb(info.colour)) {
    setToolTip(m_name);
}

QSize ClassSwatch::sizeHint() const {
    return {kSquare + kGap + fontMetrics().horizontalAdvance(m_name), 26};
}

void ClassSwatch::paintEvent(QPaintEvent*) {
    const Theme& theme = themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF square(0.5, (height() - kSquare) / 2 + 0.5, kSquare - 1, kSquare - 1);
    painter.setPen(QPen(theme.controlEdge, 1));
    painter.setBrush(m_colour);
    painter.drawRoundedRect(square, 2, 2);
    painter.setPen(theme.text);
    const int left = kSquare + kGap;
    const QString text = fontMetrics().elidedText(m_name, Qt::ElideRight, width() - left);
    painter.drawText(QRect(left, 0, width() - left, height()), Qt::AlignVCenter | Qt::AlignLeft,
                     text);
}

}  // namespace lossglass
