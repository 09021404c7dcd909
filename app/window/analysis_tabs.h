// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/view_settings.h"
#include "losslib/scene/scene.h"
#include "widgets/theme/theme.h"

#include <QObject>

#include <optional>

class QTabWidget;

namespace lossglass {

class BudgetTab;
class CanvasBoard;
class CompareTab;
class CompareView;
class Document;
class LiveEvaluation;
class MetricsTab;
class MetricsView;
class WindowActions;

/// The tabs that set losses side by side, with what keeps them up to date. They follow the
/// window's settings; what the hand does in them comes back as signals.
class AnalysisTabs : public QObject {
    Q_OBJECT

public:
    /// Adds the tabs. `board` lights the pixels that are pointed at.
    AnalysisTabs(Document& document, WindowActions& actions, QTabWidget& tabs, CanvasBoard& board);
    ~AnalysisTabs() override;

    void setSettings(const ViewSettings& settings, const WindowLook& theme);
    /// Another pixel is marked; nothing else changed.
    void setPixel(const ViewSettings& settings);
    /// The scene that Compare holds against the present one; empty: none.
    const Scene& comparedScene() const;
    void setComparedScene(const Scene& scene);
    /// Whether what can be seen of them belongs to the present document.
    bool isCurrent() const;
    /// What is seen first is computed first.
    void runAfter(LiveEvaluation& first);

signals:
    void settingsEdited(const lossglass::ViewSettings& settings);
    void pixelHovered(std::optional<QPoint> pixel);

private:
    void connectCompare();

    WindowActions& m_actions;
    QTabWidget& m_tabs;
    ViewSettings m_settings;
    BudgetTab* m_budget;
    CompareView* m_compareView;
    CompareTab* m_compare;
    MetricsView* m_metricsView;
    MetricsTab* m_metrics;
    int m_tabBefore = 0;  ///< where "Show canvases" goes back to
};

}  // namespace lossglass
