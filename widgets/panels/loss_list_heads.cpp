// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/loss_list_heads.h"

#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QPainter>

namespace lossglass {

LossListHeads::LossListHeads(QWidget* parent) : QWidget(parent) {}

void LossListHeads::setDensity(ListDensity density) {
    m_density = density;
    update();
}

void LossListHeads::paintEvent(QPaintEvent*) {
    const Theme& theme = themeOf(palette());
    const LossRowLayout layout = LossRowLayout::of(rect(), m_density);
    QPainter painter(this);
    painter.setFont(tickFont());
    painter.setPen(theme.secondText);
    const auto write = [&](const QRect& rect, Qt::Alignment align, const QString& text) {
        painter.drawText(rect, static_cast<int>(align | Qt::AlignVCenter), text);
    };
    write(layout.name, Qt::AlignLeft, tr("Loss"));
    write(layout.value, Qt::AlignRight, tr("Value"));
    if (m_density == ListDensity::Roomy)
        write(layout.spark.adjusted(0, 0, -4, 0), Qt::AlignRight, tr("Last 10 edits"));
    write(layout.change, Qt::AlignRight, tr("Last change"));
    painter.fillRect(0, height() - 1, width(), 1, theme.divider);
}

}  // namespace lossglass
