// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabWidget>

namespace lossglass {

class PaneTabBar;

/// Pages with a PaneTabBar.
class TabPane : public QTabWidget {
    Q_OBJECT

public:
    explicit TabPane(QWidget* parent = nullptr);
    PaneTabBar* bar() const { return m_bar; }
    /// That of the pages: the tabs give way.
    QSize minimumSizeHint() const override;

private:
    PaneTabBar* m_bar;
};

}  // namespace lossglass
