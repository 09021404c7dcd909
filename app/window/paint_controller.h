// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/window/view_settings.h"
#include "widgets/canvas/tool.h"

#include <QObject>

namespace lossglass {

class CanvasBoard;
class FillJob;
class ToolStrip;
class WindowActions;

/// What the hand does with the tools: strokes and shapes go from the canvases to the document with
/// the settings of the moment; keys and the tool strip change those.
class PaintController : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Document* document;
        CanvasBoard* board;
        ToolStrip* strip;
        WindowActions* actions;
    };

    explicit PaintController(const Parts& parts, QObject* parent = nullptr);

    /// Silent; also shows them in the tool strip.
    void setSettings(const ViewSettings& settings);
    /// False while a large picture is filled.
    bool isCurrent() const;

signals:
    void settingsEdited(const lossglass::ViewSettings& settings);

private:
    void connectBrush();
    void connectTools();
    StrokeStyle styleOf(Surface surface, PaintButton button) const;
    void paint(Surface surface, const StrokePiece& piece, PaintButton button);
    void drawShape(Surface surface, const DrawnShape& shape, PaintButton button);
    Coverage coverageOf(const DrawnShape& shape) const;
    void fill(const StrokeStyle& style, const PaintPoint& from);
    void resizeBrush(double diameter);
    void chooseTool(Tool tool);
    void chooseClass(int label);
    void emitEdited(const ViewSettings& settings);

    Parts m_parts;
    FillJob* m_fill;
    ViewSettings m_settings;
    Tool m_previousTool = Tool::Eraser;
};

}  // namespace lossglass
