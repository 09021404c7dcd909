// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/live_views.h"
#include "app/window/main_window.h"
#include "app/window/message_bar.h"
#include "app/window/pixel_views.h"
#include "app/window/scene_opener.h"

#include <QTest>

#include <functional>
#include <limits>
#include <optional>

namespace lossglass::test {

/// The real window on the first sample scene, and a hand to work it with.
class WindowDriver {
public:
    WindowDriver() {
        window.openFiles({});
        window.show();
    }

    /// Whether the window is in front and shows the readings of the present document.
    bool isReady() { return QTest::qWaitForWindowActive(&window) && settle(); }
    /// Waits for files and numbers that are on their way.
    bool settle() {
        return QTest::qWaitFor(
            [this] { return !window.opener().isBusy() && window.views().isCurrent(); }, kPatience);
    }

    const Scene& scene() { return window.document().scene(); }
    int steps() { return window.document().history().count(); }
    const Reading<float>* reading(const std::string& loss) {
        for (const auto& each : window.views().readings()->readings)
            if (each.loss->id == loss) return &each;
        return nullptr;
    }
    double value(const std::string& loss) {
        const auto* found = reading(loss);
        return found ? found->evaluation.value : std::numeric_limits<double>::quiet_NaN();
    }
    /// N-fold dL/dz of the selected loss at a pixel.
    double pull(QPoint pixel) {
        const auto& planes = window.views().selectedReading()->evaluation.logitGradient;
        return static_cast<double>(scene().pixels()) * double{planes(0, index(pixel))};
    }
    double p(QPoint pixel) { return probabilityAt(scene(), index(pixel), 1); }
    int label(QPoint pixel) { return scene().labels()[static_cast<std::size_t>(index(pixel))]; }

    Canvas* canvas(CanvasContent content) { return window.board().canvas(content); }
    /// Where a pixel is on its canvas.
    QPoint place(CanvasContent content, QPoint pixel) {
        return canvas(content)->view().toWidget(QPointF(pixel) + QPointF(0.5, 0.5)).toPoint();
    }
    /// A pixel inside the picture, 20 from its edges, that fulfils the condition and that the
    /// pointer can hit.
    std::optional<QPoint> find(CanvasContent content, const std::function<bool(QPoint)>& wanted) {
        for (int y = 20; y < scene().height() - 20; ++y)
            for (int x = 20; x < scene().width() - 20; ++x) {
                const QPoint pixel(x, y);
                const QPoint hit = canvas(content)->view().pixelAt(place(content, pixel));
                if (hit == pixel && wanted(pixel)) return pixel;
            }
        return std::nullopt;
    }

    void press(CanvasContent content, QPoint pixel, Qt::MouseButton button = Qt::LeftButton) {
        QTest::mousePress(canvas(content), button, {}, place(content, pixel));
    }
    void move(CanvasContent content, QPoint pixel) {
        QTest::mouseMove(canvas(content), place(content, pixel));
    }
    void release(CanvasContent content, QPoint pixel, Qt::MouseButton button = Qt::LeftButton) {
        QTest::mouseRelease(canvas(content), button, {}, place(content, pixel));
    }
    /// From one pixel to another; the same twice is a dab.
    void stroke(CanvasContent content, QPoint from, QPoint to,
                Qt::MouseButton button = Qt::LeftButton) {
        press(content, from, button);
        if (to != from) move(content, to);
        release(content, to, button);
    }

    void undo() { QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier); }
    void redo() { QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); }
    void smallestBrush() {
        while (window.settings().brushDiameter > 1)
            QTest::keyClick(canvas(CanvasContent::Prediction), '[');
    }

    MainWindow window{ThemeKind::Light};

private:
    static constexpr int kPatience = 30000;

    std::int64_t index(QPoint pixel) {
        return std::int64_t{pixel.y()} * scene().width() + pixel.x();
    }
};

}  // namespace lossglass::test
