// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/import_preview.h"

#include "widgets/theme/theme.h"

#include <QPainter>

namespace lossglass {

ImportPreview::ImportPreview(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ImportPreview::setImage(const QImage& image) {
    m_image = image;
    update();
}

void ImportPreview::paintEvent(QPaintEvent*) {
    const Theme& colours = themeOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colours.well);
    if (m_image.isNull()) {
        painter.setPen(colours.secondText);
        painter.drawText(rect(), Qt::AlignCenter, tr("Nothing to show"));
        return;
    }
    QRect place(QPoint(), m_image.size().scaled(size(), Qt::KeepAspectRatio));
    place.moveCenter(rect().center());
    painter.fillRect(place, colours.raised);
    painter.fillRect(place, QBrush(colours.secondText, Qt::BDiagPattern));
    painter.setRenderHint(QPainter::SmoothPixmapTransform, place.width() < m_image.width());
    painter.drawImage(place, m_image);
}

}  // namespace lossglass
