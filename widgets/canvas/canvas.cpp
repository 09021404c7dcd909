// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas.h"

#include "widgets/theme/theme.h"

#include <QEvent>
#include <QPushButton>
#include <QResizeEvent>
#include <algorithm>

namespace lossglass {

Canvas::Canvas(CanvasContent content, QWidget* parent) : QWidget(parent) {
    m_settings.content = content;
    m_settings.theme = themeOf(palette()).kind;
    m_button = new QPushButton(this);
    m_button->hide();
    connect(&m_frame, &CanvasFrame::composed, this, qOverload<const QRect&>(&Canvas::update));
    connect(m_button, &QPushButton::clicked, this, &Canvas::openRequested);
    setMouseTracking(true);
    setFocusPolicy(Qt::WheelFocus);
    setAcceptDrops(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    updateCursor();
}

void Canvas::setScene(const Scene& scene, const Region& dirty) {
    const bool resized = MapSampler::sizeOf(scene) != MapSampler::sizeOf(m_scene);
    if (resized) dropShape();
    m_scene = scene;
    if (m_photo->picture() != scene.picture()) {
        m_photo = std::make_shared<PhotoPyramid>(scene.picture());
        markAllStale();
    }
    if (resized) {
        m_linked.reset();
        m_pinned.reset();
        m_hovered.reset();
        fitView();
        markAllStale();
    } else {
        markStale(dirty);
    }
}

void Canvas::setScene(const Scene& scene) {
    const QSize size = MapSampler::sizeOf(scene);
    setScene(scene, {0, 0, size.width(), size.height()});
    update();
}

void Canvas::setSample(std::optional<int> sample) {
    const QRect before = shownPixels();
    m_sample = sample;
    const QRect now = shownPixels();
    if (now == before) return;
    dropShape();
    if (now.size() == before.size())
        m_view = m_view.movedBy(m_view.scale() * QPointF(before.topLeft() - now.topLeft()));
    else
        fitView();
    update();
}

QRect Canvas::shownPixels() const {
    const QRect whole(QPoint(), MapSampler::sizeOf(m_scene));
    if (!m_sample || whole.isEmpty()) return whole;
    const int shown = std::clamp(*m_sample, 0, m_scene.samples() - 1);
    return {0, shown * m_scene.height(), m_scene.width(), m_scene.height()};
}

void Canvas::setContent(CanvasContent content) {
    if (content == m_settings.content) return;
    m_settings.content = content;
    markAllStale();
    updateCursor();
}

void Canvas::setClass(int label) {
    if (label == m_settings.label) return;
    m_settings.label = label;
    if (content() == CanvasContent::Prediction) markAllStale();
}

void Canvas::setQuantity(MapQuantity quantity) {
    if (quantity == m_settings.quantity) return;
    m_settings.quantity = quantity;
    if (content() == CanvasContent::Prediction) markAllStale();
}

void Canvas::setLogitRange(double range) {
    if (range == m_settings.logitRange) return;
    m_settings.logitRange = range;
    if (content() == CanvasContent::Prediction) markAllStale();
}

void Canvas::setGradient(std::shared_ptr<const Planes<float>> planes, int channel, double range) {
    if (planes == m_settings.gradient && channel == m_settings.channel &&
        range == m_settings.gradientRange)
        return;
    m_settings.gradient = std::move(planes);
    m_settings.channel = channel;
    m_settings.gradientRange = range;
    if (content() == CanvasContent::Gradient) markAllStale();
}

void Canvas::setCanvasState(const CanvasState& state) {
    if (state == m_state) return;
    m_state = state;
    const bool undefined = state.kind == CanvasState::Kind::Undefined;
    setToolTip(undefined ? state.text : QString());
    m_button->setText(state.button);
    m_button->setVisible(state.kind == CanvasState::Kind::Empty && !state.button.isEmpty());
    placeButton();
    if (state.kind == CanvasState::Kind::Working && state.progress < 0)
        m_barTimer.start(40, this);
    else
        m_barTimer.stop();
    updateCursor();
    update();
}

void Canvas::setView(const ViewTransform& view) {
    if (view == m_view) return;
    m_view = view;
    updateCursor();
    update();
}

void Canvas::fitView() {
    setView(ViewTransform::fit(shownPixels(), size()));
}

void Canvas::setLinkedPixel(std::optional<QPoint> pixel) {
    if (pixel == m_linked) return;
    updateMark(m_linked);
    m_linked = pixel;
    updateMark(m_linked);
}

void Canvas::setPinnedPixel(std::optional<QPoint> pixel) {
    if (pixel == m_pinned) return;
    updateMark(m_pinned);
    m_pinned = pixel;
    updateMark(m_pinned);
}

void Canvas::setTool(Tool tool) {
    if (tool == m_tool) return;
    dropShape();
    updateRing();
    m_tool = tool;
    updateRing();
    updateCursor();
}

void Canvas::setBrushDiameter(double diameter) {
    updateRing();
    m_brush.diameter = std::max(1.0, diameter);
    updateRing();
    updateShape();
    updateCursor();
}

void Canvas::setBrushShape(BrushShape shape) {
    m_brush.shape = shape;
    updateRing();
    updateShape();
}

void Canvas::markAllStale() {
    m_frame.markAllStale();
    update();
}

void Canvas::markStale(const Region& region) {
    if (region.isEmpty()) return;
    // The outline inside a neighbour depends on the pixel too.
    const QRectF touched = m_view.toWidget(
        QRectF(region.x, region.y, region.width, region.height).adjusted(-1, -1, 1, 1));
    const QRect rect = touched.toAlignedRect().adjusted(-3, -3, 3, 3) & this->rect();
    m_frame.markStale(rect);
    update(rect);
}

void Canvas::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange) return;
    const WindowLook look = themeOf(palette()).look();
    if (look == m_settings.theme) return;
    m_settings.theme = look;
    markAllStale();
}

void Canvas::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeButton();
    const QRect picture = shownPixels();
    if (picture.isEmpty()) return;
    // A fitted picture stays fitted; any other keeps its middle.
    if (event->oldSize().isEmpty() || m_view == ViewTransform::fit(picture, event->oldSize())) {
        m_view = ViewTransform::fit(picture, size());
        return;
    }
    const QSizeF grown = size() - event->oldSize();
    m_view = m_view.movedBy({grown.width() / 2, grown.height() / 2});
}

}  // namespace lossglass
