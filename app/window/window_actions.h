// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/canvas/tool.h"
#include "widgets/theme/theme.h"

#include <QObject>

#include <array>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;
class QWidget;

namespace lossglass {

/// Every command of the window, made once: menus and tool bar show the same actions. They do
/// nothing by themselves; the owner connects them.
class WindowActions : public QObject {
    Q_OBJECT

public:
    explicit WindowActions(QWidget* window);

    void fillMenus(QMenuBar* bar);
    /// Icons in the theme's colours.
    void setTheme(const Theme& theme);
    /// Checks the tool; silent.
    void setTool(Tool tool);

    QAction *newScene, *openTarget, *openPrediction, *openPicture, *howRead, *exportMenu,
        *exportFigure, *exportCurve, *exportReadings, *exportGradient, *copyCode, *saveCode, *quit;
    QAction *undo, *redo;
    QAction *zoomIn, *zoomOut, *zoomFit, *darkTheme, *fixRange, *unpin, *maximise;
    QAction *smaller, *larger, *muchSmaller, *muchLarger, *squareBrush, *brushEdge, *swapTools,
        *ignored;
    QAction *copySample, *addSamples, *removeSample, *previousSample, *nextSample;
    QAction *showFitting, *showFirst, *resetParameters, *previousLoss, *nextLoss;
    QAction *showResponse, *showSoftmax, *showReductions, *showDialects, *showEdits, *compare;
    QAction *showBudget, *showMetrics, *showSweep, *showLandscape;
    QAction *keys, *about;
    std::array<QAction*, kToolCount> tools{};  ///< in the order of Tool
    std::array<QAction*, 10> classes{};        ///< the digits
    QMenu* file = nullptr;                     ///< others add to it
    QMenu* samples = nullptr;                  ///< filled by the owner
    QMenu* colours = nullptr;                  ///< likewise
    QMenu* exportArrays = nullptr;             ///< likewise

signals:
    void toolChosen(lossglass::Tool tool);

private:
    QAction* make(const QString& text, const QString& key = {}, const QString& iconName = {});
    void makeTools();
    void makeBrush();

    QWidget* m_window;
    QActionGroup* m_toolGroup;
};

/// "Brush (B)": the text without its mark, and the key.
QString toolTipOf(const QAction& action);

}  // namespace lossglass
