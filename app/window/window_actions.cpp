// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_actions.h"

#include "widgets/theme/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

namespace lossglass {

namespace {

constexpr const char* kIconName = "iconName";

}  // namespace

QString toolTipOf(const QAction& action) {
    QString text = action.text();
    text.remove('&').remove(QStringLiteral("…"));
    const QString key = action.shortcut().toString(QKeySequence::NativeText);
    return key.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, key);
}

QAction* WindowActions::make(const QString& text, const QString& key, const QString& iconName) {
    auto* action = new QAction(text, this);
    if (!key.isEmpty()) action->setShortcut(QKeySequence(key));
    action->setProperty(kIconName, iconName);
    action->setToolTip(toolTipOf(*action));
    // So that keys work wherever the focus is, also for actions that stand in no menu.
    m_window->addAction(action);
    return action;
}

WindowActions::WindowActions(QWidget* window) : QObject(window), m_window(window) {
    newScene = make(tr("&New scene…"), "Ctrl+N");
    openTarget = make(tr("Open &target…"), "Ctrl+O", "image");
    openPrediction = make(tr("Open &prediction…"), "Ctrl+Shift+O", "layers");
    openTarget->setIconText(tr("Open target"));
    openPrediction->setIconText(tr("Open prediction"));
    openPicture = make(tr("Open p&icture below the target…"));
    howRead = make(tr("&How was this read?"), "Ctrl+I");
    howRead->setEnabled(false);
    exportMenu = make(tr("Export"), {}, "download");
    exportMenu->setToolTip(tr("Export figure, curve, readings or gradient"));
    exportFigure = make(tr("Export &figure…"), "Ctrl+E");
    exportCurve = make(tr("Export &curve as CSV…"));
    exportReadings = make(tr("Export &readings as CSV…"));
    exportGradient = make(tr("Export &gradient as .npy…"));
    copyCode = make(tr("Copy as c&ode"), "Ctrl+Shift+C");
    copyCode->setToolTip(tr("Copy a Python program that computes the selected loss"));
    saveCode = make(tr("&Save arrays and code…"));
    quit = make(tr("&Quit"), "Ctrl+Q");
    undo = make(tr("&Undo"), "Ctrl+Z", "undo-2");
    redo = make(tr("&Redo"), "Ctrl+Shift+Z", "redo-2");
    zoomIn = make(tr("Zoom &in"), "Ctrl++");
    zoomOut = make(tr("Zoom &out"), "Ctrl+-");
    zoomFit = make(tr("&Fit the scene"), "Ctrl+0");
    darkTheme = make(tr("&Dark theme"), "Ctrl+D", "moon");
    darkTheme->setCheckable(true);
    fixRange = make(tr("Fix the &range of the gradient…"));
    fixRange->setCheckable(true);
    unpin = make(tr("&Let the marked pixel follow the pointer"), "Esc");
    maximise = make(tr("&Maximise the lower pane"), "F11", "maximize-2");
    maximise->setCheckable(true);
    maximise->setIconText(tr("Show canvases"));
    compare = make(tr("&Compare losses"), "F9", "layout-grid");
    compare->setIconText(tr("Compare"));
    compare->setCheckable(true);
    copySample = make(tr("Add a &copy of this sample"));
    copySample->setIconText(tr("Copy"));
    addSamples = make(tr("Add samples from &files…"));
    addSamples->setIconText(tr("Add files…"));
    removeSample = make(tr("&Remove this sample"));
    removeSample->setIconText(tr("Remove"));
    previousSample = make(tr("&Previous sample"), "Alt+PgUp");
    nextSample = make(tr("&Next sample"), "Alt+PgDown");
    showFitting = make(tr("Show &all that fit the scene"));
    showFirst = make(tr("Show the &six at start"));
    resetParameters = make(tr("&Reset the parameters of the selected loss"));
    previousLoss = make(tr("&Previous shown loss"), "Ctrl+PgUp");
    nextLoss = make(tr("&Next shown loss"), "Ctrl+PgDown");
    showResponse = make(tr("&Response"), "Ctrl+1");
    showSoftmax = make(tr("&Softmax gradient"), "Ctrl+2");
    showReductions = make(tr("Re&ductions"), "Ctrl+3");
    showDialects = make(tr("D&ialects"), "Ctrl+4");
    showBudget = make(tr("Gradient &budget"), "Ctrl+5");
    showMetrics = make(tr("&Metrics"), "Ctrl+6");
    showSweep = make(tr("S&weep"), "Ctrl+7");
    showLandscape = make(tr("&Landscape"), "Ctrl+8");
    showEdits = make(tr("Edit the pr&ediction"), "Ctrl+Shift+E");
    keys = make(tr("&Mouse and keys"), "F1", "circle-help");
    about = make(tr("&About Lossglass"));
    makeTools();
    makeBrush();
}

void WindowActions::makeBrush() {
    smaller = make(tr("&Smaller brush"), "[");
    larger = make(tr("&Larger brush"), "]");
    muchSmaller = make(tr("Much s&maller brush"));
    muchLarger = make(tr("Much l&arger brush"));
    // Keyboards differ in what Shift makes of a bracket.
    muchSmaller->setShortcuts(
        {QKeySequence("Shift+["), QKeySequence("{"), QKeySequence("Shift+{")});
    muchLarger->setShortcuts({QKeySequence("Shift+]"), QKeySequence("}"), QKeySequence("Shift+}")});
    squareBrush = make(tr("S&quare brush"), "Q", "brush-square");
    squareBrush->setCheckable(true);
    brushEdge = make(tr("Softness and strength"), {}, "sliders-horizontal");
    brushEdge->setToolTip(tr("Softness and strength of the brush on the prediction"));
    swapTools = make(tr("S&wap the last two tools"), "X");
    ignored = make(tr("Paint &ignored pixels on the target"), "I");
    for (std::size_t i = 0; i < classes.size(); ++i)
        classes[i] = make(tr("Paint class %1").arg(i), QString::number(i));
}

void WindowActions::makeTools() {
    m_toolGroup = new QActionGroup(this);
    tools = {make(tr("Point at a pixel"), "C", "crosshair"),
             make(tr("Brush"), "B", "brush"),
             make(tr("Eraser"), "E", "eraser"),
             make(tr("Fill"), "G", "paint-bucket"),
             make(tr("Line"), "L", "slash"),
             make(tr("Rectangle"), "R", "square"),
             make(tr("Ellipse"), "O", "circle"),
             make(tr("Polygon"), "P", "pentagon"),
             make(tr("Move the view"), "H", "hand")};
    const QString erases = tr("Right button or Ctrl erases");
    const QString hints[] = {
        tr("Click pins the pixel"),
        erases,
        tr("The right button too erases, with every tool"),
        tr("Click paints the connected pixels that are alike: of the same label, or of the same "
           "predicted label"),
        tr("Shift: in steps of 45 degrees"),
        tr("Shift: a square"),
        tr("Shift: a circle"),
        tr("A corner per click; double click or Return closes, Backspace takes a corner back, "
           "Esc all"),
        tr("Or hold Space, with every tool")};
    for (std::size_t i = 0; i < tools.size(); ++i) {
        const bool erasesToo = i > 2 && i + 1 < tools.size();
        tools[i]->setToolTip(QStringList{toolTipOf(*tools[i]), hints[i], erasesToo ? erases : ""}
                                 .join('\n')
                                 .trimmed());
    }
    for (std::size_t i = 0; i < tools.size(); ++i) {
        tools[i]->setCheckable(true);
        m_toolGroup->addAction(tools[i]);
        connect(tools[i], &QAction::triggered, this,
                [this, i] { emit toolChosen(static_cast<Tool>(i)); });
    }
}

void WindowActions::setTool(Tool tool) {
    tools[static_cast<std::size_t>(tool)]->setChecked(true);
}

void WindowActions::setTheme(const Theme& theme) {
    for (QObject* child : children()) {
        auto* action = qobject_cast<QAction*>(child);
        if (!action) continue;
        const QString name = action->property(kIconName).toString();
        if (!name.isEmpty()) action->setIcon(icon(name, theme));
        // Icons belong to the tool bar; the menus stay text.
        action->setIconVisibleInMenu(false);
    }
    darkTheme->setIcon(icon(theme.kind == ThemeKind::Dark ? "sun" : "moon", theme));
    maximise->setIcon(icon(maximise->isChecked() ? "minimize-2" : "maximize-2", theme));
}

void WindowActions::fillMenus(QMenuBar* bar) {
    file = bar->addMenu(tr("&File"));
    file->addActions({newScene, openTarget, openPrediction, openPicture, howRead});
    file->addSeparator();
    file->addActions({exportFigure, exportCurve, exportReadings, exportGradient});
    exportArrays = file->addMenu(tr("Export arra&ys"));
    file->addSeparator();
    file->addActions({copyCode, saveCode});
    file->addSeparator();
    file->addAction(quit);
    bar->addMenu(tr("&Edit"))->addActions({undo, redo});
    QMenu* view = bar->addMenu(tr("&View"));
    view->addActions({zoomIn, zoomOut, zoomFit});
    view->addSeparator();
    view->addActions({fixRange, unpin, maximise});
    view->addSeparator();
    view->addAction(darkTheme);
    colours = view->addMenu(tr("&Colours of the gradient"));
    QMenu* scene = bar->addMenu(tr("&Scene"));
    samples = scene->addMenu(tr("&Sample scenes"));
    scene->addSeparator();
    scene->addAction(showEdits);
    QMenu* paint = scene->addMenu(tr("Pain&ting"));
    for (QAction* tool : tools)
        paint->addAction(tool);
    paint->addActions({paint->addSeparator(), swapTools, smaller, larger, muchSmaller, muchLarger,
                       squareBrush, ignored});
    scene->addSeparator();
    scene->addActions({copySample, addSamples, removeSample, previousSample, nextSample});
    QMenu* losses = bar->addMenu(tr("&Losses"));
    losses->addActions({showFitting, showFirst});
    losses->addSeparator();
    losses->addActions({previousLoss, nextLoss, resetParameters});
    bar->addMenu(tr("&Analysis"))
        ->addActions({showResponse, showSoftmax, showReductions, showDialects, showBudget,
                      showMetrics, showSweep, showLandscape, compare});
    bar->addMenu(tr("&Help"))->addActions({keys, about});
}

}  // namespace lossglass
