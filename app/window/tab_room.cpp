// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/tab_room.h"

#include <QBoxLayout>
#include <QEvent>
#include <QMenu>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

namespace lossglass {

TabRoom::TabRoom(QTabWidget& tabs, QBoxLayout& corner, const QHash<QString, QString>& shortNames)
    : QObject(&tabs),
      m_tabs(tabs),
      m_shortNames(shortNames),
      m_more(new QToolButton(corner.parentWidget())) {
    for (int i = 0; i < tabs.count(); ++i)
        m_names << tabs.tabText(i);
    m_more->setObjectName(QStringLiteral("moreTabs"));
    m_more->setAutoRaise(true);
    m_more->setFixedHeight(30);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    m_more->setToolTip(tr("All tabs (the menu Analysis has them too)"));
    m_more->setAccessibleName(tr("All tabs"));
    corner.insertWidget(0, m_more);
    connect(m_more->menu(), &QMenu::aboutToShow, this, &TabRoom::fillMenu);
    connect(&tabs, &QTabWidget::currentChanged, this, &TabRoom::fit);
    tabs.setUsesScrollButtons(false);
    tabs.tabBar()->setElideMode(Qt::ElideNone);
    tabs.installEventFilter(this);
    tabs.cornerWidget()->installEventFilter(this);
    fit();
}

bool TabRoom::eventFilter(QObject* watched, QEvent* event) {
    const bool sizes = event->type() == QEvent::Resize || event->type() == QEvent::StyleChange ||
                       event->type() == QEvent::FontChange;
    if (sizes || (event->type() == QEvent::LayoutRequest && watched != &m_tabs)) fit();
    return QObject::eventFilter(watched, event);
}

void TabRoom::setNames(Names names) {
    for (int i = 0; i < m_tabs.count(); ++i) {
        const QString shorter = m_shortNames.value(m_tabs.widget(i)->objectName());
        const bool full = names == Names::Full || shorter.isEmpty();
        m_tabs.setTabText(i, full ? m_names[i] : shorter);
        m_tabs.setTabToolTip(i, full ? QString() : m_names[i]);
    }
}

bool TabRoom::fits() const {
    return m_tabs.tabBar()->sizeHint().width() + m_tabs.cornerWidget()->sizeHint().width() <=
           m_tabs.width();
}

void TabRoom::fit() {
    if (m_fitting || m_names.size() != m_tabs.count()) return;
    m_fitting = true;
    m_more->hide();
    for (int i = 0; i < m_tabs.count(); ++i)
        m_tabs.setTabVisible(i, true);
    setNames(Names::Full);
    if (!fits()) setNames(Names::Short);
    int hidden = 0;
    for (int i = m_tabs.count() - 1; i > 0 && !fits(); --i) {
        if (i == m_tabs.currentIndex()) continue;
        m_more->setText(tr("%n more", nullptr, ++hidden));
        m_more->show();
        m_tabs.setTabVisible(i, false);
    }
    m_fitting = false;
}

void TabRoom::fillMenu() {
    QMenu* menu = m_more->menu();
    menu->clear();
    for (int i = 0; i < m_tabs.count(); ++i) {
        QAction* action = menu->addAction(m_names[i]);
        action->setCheckable(true);
        action->setChecked(i == m_tabs.currentIndex());
        connect(action, &QAction::triggered, &m_tabs, [this, i] { m_tabs.setCurrentIndex(i); });
    }
}

}  // namespace lossglass
