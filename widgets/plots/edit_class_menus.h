// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QMenu;

namespace lossglass {

/// Which classes the edits of a sweep act on.
struct EditClassChoice {
    int asked = 0;  ///< 0: none, the menus are hidden; 1: the class alone; 2: also the other one
    QStringList names;
    int label = 1;
    int other = 0;
};

/// Two submenus to choose those classes in. Showing is silent.
class EditClassMenus : public QObject {
    Q_OBJECT

public:
    /// Adds the submenus to `menu`, whose child it becomes.
    explicit EditClassMenus(QMenu* menu);

    void show(const EditClassChoice& choice);

signals:
    void labelChosen(int label);
    void otherChosen(int label);

private:
    void fill(QMenu& menu, const EditClassChoice& choice, int chosen,
              void (EditClassMenus::*signal)(int));

    QMenu *m_label, *m_other;
};

}  // namespace lossglass
