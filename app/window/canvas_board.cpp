// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/canvas_board.h"

#include "app/window/canvas_pane.h"
#include "app/window/head_controls.h"
#include "widgets/canvas/colour_bar.h"
#include "widgets/canvas/target_legend.h"
#include "widgets/panels/pane_head.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace lossglass {

CanvasBoard::CanvasBoard(QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    buildTarget();
    buildPrediction();
    buildGradient();
    for (CanvasPane* pane : {m_target, m_prediction, m_gradientPane}) {
        row->addWidget(pane, 1);
        link(pane);
    }
    for (CanvasPane* pane : {m_target, m_prediction})
        connect(pane, &CanvasPane::tabChosen, this, &CanvasBoard::showTab);
}

void CanvasBoard::buildTarget() {
    m_legend = new TargetLegend(this);
    m_target = new CanvasPane(CanvasContent::Target, m_legend, this);
    m_target->setTitle(tr("Target"));
    m_label = headChoice(tr("Class that the brush paints"), this);
    m_paintsLabel = headLabel(tr("Paint"), this);
    m_target->head()->addControl(m_paintsLabel);
    m_target->head()->addControl(m_label);
    connect(m_label, &QComboBox::activated, this, [this](int index) {
        ViewSettings next = m_settings;
        next.label = static_cast<std::uint8_t>(m_label->itemData(index).toInt());
        emitEdited(next);
    });
}

void CanvasBoard::buildPrediction() {
    m_predictionBar = new ColourBar(this);
    m_prediction = new CanvasPane(CanvasContent::Prediction, m_predictionBar, this);
    m_prediction->setTitle(tr("Prediction"));
    m_probability = headNumber(tr("Probability that the brush paints"), this);
    m_watched = headChoice(tr("Class that is shown and painted"), this);
    m_quantity = headChoice(tr("What the colours show"), this);
    m_quantity->addItems({tr("probability"), tr("logit")});
    PaneHead* head = m_prediction->head();
    m_paintsProbability = headLabel(tr("Paint p"), this);
    head->addControl(m_paintsProbability);
    head->addControl(m_probability);
    head->addControl(m_watched);
    head->addControl(m_quantity);
    connect(m_probability, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        ViewSettings next = m_settings;
        next.probability = value;
        emitEdited(next);
    });
    connect(m_watched, &QComboBox::activated, this, [this](int index) {
        ViewSettings next = m_settings;
        next.watched = index;
        next.curveTarget = index;
        emitEdited(next);
    });
    connect(m_quantity, &QComboBox::activated, this, [this](int index) {
        ViewSettings next = m_settings;
        next.quantity = index == 0 ? MapQuantity::Probability : MapQuantity::Logit;
        emitEdited(next);
    });
}

void CanvasBoard::buildGradient() {
    m_gradientBar = new ColourBar(this);
    m_gradientPane = new CanvasPane(CanvasContent::Gradient, m_gradientBar, this);
    m_by = headChoice(tr("What the gradient is taken by; N is the number of valid pixels"), this);
    m_by->addItems({tr("by logit, N ∂L/∂z"), tr("by probability, N ∂L/∂p")});
    m_gradientPane->head()->addControl(m_by);
    connect(m_by, &QComboBox::activated, this, [this](int index) {
        ViewSettings next = m_settings;
        next.gradientBy = index == 0 ? GradientBy::Logit : GradientBy::Probability;
        emitEdited(next);
    });
}

void CanvasBoard::link(CanvasPane* pane) {
    Canvas* own = pane->canvas();
    const CanvasContent content = own->content();
    connect(own, &Canvas::viewChanged, this, [this, own](const ViewTransform& view) {
        for (CanvasPane* other : {m_target, m_prediction, m_gradientPane})
            if (other->canvas() != own) other->canvas()->setView(view);
        emit zoomChanged();
    });
    connect(own, &Canvas::pixelHovered, this, &CanvasBoard::pixelHovered);
    connect(own, &Canvas::pixelPinned, this, &CanvasBoard::pixelPinned);
    connect(own, &Canvas::strokeEnded, this, &CanvasBoard::strokeEnded);
    connect(own, &Canvas::strokeCancelled, this, &CanvasBoard::strokeCancelled);
    connect(own, &Canvas::filesDropped, this,
            [this, content](const QList<QUrl>& files) { emit filesDropped(content, files); });
    connect(own, &Canvas::openRequested, this, [this, content] { emit openRequested(content); });
    if (content == CanvasContent::Gradient) return;
    const Surface surface =
        content == CanvasContent::Target ? Surface::Target : Surface::Prediction;
    connect(own, &Canvas::strokePiece, this,
            [this, surface](const StrokePiece& piece, PaintButton button) {
                emit strokePiece(surface, piece, button);
            });
    connect(own, &Canvas::shapeDrawn, this,
            [this, surface](const DrawnShape& shape, PaintButton button) {
                emit shapeDrawn(surface, shape, button);
            });
}

void CanvasBoard::setScene(const Scene& scene, const Region& dirty) {
    m_scene = scene;
    for (CanvasPane* pane : {m_target, m_prediction, m_gradientPane})
        pane->canvas()->setScene(scene, dirty);
    refreshClasses();
}

void CanvasBoard::refreshClasses() {
    if (m_classes == m_scene.classes()) return;
    m_classes = m_scene.classes();
    fillClasses(m_label, m_classes, palette());
    m_label->addItem(tr("ignored"), int{kIgnored});
    fillClasses(m_watched, m_classes, palette());
    m_watched->setVisible(m_scene.channels() > 1);
    m_headsFor.clear();
    setSettings(m_settings);
}

QString CanvasBoard::watchedName() const {
    const auto& classes = m_scene.classes();
    const auto label = static_cast<std::size_t>(m_settings.watched);
    return label < classes.size() ? QString::fromStdString(classes[label].name) : QString();
}

void CanvasBoard::setSettings(const ViewSettings& settings) {
    const bool otherSample = settings.sample != m_settings.sample;
    m_settings = settings;
    if (otherSample) refreshLegend();
    const QSignalBlocker a(m_label), b(m_watched), c(m_quantity), d(m_by), e(m_probability);
    m_label->setCurrentIndex(m_label->findData(int{settings.label}));
    m_watched->setCurrentIndex(settings.watched);
    m_quantity->setCurrentIndex(settings.quantity == MapQuantity::Probability ? 0 : 1);
    m_by->setCurrentIndex(settings.gradientBy == GradientBy::Logit ? 0 : 1);
    m_probability->setValue(settings.probability);
    Canvas* prediction = m_prediction->canvas();
    prediction->setClass(settings.watched);
    prediction->setQuantity(settings.quantity);
    for (CanvasPane* pane : {m_target, m_prediction, m_gradientPane}) {
        Canvas* each = pane->canvas();
        each->setSample(settings.sample);
        each->setTool(settings.tool);
        each->setBrushDiameter(settings.brushDiameter);
        each->setBrushShape(settings.brushShape);
        each->setLinkedPixel(settings.pixel);
        each->setPinnedPixel(settings.pinned ? settings.pixel : std::nullopt);
    }
    refreshBars();
}

void CanvasBoard::refreshBars() {
    if (m_settings.quantity == MapQuantity::Probability)
        m_predictionBar->setProbability(tr("p of %1").arg(watchedName()));
    else
        m_predictionBar->setLogit(tr("z of %1").arg(watchedName()),
                                  m_prediction->canvas()->logitRange());
    const GradientMap shown =
        m_highlight ? GradientMap{m_highlight->planes, m_highlight->halfWidth, m_highlight->pixels}
                    : m_gradient;
    const double half = m_settings.fixedRange.value_or(shown.halfWidth);
    m_gradientBar->setGradient(half);
    m_gradientPane->canvas()->setGradient(shown.planes, m_settings.channel(m_scene.channels()),
                                          half / shown.pixels);
    refreshTitle();
}

void CanvasBoard::refreshTitle() {
    refreshHeads();
}

void CanvasBoard::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    refreshTitle();
}

void CanvasBoard::setCounts(const std::vector<LabelCounts>& ofSamples) {
    m_counts = ofSamples;
    refreshLegend();
}

void CanvasBoard::refreshLegend() {
    LabelCounts counts;
    if (const int last = static_cast<int>(m_counts.size()) - 1; last >= 0)
        counts = m_counts[static_cast<std::size_t>(std::clamp(m_settings.sample, 0, last))];
    std::vector<std::int64_t> pixels;
    for (const double count : counts.perLabel)
        pixels.push_back(std::llround(count));
    m_legend->setCounts(m_scene.classes(), pixels, counts.ignored);
}

void CanvasBoard::setGradient(const QString& lossName, const GradientMap& map) {
    m_lossName = lossName;
    m_gradient = map;
    refreshBars();
}

void CanvasBoard::setGradientState(const CanvasState& state) {
    m_gradientPane->canvas()->setCanvasState(state);
}

void CanvasBoard::setHighlight(const std::optional<GradientHighlight>& highlight) {
    m_highlight = highlight;
    refreshBars();
}

void CanvasBoard::setDensity(WindowDensity density) {
    m_density = density;
    const bool compact = density == WindowDensity::Compact;
    const QStringList names = compact ? QStringList{tr("Target"), tr("Prediction")} : QStringList{};
    m_target->setTabs(names, 0);
    m_prediction->setTabs(names, 1);
    m_target->setVisible(!compact || m_tab == 0);
    m_prediction->setVisible(!compact || m_tab == 1);
    m_quantity->setVisible(!compact);
    refreshBars();
}

void CanvasBoard::showTab(int index) {
    m_tab = index;
    setDensity(m_density);
}

void CanvasBoard::emitEdited(const ViewSettings& settings) {
    setSettings(settings);
    emit settingsEdited(settings);
}

Canvas* CanvasBoard::canvas(CanvasContent content) const {
    return (content == CanvasContent::Target       ? m_target
            : content == CanvasContent::Prediction ? m_prediction
                                                   : m_gradientPane)
        ->canvas();
}

bool CanvasBoard::isSettled() const {
    return m_target->canvas()->isSettled() && m_prediction->canvas()->isSettled() &&
           m_gradientPane->canvas()->isSettled();
}

void CanvasBoard::zoom(double factor) {
    const Canvas* shown = m_gradientPane->canvas();
    const QPointF middle(shown->width() / 2.0, shown->height() / 2.0);
    const ViewTransform view = shown->view().zoomedAt(middle, factor);
    for (CanvasPane* pane : {m_target, m_prediction, m_gradientPane})
        pane->canvas()->setView(view);
    emit zoomChanged();
}

void CanvasBoard::fitView() {
    for (CanvasPane* pane : {m_target, m_prediction, m_gradientPane})
        pane->canvas()->fitView();
    emit zoomChanged();
}

double CanvasBoard::zoomFactor() const {
    return m_gradientPane->canvas()->view().scale();
}

int CanvasBoard::fittingHeight(int width) const {
    constexpr int kHeadAndFoot = 36 + 44 + 2;
    const int panes = m_density == WindowDensity::Compact ? 2 : 3;
    if (m_scene.isEmpty()) return kHeadAndFoot + 256;
    const double paneWidth = (width - 8.0 * (panes - 1)) / panes;
    const double ratio = double(m_scene.height()) / m_scene.width();
    return kHeadAndFoot + static_cast<int>(std::lround(paneWidth * ratio));
}

}  // namespace lossglass
