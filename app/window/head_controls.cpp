// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/head_controls.h"

#include "widgets/parameters/decimal_box.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QPainter>
#include <QPixmap>

namespace lossglass {

QComboBox* headChoice(const QString& name, QWidget* parent) {
    auto* box = new QComboBox(parent);
    box->setToolTip(name);
    box->setAccessibleName(name);
    box->setFixedHeight(26);
    box->setIconSize({12, 12});
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    // Long class names give way rather than push their neighbours out.
    box->setMinimumContentsLength(4);
    box->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    return box;
}

QDoubleSpinBox* headNumber(const QString& name, QWidget* parent) {
    auto* box = new DecimalBox(parent);
    box->setToolTip(name);
    box->setAccessibleName(name);
    box->setFixedSize(72, 26);
    box->setRange(0, 1);
    box->setSingleStep(0.05);
    box->setDecimals(2);
    box->setAlignment(Qt::AlignRight);
    return box;
}

QLabel* headLabel(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setFont(helpFont());
    label->setProperty("role", "second");
    return label;
}

void fillClasses(QComboBox* box, const std::vector<ClassInfo>& classes, const QPalette& palette) {
    box->clear();
    const Theme& colours = themeOf(palette);
    for (std::size_t k = 0; k < classes.size(); ++k) {
        // The background of two classes has no colour on the canvas: an empty square.
        const bool plain = classes.size() == 2 && k == 0;
        QPixmap swatch(24, 24);
        swatch.setDevicePixelRatio(2);
        swatch.fill(Qt::transparent);
        QPainter painter(&swatch);
        painter.setPen(plain ? colours.controlEdge : QColor::fromRgb(classes[k].colour));
        painter.setBrush(plain ? QBrush(colours.panel) : QBrush(QColor(classes[k].colour)));
        painter.drawRect(QRectF(0.5, 0.5, 11, 11));
        painter.end();
        box->addItem(QIcon(swatch), QString::fromStdString(classes[k].name), static_cast<int>(k));
    }
}

}  // namespace lossglass
