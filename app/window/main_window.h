// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/session/own_library.h"
#include "app/session/session.h"
#include "app/window/canvas_board.h"
#include "app/window/view_settings.h"
#include "widgets/theme/theme.h"

#include <QDeadlineTimer>
#include <QMainWindow>
#include <QStringList>

class QSplitter;
class QTabWidget;

namespace lossglass {

class AnalysisTabs;
class ColoursMenu;
class EditPanel;
class EditTab;
class FormComparison;
class FormViews;
class ImportFlow;
class LiveViews;
class LossListPanel;
class MessageBar;
class NotesViews;
class PaintController;
class ParameterPanel;
class ReductionView;
class ReductionViews;
class ResponseView;
class RescueBar;
class SamplePane;
class SceneOpener;
class SessionDesk;
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
    /// Brings a tab of the lower pane forth: "response", "softmax", "reductions", "dialects";
    /// false for others.
    bool showTab(const QString& name);
    /// Whether everything that can be seen belongs to the present document.
    bool isCurrent() const;
    void setTheme(ThemeKind theme);

    Document& document() { return *m_document; }
    LiveViews& views() { return *m_views; }
    FormViews& formViews() { return *m_formViews; }
    CanvasBoard& board() { return *m_board; }
    SceneOpener& opener() { return *m_opener; }
    /// The way of files; it asks about them only when it is told to.
    ImportFlow& import() { return *m_import; }
    const ViewSettings& settings() const { return m_settings; }
    /// As if chosen in the tool strip.
    void paintWith(Tool tool, double brushDiameter);
    MessageBar& messages() { return *m_messages; }
    SessionDesk& session() { return *m_session; }
    ThemeKind themeKind() const { return m_theme; }
    WindowLook look() const { return {m_theme, m_settings.colours}; }
    /// The person's own choice: sessions that are opened do not change it.
    void setColours(ColourScheme colours);
    bool hasOwnColours() const { return m_ownColours; }
    QString shownTab() const;
    /// Where the person's own scenes lie; by default in the data folder of the user.
    void setLibrary(const OwnLibrary& library) { m_library = library; }

    /// Everything that a session holds; nothing without a scene.
    std::optional<Session> captureSession() const;
    /// Undone, also what the session holds beside the document is as it was before.
    void applySession(const Session& session, const QString& action, Document::Restored as);
    /// From now on the work is kept in the folder for the case that the program dies, and what
    /// others left there is offered.
    void keepWork(const QString& rescueFolder);
    /// The heights of the panes are the person's: no scene changes them.
    void keepHeights() { m_shared = true; }
    FigureSettings& figureSettings() { return m_figure; }
    /// Opens the dialog of figures; it does not block.
    void exportFigure();

signals:
    /// The window was closed by hand and nothing kept it.
    void closing();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QWidget* buildUpperPane();
    QWidget* buildLowerPane();
    void connectDocument();
    void connectPainting();
    void connectPanels();
    void connectFiles();
    void connectView();
    void connectExports();
    void connectSamples();
    void connectSession();
    /// Before a session comes: what undoing it puts back beside the document.
    Document::Companion layAside();
    void addGalleryActions();
    void showGallery();
    void saveToLibrary();

    void applySettings(const ViewSettings& settings);
    void markPixel(std::optional<QPoint> pixel);
    void onSceneReplaced();
    void refreshTitle();
    void refreshUndo();
    void refreshStatus();
    void sayUndoLimit();
    void arrange();
    void shareHeight();
    void refreshForms();
    void stepLoss(int direction);
    void showFittingLosses();
    void showSample(int sample);
    void refreshSamples();
    void addSamplesFromFiles();
    void askFixedRange();
    void showKeys();
    void showAbout();

    ThemeKind m_theme;
    ViewSettings m_settings;
    Document* m_document;
    SceneOpener* m_opener;
    ImportFlow* m_import;
    WindowActions* m_actions;
    ToolStrip* m_tools;
    ColoursMenu* m_colours = nullptr;
    MessageBar* m_messages = nullptr;
    CanvasBoard* m_board = nullptr;
    QTabWidget* m_tabs = nullptr;
    ResponseView* m_response = nullptr;
    SoftmaxPanel* m_softmax = nullptr;
    SamplePane* m_samples = nullptr;
    ReductionView* m_reductions = nullptr;
    ReductionViews* m_reductionViews = nullptr;
    LossListPanel* m_list = nullptr;
    ParameterPanel* m_parameters = nullptr;
    StatusReadout* m_status = nullptr;
    QSplitter *m_columns = nullptr, *m_left = nullptr, *m_right = nullptr;
    LiveViews* m_views = nullptr;
    FormComparison* m_forms = nullptr;
    FormViews* m_formViews = nullptr;
    SessionDesk* m_session = nullptr;
    RescueBar* m_rescueBar = nullptr;
    FigureSettings m_figure;
    OwnLibrary m_library = OwnLibrary::ofUser();
    Session::Unknown m_unknown;  ///< of the session that was opened
    AnalysisTabs* m_analysis = nullptr;
    NotesViews* m_notes = nullptr;
    PaintController* m_paint = nullptr;
    EditPanel* m_edits = nullptr;
    EditTab* m_editTab = nullptr;
    bool m_saidUndoLimit = false;
    bool m_ownColours = false;
    QDeadlineTimer m_remark;  ///< until then the status line keeps its remark
    bool m_shared = false;    ///< the heights were set once; from then on they are the person's
};

}  // namespace lossglass
