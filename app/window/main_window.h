// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/window/canvas_board.h"
#include "app/window/view_settings.h"
#include "widgets/theme/theme.h"

#include <QMainWindow>
#include <QStringList>

class QSplitter;
class QTabWidget;

namespace lossglass {

class LiveViews;
class LossListPanel;
class MessageBar;
class ParameterPanel;
class ResponseView;
class SceneOpener;
class SoftmaxPanel;
class StatusReadout;
class ToolStrip;
class WindowActions;

/// The window: puts the panes together and connects them with the document. What is known about
/// pixels, losses and files is known elsewhere.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// Below this width the compact arrangement is used.
    static constexpr int kCompactBelow = 1280;

    explicit MainWindow(ThemeKind theme, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// One file is a target, more are a target and its prediction; none opens the first sample.
    void openFiles(const QStringList& files);
    void setTheme(ThemeKind theme);
    /// Brings the tab of the lower pane with that object name ("response", "budget", ...) to the
    /// front; false where there is none.
    bool showTab(const QString& name);

    Document& document() { return *m_document; }
    LiveViews& views() { return *m_views; }
    CanvasBoard& board() { return *m_board; }
    SceneOpener& opener() { return *m_opener; }
    const ViewSettings& settings() const { return m_settings; }
    MessageBar& messages() { return *m_messages; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QWidget* buildLowerPane();
    void connectDocument();
    void connectPainting();
    void connectPanels();
    void connectFiles();
    void connectView();
    void connectExports();

    void paint(Surface surface, const StrokePiece& piece, PaintButton button);
    void applySettings(const ViewSettings& settings);
    void markPixel(std::optional<QPoint> pixel);
    void onSceneReplaced();
    void refreshTitle();
    void refreshUndo();
    void refreshStatus();
    void arrange();
    void shareHeight();
    void stepLoss(int direction);
    void showFittingLosses();
    void askFixedRange();
    void showKeys();
    void showAbout();

    ThemeKind m_theme;
    ViewSettings m_settings;
    Document* m_document;
    SceneOpener* m_opener;
    WindowActions* m_actions;
    ToolStrip* m_tools;
    MessageBar* m_messages = nullptr;
    CanvasBoard* m_board = nullptr;
    QTabWidget* m_tabs = nullptr;
    ResponseView* m_response = nullptr;
    SoftmaxPanel* m_softmax = nullptr;
    LossListPanel* m_list = nullptr;
    ParameterPanel* m_parameters = nullptr;
    StatusReadout* m_status = nullptr;
    QSplitter *m_columns = nullptr, *m_left = nullptr, *m_right = nullptr;
    LiveViews* m_views = nullptr;
    bool m_shared = false;  ///< the heights were set once; from then on they are the person's
};

}  // namespace lossglass
