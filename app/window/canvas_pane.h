// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/canvas/canvas.h"

#include <QFrame>

class QVBoxLayout;

namespace lossglass {

class PaneHead;
class PaneTabBar;

/// A framed pane: head, canvas, foot. In the compact window two panes share one place, and each
/// head bears the tabs of both.
class CanvasPane : public QFrame {
    Q_OBJECT

public:
    /// `foot` becomes a child and keeps its own margins.
    CanvasPane(CanvasContent content, QWidget* foot, QWidget* parent = nullptr);

    Canvas* canvas() const { return m_canvas; }
    PaneHead* head() const { return m_head; }

    /// Tabs in the place of the title; an empty list brings the title back. Silent.
    void setTabs(const QStringList& names, int current);
    void setTitle(const QString& title);

signals:
    void tabChosen(int index);

private:
    Canvas* m_canvas;
    PaneHead* m_head;
    PaneTabBar* m_tabs;
    QString m_title;
};

}  // namespace lossglass
