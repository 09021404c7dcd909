// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/pane_tab_bar.h"

#include "widgets/theme/theme.h"

#include <QPainter>

namespace lossglass {

PaneTabBar::PaneTabBar(QWidget* parent) : QTabBar(parent) {
    setUsesScrollButtons(false);
    setElideMode(Qt::ElideNone);
}

void PaneTabBar::setNames(const QStringList& names, const QList<int>& folded) {
    m_folded = folded;
    for (int i = 0; i < count() && i < names.size(); ++i) {
        setTabText(i, isFolded(i) ? QString() : names[i]);
        setAccessibleTabName(i, names[i]);
    }
    updateGeometry();
}

QSize PaneTabBar::tabSizeHint(int index) const {
    const QSize size = QTabBar::tabSizeHint(index);
    return isFolded(index) ? QSize(0, size.height()) : size;
}

void PaneTabBar::paintEvent(QPaintEvent* event) {
    QTabBar::paintEvent(event);
    // As every control: a ring after keyboard use only.
    if (!hasFocus() || !window()->testAttribute(Qt::WA_KeyboardFocusChange)) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(themeOf(palette()).accent, 2));
    painter.drawRoundedRect(QRectF(tabRect(currentIndex())).adjusted(4, 4, -4, -6), 4, 4);
}

}  // namespace lossglass
