// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/paint_controller.h"

#include "app/window/canvas_board.h"
#include "app/window/fill_job.h"
#include "app/window/tool_strip.h"
#include "app/window/window_actions.h"
#include "losslib/scene/shape_raster.h"

#include <QAction>

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

constexpr double kSmallStep = 1.2, kLargeStep = 2;
constexpr double kLargestDiameter = 256;

StrokeTool strokeToolOf(Tool tool) {
    switch (tool) {
        case Tool::Fill:
            return StrokeTool::Fill;
        case Tool::Line:
            return StrokeTool::Line;
        case Tool::Rectangle:
            return StrokeTool::Rectangle;
        case Tool::Ellipse:
            return StrokeTool::Ellipse;
        case Tool::Polygon:
            return StrokeTool::Polygon;
        default:
            return StrokeTool::Brush;
    }
}

}  // namespace

PaintController::PaintController(const Parts& parts, QObject* parent)
    : QObject(parent), m_parts(parts), m_fill(new FillJob(*parts.document, this)) {
    connect(m_parts.board, &CanvasBoard::strokePiece, this, &PaintController::paint);
    connect(m_parts.board, &CanvasBoard::shapeDrawn, this, &PaintController::drawShape);
    connect(m_parts.board, &CanvasBoard::strokeEnded, m_parts.document, &Document::endStroke);
    connect(m_parts.board, &CanvasBoard::strokeCancelled, m_parts.document,
            &Document::cancelStroke);
    connect(m_fill, &FillJob::workingChanged, this, [this](Surface surface, bool working) {
        m_parts.board
            ->canvas(surface == Surface::Target ? CanvasContent::Target : CanvasContent::Prediction)
            ->setCanvasState(working ? CanvasState::working(tr("Filling")) : CanvasState::normal());
    });
    connectBrush();
    connectTools();
}

bool PaintController::isCurrent() const {
    return !m_fill->isPending();
}

void PaintController::connectBrush() {
    const WindowActions& actions = *m_parts.actions;
    connect(m_parts.strip, &ToolStrip::brushDiameterEdited, this, &PaintController::resizeBrush);
    const auto step = [this](const QAction* action, double factor) {
        connect(action, &QAction::triggered, this, [this, factor] {
            const double now = m_settings.brushDiameter;
            resizeBrush(factor > 1 ? std::ceil(std::max(now + 1, now * factor))
                                   : std::floor(std::min(now - 1, now * factor)));
        });
    };
    step(actions.smaller, 1 / kSmallStep);
    step(actions.larger, kSmallStep);
    step(actions.muchSmaller, 1 / kLargeStep);
    step(actions.muchLarger, kLargeStep);
    connect(m_parts.strip, &ToolStrip::brushSoftnessEdited, this, [this](double softness) {
        ViewSettings next = m_settings;
        next.brushSoftness = softness;
        emitEdited(next);
    });
    connect(m_parts.strip, &ToolStrip::brushStrengthEdited, this, [this](double strength) {
        ViewSettings next = m_settings;
        next.brushStrength = strength;
        emitEdited(next);
    });
    connect(actions.squareBrush, &QAction::triggered, this, [this](bool square) {
        ViewSettings next = m_settings;
        next.brushShape = square ? BrushShape::Square : BrushShape::Round;
        emitEdited(next);
    });
}

void PaintController::connectTools() {
    const WindowActions& actions = *m_parts.actions;
    connect(&actions, &WindowActions::toolChosen, this, &PaintController::chooseTool);
    connect(actions.swapTools, &QAction::triggered, this, [this] { chooseTool(m_previousTool); });
    for (std::size_t digit = 0; digit < actions.classes.size(); ++digit)
        connect(actions.classes[digit], &QAction::triggered, this,
                [this, digit] { chooseClass(static_cast<int>(digit)); });
    connect(actions.ignored, &QAction::triggered, this, [this] { chooseClass(kIgnored); });
}

void PaintController::setSettings(const ViewSettings& settings) {
    if (settings.tool != m_settings.tool) m_previousTool = m_settings.tool;
    m_settings = settings;
    m_parts.strip->setBrushDiameter(settings.brushDiameter);
    m_parts.strip->setBrushSoftness(settings.brushSoftness);
    m_parts.strip->setBrushStrength(settings.brushStrength);
    m_parts.actions->setTool(settings.tool);
    m_parts.actions->squareBrush->setChecked(settings.brushShape == BrushShape::Square);
}

void PaintController::emitEdited(const ViewSettings& settings) {
    emit settingsEdited(settings);
}

void PaintController::resizeBrush(double diameter) {
    ViewSettings next = m_settings;
    next.brushDiameter = std::clamp(diameter, 1.0, kLargestDiameter);
    emitEdited(next);
}

void PaintController::chooseTool(Tool tool) {
    ViewSettings next = m_settings;
    next.tool = tool;
    emitEdited(next);
}

void PaintController::chooseClass(int label) {
    const Scene& scene = m_parts.document->scene();
    if (label != kIgnored && label >= scene.labelCount()) return;
    ViewSettings next = m_settings;
    next.label = static_cast<std::uint8_t>(label);
    // A single channel is always that of label 1.
    if (scene.channels() > 1 && label != kIgnored) next.watched = next.curveTarget = label;
    emitEdited(next);
}

StrokeStyle PaintController::styleOf(Surface surface, PaintButton button) const {
    const bool erase = button == PaintButton::Erase;
    StrokeStyle style;
    style.surface = surface;
    style.tool = erase ? StrokeTool::Eraser : StrokeTool::Brush;
    style.sample = m_settings.sample;
    style.brush = {m_settings.brushDiameter, 0, m_settings.brushShape};
    style.label = erase ? std::uint8_t{0} : m_settings.label;
    style.channel = m_settings.channel(m_parts.document->scene().channels());
    // Erasing paints the opposite of what the brush paints.
    style.probability = erase ? 1 - m_settings.probability : m_settings.probability;
    if (surface == Surface::Prediction) {
        style.brush.softness = m_settings.brushSoftness;
        style.strength = m_settings.brushStrength;
    }
    return style;
}

void PaintController::paint(Surface surface, const StrokePiece& piece, PaintButton button) {
    if (!m_parts.document->isStroking()) m_parts.document->beginStroke(styleOf(surface, button));
    m_parts.document->strokePiece(piece);
}

Coverage PaintController::coverageOf(const DrawnShape& shape) const {
    const Extent extent = extentOf(m_parts.document->scene(), m_settings.sample);
    switch (shape.tool) {
        case Tool::Rectangle:
            return rasterRectangle(extent, shape.box);
        case Tool::Ellipse:
            return rasterEllipse(extent, shape.box);
        case Tool::Polygon:
            return rasterPolygon(extent, shape.points);
        default:
            break;
    }
    return {};
}

void PaintController::fill(const StrokeStyle& style, const PaintPoint& from) {
    Document& document = *m_parts.document;
    const int column = static_cast<int>(std::floor(from.x));
    const int row = static_cast<int>(std::floor(from.y));
    if (document.scene().pixels() > FillJob::kLargePicture) return m_fill->fill(style, column, row);
    document.beginStroke(style);
    document.strokeShape(fillCoverage(document.scene(), style, column, row));
    document.endStroke();
}

void PaintController::drawShape(Surface surface, const DrawnShape& shape, PaintButton button) {
    Document& document = *m_parts.document;
    if (document.scene().isEmpty()) return;
    StrokeStyle style = styleOf(surface, button);
    style.tool = strokeToolOf(shape.tool);
    if (shape.tool == Tool::Fill) return fill(style, shape.points[0]);
    document.beginStroke(style);
    if (shape.tool == Tool::Line)
        document.strokePiece(
            {shape.points[0].x, shape.points[0].y, shape.points[1].x, shape.points[1].y});
    else
        document.strokeShape(coverageOf(shape));
    document.endStroke();
}

}  // namespace lossglass
