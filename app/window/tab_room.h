// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>

class QBoxLayout;
class QToolButton;

namespace lossglass {

class TabPane;

/// Sees to it that no tab is cut: where the names do not all fit they become short ones, and the
/// tabs that have no room even so stand in a menu at the end. The tab in view is always there.
class TabRoom : public QObject {
    Q_OBJECT

public:
    /// `tabs` has all its pages; `corner` is the row of its corner widget. `shortNames` by the
    /// object names of the pages.
    TabRoom(TabPane& tabs, QBoxLayout& corner, const QHash<QString, QString>& shortNames);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fit();
    /// The names, short ones if need be, and what is folded away.
    bool tryOut(const QStringList& names, const QList<int>& folded);
    /// Whether the visible tabs and the corner fit.
    bool fits() const;
    void fillMenu();

    TabPane& m_tabs;
    QStringList m_names, m_shortNames;
    QToolButton* m_more;
    bool m_fitting = false;
};

}  // namespace lossglass
