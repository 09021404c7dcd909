// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QString>

class QBoxLayout;
class QTabWidget;
class QToolButton;

namespace lossglass {

/// Sees to it that no tab is cut: where the names do not all fit they become short ones, and the
/// tabs that have no room even so stand in a menu at the end. The tab in view is always there.
class TabRoom : public QObject {
    Q_OBJECT

public:
    /// `tabs` has all its pages; `corner` is the row of its corner widget. `shortNames` by the
    /// object names of the pages.
    TabRoom(QTabWidget& tabs, QBoxLayout& corner, const QHash<QString, QString>& shortNames);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Names { Full, Short };
    void fit();
    void setNames(Names names);
    /// Whether the visible tabs and the corner fit.
    bool fits() const;
    void fillMenu();

    QTabWidget& m_tabs;
    QHash<QString, QString> m_shortNames;
    QStringList m_names;
    QToolButton* m_more;
    bool m_fitting = false;
};

}  // namespace lossglass
