// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/canvas_pane.h"

#include "widgets/panels/pane_head.h"
#include "widgets/panels/pane_tab_bar.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

namespace lossglass {

CanvasPane::CanvasPane(CanvasContent content, QWidget* foot, QWidget* parent)
    : QFrame(parent),
      m_canvas(new Canvas(content, this)),
      m_head(new PaneHead(this)),
      m_tabs(new PaneTabBar(this)) {
    setProperty("role", "pane");
    // Panes share the width evenly, whatever stands in their heads.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    setMinimumWidth(160);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_canvas, 1);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(foot);
    column->addLayout(row);
    m_head->setLeading(m_tabs);
    m_tabs->hide();
    // Beside other controls: nearer to each other than those of a whole pane.
    m_tabs->setProperty("role", "head");
    m_tabs->setExpanding(false);
    connect(m_tabs, &QTabBar::tabBarClicked, this, &CanvasPane::tabChosen);
}

void CanvasPane::setTitle(const QString& title) {
    m_title = title;
    m_canvas->setAccessibleName(title);
    if (m_tabs->isHidden()) m_head->setTitle(title);
}

void CanvasPane::setTabs(const QStringList& names, int current) {
    const QSignalBlocker silent(m_tabs);
    while (m_tabs->count() > 0)
        m_tabs->removeTab(0);
    for (const QString& name : names)
        m_tabs->addTab(name);
    m_tabs->setVisible(!names.isEmpty());
    m_head->setTitle(names.isEmpty() ? m_title : QString());
    if (!names.isEmpty()) m_tabs->setCurrentIndex(current);
    // The name of the chosen one is bolder, thus wider.
    m_tabs->updateGeometry();
}

}  // namespace lossglass
