// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/painting.h"
#include "losslib/scene/scene.h"
#include "widgets/canvas/canvas_frame.h"
#include "widgets/canvas/canvas_state.h"
#include "widgets/canvas/map_settings.h"
#include "widgets/canvas/photo_pyramid.h"
#include "widgets/canvas/shape_gesture.h"
#include "widgets/canvas/tool.h"
#include "widgets/canvas/view_transform.h"

#include <QBasicTimer>
#include <QList>
#include <QUrl>
#include <QWidget>
#include <optional>

class QPushButton;

namespace lossglass {

/// One of the three views of a scene, on which a person points and paints. It never changes the
/// scene: strokes leave as signals, and come back through setScene().
///
/// Pixels are (column, row); the samples of a batch stand one below the other, and either all are
/// shown or one of them: its rows keep their numbers. Setters are silent
/// and cheap: maps are composed when the widget is painted, at the size of the view and only where
/// something changed. Signals come from the hand alone.
///
/// Keys: arrows move the marked pixel (with Shift by ten), Return pins it, + and - zoom, F fits,
/// Space held pans, Ctrl held erases, Esc takes back what is being drawn. Shapes follow the
/// pointer as an outline; with Shift they are regular. A polygon gets a corner per click; Backspace
/// takes one back, Return, a double click or a click on the first corner closes it.
class Canvas : public QWidget {
    Q_OBJECT

public:
    explicit Canvas(CanvasContent content, QWidget* parent = nullptr);

    /// Shows `scene`; only the pixels of `dirty` differ from the last one. A scene of another size
    /// is fitted into the view and rendered whole.
    void setScene(const Scene& scene, const Region& dirty);
    /// The same, with everything changed.
    void setScene(const Scene& scene);
    const Scene& scene() const { return m_scene; }

    /// Shows this sample of the batch alone (the last, where there are fewer) at the same zoom and
    /// place; nothing: all of them.
    void setSample(std::optional<int> sample);
    std::optional<int> sample() const { return m_sample; }
    /// The pixels that can be seen and painted: of the shown sample, or all.
    QRect shownPixels() const;

    void setContent(CanvasContent content);
    CanvasContent content() const { return m_settings.content; }
    /// Which label's p or logit a prediction shows.
    void setClass(int label);
    int classLabel() const { return m_settings.label; }
    void setQuantity(MapQuantity quantity);
    MapQuantity quantity() const { return m_settings.quantity; }
    /// The symmetric range of logits.
    void setLogitRange(double range);
    double logitRange() const { return m_settings.logitRange; }
    /// C x pixels of any unit, the row to show, and the symmetric range in that unit.
    void setGradient(std::shared_ptr<const Planes<float>> planes, int channel, double range);
    double gradientRange() const { return m_settings.gradientRange; }

    /// Whether all that was painted is as it shall be; large views are finished by a thread.
    bool isSettled() const { return m_frame.isSettled(); }

    void setCanvasState(const CanvasState& state);
    const CanvasState& canvasState() const { return m_state; }

    void setView(const ViewTransform& view);
    const ViewTransform& view() const { return m_view; }
    void fitView();

    void setLinkedPixel(std::optional<QPoint> pixel);
    std::optional<QPoint> linkedPixel() const { return m_linked; }
    void setPinnedPixel(std::optional<QPoint> pixel);

    void setTool(Tool tool);
    Tool tool() const { return m_tool; }
    /// In picture pixels, >= 1.
    void setBrushDiameter(double diameter);
    void setBrushShape(BrushShape shape);
    /// Whether something is being drawn that Esc takes back.
    bool isDrawing() const { return m_shape || m_gesture == Gesture::Stroke; }

    QSize sizeHint() const override { return {320, 256}; }
    QSize minimumSizeHint() const override { return {96, 72}; }

signals:
    void viewChanged(const lossglass::ViewTransform& view);
    /// Nothing: the pointer left the picture.
    void pixelHovered(std::optional<QPoint> pixel);
    void pixelPinned(QPoint pixel);
    /// A stroke: began, at least one piece (the first of length 0), ended.
    void strokeBegan();
    void strokePiece(const lossglass::StrokePiece& piece, lossglass::PaintButton button);
    void strokeEnded();
    /// Esc in the place of strokeEnded().
    void strokeCancelled();
    /// A line, rectangle, ellipse or polygon, or a click to fill.
    void shapeDrawn(const lossglass::DrawnShape& shape, lossglass::PaintButton button);
    void filesDropped(const QList<QUrl>& files);
    /// The button of the empty state.
    void openRequested();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    enum class Gesture { None, Stroke, Shape, Pan };

    // Rendering and painting: canvas.cpp, canvas_painting.cpp
    void markAllStale();
    void markStale(const Region& region);
    void paintMap(QPainter& painter, const QRegion& region);
    void paintMarks(QPainter& painter);
    void updateMark(const std::optional<QPoint>& pixel);
    void updateRing();
    void placeButton();
    QRect pictureRect() const;

    // The hand: canvas_input.cpp
    bool hasPicture() const;
    bool canPaint() const;
    bool isErasing(Qt::MouseButton button, Qt::KeyboardModifiers held) const;
    std::optional<QPoint> pixelInside(QPointF position) const;
    void changeView(const ViewTransform& view);
    void zoomAt(QPointF position, double factor);
    void startStroke(QPointF position, PaintButton button);
    void continueStroke(QPointF position);
    void endGesture();
    // Shapes: canvas_shapes.cpp
    void pressWithShapeTool(QMouseEvent* event, PaintButton button);
    void pressWithPolygon(QPointF position, PaintButton button);
    void moveShape(QPointF position, Qt::KeyboardModifiers held);
    void finishShape();
    void cancelDrawing();
    void dropShape();
    bool takeDrawingKey(QKeyEvent* event);
    void updateShape();
    QPainterPath shapePath() const;
    void hover(std::optional<QPoint> pixel);
    void moveLinkedPixel(QPoint step);
    void updateCursor();
    void setKeyboardFocus(bool shown);

    Scene m_scene;
    std::optional<int> m_sample;
    MapSettings m_settings;
    CanvasFrame m_frame;
    std::shared_ptr<PhotoPyramid> m_photo = std::make_shared<PhotoPyramid>();
    CanvasState m_state;
    QBasicTimer m_barTimer;
    double m_barPhase = 0;
    QPushButton* m_button = nullptr;

    ViewTransform m_view;
    std::optional<QPoint> m_linked, m_pinned;
    Tool m_tool = Tool::Crosshair;
    Brush m_brush;
    std::optional<ShapeGesture> m_shape;  ///< polygons also between clicks
    QRectF m_shapeRect;                   ///< where it was last painted

    Gesture m_gesture = Gesture::None;
    PaintButton m_strokeButton = PaintButton::Paint;
    QPointF m_last;  ///< of the gesture: picture coordinates of a stroke, widget's of a pan
    std::optional<QPointF> m_pointer;
    std::optional<QPoint> m_hovered;
    bool m_spaceHeld = false;
    bool m_eraseHeld = false;
    bool m_keyboardFocus = false;
    bool m_dropTarget = false;
};

}  // namespace lossglass
