// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/pane_head.h"

#include "widgets/panels/elided_label.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace lossglass {

PaneHead::PaneHead(QWidget* parent)
    : QWidget(parent),
      m_title(new ElidedLabel(this)),
      m_remark(new QLabel(this)),
      m_layout(new QHBoxLayout(this)) {
    setFixedHeight(36);
    m_layout->setContentsMargins(12, 0, 8, 1);
    m_layout->setSpacing(8);
    m_title->setFont(paneTitleFont());
    m_remark->setFont(helpFont());
    m_remark->setProperty("role", "second");
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_remark);
    m_remark->hide();
    m_layout->addStretch(1);
}

void PaneHead::setTitle(const QString& title) {
    m_title->setVisible(!title.isEmpty());
    m_title->setText(title);
    // Tabs in its place have room of their own beside their names.
    m_layout->setContentsMargins(title.isEmpty() ? 4 : 12, 0, 8, 1);
}

void PaneHead::setRemark(const QString& remark) {
    m_remark->setVisible(!remark.isEmpty());
    m_remark->setText(remark);
}

void PaneHead::addControl(QWidget* control) {
    m_layout->addWidget(control);
}

void PaneHead::setLeading(QWidget* widget) {
    m_layout->insertWidget(0, widget);
}

int PaneHead::neededWidth() const {
    m_layout->invalidate();
    return m_layout->sizeHint().width();
}

void PaneHead::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, themeOf(palette()).divider);
}

}  // namespace lossglass
