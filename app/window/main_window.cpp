// SPDX-License-Identifier: GPL-3.0-or-later
// What the window consists of and how it is arranged; main_window_links.cpp connects it.
#include "app/window/main_window.h"

#include "app/import/sample_scenes.h"
#include "app/window/analysis_tabs.h"
#include "app/window/colours_menu.h"
#include "app/window/edit_tab.h"
#include "app/window/form_views.h"
#include "app/window/import_flow.h"
#include "app/window/landscape_tab.h"
#include "app/window/live_views.h"
#include "app/window/message_bar.h"
#include "app/window/notes_views.h"
#include "app/window/paint_controller.h"
#include "app/window/reduction_views.h"
#include "app/window/sample_pane.h"
#include "app/window/scene_opener.h"
#include "app/window/session_desk.h"
#include "app/window/session_rescue_bar.h"
#include "app/window/sweep_tab.h"
#include "app/window/tab_pane.h"
#include "app/window/tab_room.h"
#include "app/window/tool_strip.h"
#include "app/window/window_actions.h"
#include "widgets/panels/edit_panel.h"
#include "widgets/panels/form_comparison.h"
#include "widgets/panels/loss_list_panel.h"
#include "widgets/panels/reduction_view.h"
#include "widgets/panels/softmax_panel.h"
#include "widgets/panels/status_readout.h"
#include "widgets/parameters/parameter_panel.h"
#include "widgets/plots/landscape_view.h"
#include "widgets/plots/response_view.h"
#include "widgets/plots/sweep_view.h"

#include <QAction>
#include <QApplication>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace lossglass {

MainWindow::MainWindow(ThemeKind theme, QWidget* parent)
    : QMainWindow(parent),
      m_theme(theme),
      m_document(new Document(this)),
      m_opener(new SceneOpener(*m_document, this)),
      m_import(new ImportFlow(*m_document, *m_opener, this)),
      m_actions(new WindowActions(this)),
      m_tools(new ToolStrip(*m_actions, this)) {
    build();
    m_views = new LiveViews(*m_document,
                            {m_board, m_list, m_parameters, m_response, m_softmax, m_status}, this);
    m_notes = new NotesViews(*m_document, *m_views, *m_parameters, this);
    m_reductionViews = new ReductionViews(*m_document, *m_reductions, this);
    m_paint = new PaintController({m_document, m_board, m_tools, m_actions}, this);
    m_analysis->runAfter(m_views->evaluation());
    m_formViews->runAfter(m_views->evaluation());
    m_reductionViews->runAfter(m_views->evaluation());
    connectDocument();
    connectPainting();
    connectPanels();
    connectFiles();
    connectView();
    connectExports();
    connectSamples();
    connectSession();
    setTheme(theme);
    applySettings(m_settings);
    refreshUndo();
    refreshTitle();
    // Smaller than the sum of its parts: they have a compact arrangement.
    setMinimumSize(880, 600);
    resize(1600, 1000);
}

MainWindow::~MainWindow() {
    // Parts that go away say so; nothing of it may reach a window that is half gone.
    m_document->history().disconnect(this);
    for (const QObject* part : findChildren<QObject*>())
        part->disconnect(this);
    // The worker and the views go before the widgets that they write to.
    delete m_formViews;
    delete m_analysis;
    delete m_notes;
    delete m_views;
    delete m_reductionViews;
}

void MainWindow::build() {
    m_actions->fillMenus(menuBar());
    m_colours = new ColoursMenu(*m_actions->colours);
    connect(m_colours, &ColoursMenu::chosen, this, &MainWindow::setColours);
    QStringList titles;
    m_actions->samples->setToolTipsVisible(true);
    const QStringList ids = sampleIds() + librarySceneIds();
    for (const QString& id : ids) {
        titles << sampleTitle(id);
        if (id == librarySceneIds().first()) m_actions->samples->addSeparator();
        QAction* action = m_actions->samples->addAction(sampleTitle(id));
        action->setToolTip(sampleHint(id));
        connect(action, &QAction::triggered, m_opener, [this, id] { m_opener->openSample(id); });
    }
    m_tools->setSamples(ids, titles);

    m_board = new CanvasBoard(this);
    m_list = new LossListPanel(this);
    m_parameters = new ParameterPanel(this);
    m_status = new StatusReadout(this);
    m_status->setHint(tr("Point at a pixel to see its numbers."));
    m_messages = new MessageBar(this);
    m_rescueBar = new RescueBar(this);

    m_left = new QSplitter(Qt::Vertical, this);
    m_left->addWidget(buildUpperPane());
    m_left->addWidget(buildLowerPane());
    m_right = new QSplitter(Qt::Vertical, this);
    m_right->addWidget(m_list);
    m_right->addWidget(m_parameters);
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->addWidget(m_left);
    m_columns->addWidget(m_right);
    for (QSplitter* splitter : {m_left, m_right, m_columns}) {
        splitter->setHandleWidth(8);
        splitter->setChildrenCollapsible(false);
    }
    m_left->setObjectName(QStringLiteral("left"));
    m_columns->setStretchFactor(0, 1);
    m_columns->setStretchFactor(1, 0);

    auto* middle = new QWidget(this);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tools);
    auto* panes = new QVBoxLayout;
    panes->setContentsMargins(8, 8, 8, 8);
    panes->setSpacing(8);
    panes->addWidget(m_rescueBar);
    panes->addWidget(m_messages);
    panes->addWidget(m_columns, 1);
    column->addLayout(panes, 1);
    column->addWidget(m_status);
    setCentralWidget(middle);
}

QWidget* MainWindow::buildUpperPane() {
    auto* upper = new QWidget(this);
    auto* column = new QVBoxLayout(upper);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_board, 1);
    m_samples = new SamplePane(*m_actions, upper);
    column->addWidget(m_samples);
    return upper;
}

QWidget* MainWindow::buildLowerPane() {
    auto* pane = new QFrame(this);
    pane->setProperty("role", "pane");
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(1, 1, 1, 1);
    auto* pages = new TabPane(pane);
    m_tabs = pages;
    m_response = new ResponseView(m_tabs);
    m_softmax = new SoftmaxPanel(m_tabs);
    m_tabs->addTab(m_response, tr("Response"));
    m_tabs->addTab(m_softmax, tr("Softmax gradient"));
    m_response->setObjectName(QStringLiteral("response"));
    m_softmax->setObjectName(QStringLiteral("softmax"));
    m_analysis = new AnalysisTabs(*m_document, *m_actions, *m_tabs, *m_board);
    auto* sweep = new SweepView(m_tabs);
    sweep->setObjectName(QStringLiteral("sweep"));
    m_tabs->addTab(sweep, tr("Sweep"));
    new SweepTab(*m_document, *sweep, sweep);
    auto* landscape = new LandscapeView(m_tabs);
    landscape->setObjectName(QStringLiteral("landscape"));
    m_tabs->addTab(landscape, tr("Landscape"));
    new LandscapeTab(*m_document, *landscape, landscape);
    m_edits = new EditPanel(m_tabs);
    m_edits->setObjectName(QStringLiteral("edits"));
    m_tabs->addTab(m_edits, tr("Edit prediction"));
    m_editTab = new EditTab(*m_document, *m_edits, m_edits);
    m_reductions = new ReductionView(m_tabs);
    m_reductions->setObjectName(QStringLiteral("reductions"));
    m_tabs->addTab(m_reductions, tr("Reductions"));
    m_forms = new FormComparison(m_tabs);
    m_forms->setObjectName(QStringLiteral("dialects"));
    m_tabs->addTab(m_forms, tr("Dialects"));
    m_formViews = new FormViews(*m_document, *m_forms, this);
    auto* maximise = new QToolButton(m_tabs);
    maximise->setDefaultAction(m_actions->maximise);
    maximise->setToolButtonStyle(Qt::ToolButtonIconOnly);
    maximise->setAutoRaise(true);
    maximise->setIconSize({18, 18});
    maximise->setFixedHeight(30);
    connect(m_actions->maximise, &QAction::toggled, maximise, [maximise](bool on) {
        maximise->setToolButtonStyle(on ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    });
    auto* corner = new QWidget(m_tabs);
    auto* cornerRow = new QHBoxLayout(corner);
    cornerRow->setContentsMargins(0, 0, 4, 2);
    cornerRow->addWidget(maximise);
    m_tabs->setCornerWidget(corner);
    new TabRoom(*pages, *cornerRow,
                {{"softmax", tr("Softmax")}, {"budget", tr("Budget")}, {"edits", tr("Edit")}});
    column->addWidget(m_tabs);
    return pane;
}

bool MainWindow::showTab(const QString& name) {
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (m_tabs->widget(i)->objectName() != name) continue;
        if (name == u"compare" && !m_actions->compare->isChecked()) m_actions->compare->trigger();
        m_tabs->setCurrentIndex(i);
        return true;
    }
    return false;
}

QString MainWindow::shownTab() const {
    return m_tabs->currentWidget()->objectName();
}

void MainWindow::setTheme(ThemeKind theme) {
    m_theme = theme;
    applyTheme(*qApp, look());
    m_colours->setLook(look());
    m_actions->darkTheme->setChecked(theme == ThemeKind::Dark);
    m_actions->setTheme(lossglass::theme(theme));
    m_analysis->setSettings(m_settings, look());
    refreshForms();
}

void MainWindow::setColours(ColourScheme colours) {
    m_ownColours = true;
    ViewSettings next = m_settings;
    next.colours = colours;
    applySettings(next);
}

void MainWindow::openFiles(const QStringList& files) {
    if (files.isEmpty()) {
        // As the paper has it; the first scene then shows what such a weight does.
        m_document->presetParameter("focal", "alpha", 0.25);
        m_opener->openSample(sampleIds().first());
    } else if (files.size() == 1 && !QFileInfo::exists(files.first()) && isSampleId(files.first()))
        m_opener->openSample(files.first());
    else if (files.size() == 1)
        m_import->open({files.first(), {}, {}, {}});
    else
        m_import->open({files.first(), files.mid(1), {}, {}});
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    arrange();
    if (isVisible() && m_board && !m_shared) shareHeight();
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    arrange();
    if (!m_shared) shareHeight();
}

void MainWindow::arrange() {
    const bool compact = width() < kCompactBelow;
    const WindowDensity density = compact ? WindowDensity::Compact : WindowDensity::Roomy;
    m_board->setDensity(density);
    m_tools->setDensity(density);
    m_list->setDensity(compact ? ListDensity::Compact : ListDensity::Roomy);
    m_parameters->setDensity(compact ? PanelDensity::Compact : PanelDensity::Roomy);
    const int side = compact ? 310 : 400;
    m_right->setFixedWidth(side);
    // The splitter was resized before the column knew its new width.
    m_columns->setSizes({m_columns->width() - side - m_columns->handleWidth(), side});
    m_left->widget(0)->setVisible(!m_actions->maximise->isChecked());
}

void MainWindow::shareHeight() {
    const int height = m_columns->height();
    const int width = m_columns->width() - m_right->width() - m_columns->handleWidth();
    const int strip = m_samples->isHidden() ? 0 : m_samples->sizeHint().height() + 8;
    const int upper = std::min(m_board->fittingHeight(width) + strip, (height + strip) / 2);
    m_left->setSizes({upper, height - upper});
    m_right->setSizes({upper, height - upper});
}

}  // namespace lossglass
