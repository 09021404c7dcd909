// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QTabBar>

namespace lossglass {

/// Tabs that show the keyboard's focus, and of which some may be folded to nothing: those keep
/// their place, their name for screen readers, and can be chosen like any other.
class PaneTabBar : public QTabBar {
    Q_OBJECT

public:
    explicit PaneTabBar(QWidget* parent = nullptr);

    /// One name per tab; the tabs in `folded` take no room. The others show their name.
    void setNames(const QStringList& names, const QList<int>& folded);
    bool isFolded(int index) const { return m_folded.contains(index); }

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
    void paintEvent(QPaintEvent* event) override;

private:
    QList<int> m_folded;
};

}  // namespace lossglass
