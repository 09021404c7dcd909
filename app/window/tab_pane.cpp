// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/tab_pane.h"

#include "widgets/panels/pane_tab_bar.h"

#include <QStackedWidget>

namespace lossglass {

TabPane::TabPane(QWidget* parent) : QTabWidget(parent), m_bar(new PaneTabBar(this)) {
    setTabBar(m_bar);
    setUsesScrollButtons(false);
}

QSize TabPane::minimumSizeHint() const {
    const auto* pages = findChild<const QStackedWidget*>();
    return {pages->minimumSizeHint().width(), QTabWidget::minimumSizeHint().height()};
}

}  // namespace lossglass
