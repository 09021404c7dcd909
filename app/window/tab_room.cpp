// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/tab_room.h"

#include "app/window/tab_pane.h"
#include "widgets/panels/pane_tab_bar.h"

#include <QBoxLayout>
#include <QEvent>
#include <QMenu>
#include <QToolButton>

namespace lossglass {

TabRoom::TabRoom(TabPane& tabs, QBoxLayout& corner, const QHash<QString, QString>& shortNames)
    : QObject(&tabs), m_tabs(tabs), m_more(new QToolButton(corner.parentWidget())) {
    for (int i = 0; i < tabs.count(); ++i) {
        m_names << tabs.tabText(i);
        m_shortNames << shortNames.value(tabs.widget(i)->objectName(), m_names.last());
    }
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

bool TabRoom::fits() const {
    return m_tabs.bar()->sizeHint().width() + m_tabs.cornerWidget()->sizeHint().width() <=
           m_tabs.width();
}

bool TabRoom::tryOut(const QStringList& names, const QList<int>& folded) {
    m_more->setVisible(!folded.isEmpty());
    m_more->setText(tr("%n more", nullptr, static_cast<int>(folded.size())));
    m_tabs.bar()->setNames(names, folded);
    for (int i = 0; i < m_names.size(); ++i)
        m_tabs.setTabToolTip(i, names[i] == m_names[i] ? QString() : m_names[i]);
    return fits();
}

void TabRoom::fit() {
    if (m_fitting || m_names.size() != m_tabs.count()) return;
    m_fitting = true;
    QList<int> folded;
    if (!tryOut(m_names, {}))
        for (int i = m_tabs.count() - 1; i > 0 && !tryOut(m_shortNames, folded); --i)
            if (i != m_tabs.currentIndex()) folded.prepend(i);
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
