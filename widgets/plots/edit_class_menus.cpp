// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/edit_class_menus.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

namespace lossglass {

EditClassMenus::EditClassMenus(QMenu* menu)
    : QObject(menu),
      m_label(menu->addMenu(tr("&Class that is edited"))),
      m_other(menu->addMenu(tr("&Other class"))) {
    m_label->setObjectName(QStringLiteral("editClass"));
    m_other->setObjectName(QStringLiteral("editOtherClass"));
    m_label->menuAction()->setToolTip(tr("The class that is dilated, dropped, added or swapped"));
    m_other->menuAction()->setToolTip(tr("The class it is swapped with, or that takes its place"));
    show({});
}

void EditClassMenus::show(const EditClassChoice& choice) {
    m_label->menuAction()->setVisible(choice.asked > 0);
    m_other->menuAction()->setVisible(choice.asked > 1);
    fill(*m_label, choice, choice.label, &EditClassMenus::labelChosen);
    fill(*m_other, choice, choice.other, &EditClassMenus::otherChosen);
}

void EditClassMenus::fill(QMenu& menu, const EditClassChoice& choice, int chosen,
                          void (EditClassMenus::*signal)(int)) {
    QStringList present;
    for (const QAction* each : menu.actions())
        present << each->data().toString();
    if (present != choice.names) {
        menu.clear();
        delete menu.findChild<QActionGroup*>();
        auto* group = new QActionGroup(&menu);
        for (int label = 0; label < choice.names.size(); ++label) {
            const QString& name = choice.names[label];
            QAction* action = menu.addAction(QString(name).replace('&', QStringLiteral("&&")));
            action->setData(name);
            action->setCheckable(true);
            group->addAction(action);
            connect(action, &QAction::triggered, this,
                    [this, signal, label] { emit(this->*signal)(label); });
        }
    }
    if (chosen >= 0 && chosen < menu.actions().size()) menu.actions()[chosen]->setChecked(true);
}

}  // namespace lossglass
