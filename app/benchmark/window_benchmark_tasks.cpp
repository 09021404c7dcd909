// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/benchmark/app_benchmark_tasks.h"

#include "app/window/canvas_board.h"
#include "app/window/live_views.h"
#include "app/window/main_window.h"
#include "losslib/loss/catalogue.h"

#include <QApplication>
#include <QMouseEvent>

#include <cmath>
#include <memory>
#include <set>

namespace lossglass {

namespace {

constexpr int kStrokeEvents = 400;

/// Counts how often a canvas was painted.
class PaintCounter : public QObject {
public:
    explicit PaintCounter(Canvas* canvas) { canvas->installEventFilter(this); }
    int count() const { return m_count; }

protected:
    bool eventFilter(QObject* canvas, QEvent* event) override {
        if (event->type() == QEvent::Paint) ++m_count;
        return QObject::eventFilter(canvas, event);
    }

private:
    int m_count = 0;
};

/// The real window on a scene, with all losses that fit it.
class WindowBench {
public:
    explicit WindowBench(const Scene& scene)
        : m_window(ThemeKind::Light),
          m_gradient(m_window.board().canvas(CanvasContent::Gradient)),
          m_prediction(m_window.board().canvas(CanvasContent::Prediction)) {
        m_window.resize(1600, 1000);
        m_window.document().load(scene, QStringLiteral("benchmark"));
        std::set<std::string> all;
        for (const Loss& loss : catalogue())
            if (scene.channels() == 1 || loss.channels == ChannelRule::Any) all.insert(loss.id);
        m_window.document().setShownLosses(all);
        m_window.document().selectLoss("focal");
        QObject::connect(&m_window.views(), &LiveViews::updated, &m_window,
                         [this] { m_paintedAtReading = m_gradient.count(); });
        m_window.show();
        settle();
        canvas()->setTool(Tool::Brush);
    }

    /// A step of a drag.
    void moveSlider() {
        m_step = (m_step + 1) % 20;
        m_window.document().setParameter("focal", "gamma", 1.0 + 0.1 * m_step);
        settle();
    }

    void stroke() {
        m_step = (m_step + 1) % 20;
        Document& document = m_window.document();
        const double middle = document.scene().width() / 2.0;
        const double y = middle - 10 + m_step;
        StrokeStyle style;
        style.probability = m_step % 2 == 0 ? 0.2 : 0.8;
        document.beginStroke(style);
        document.strokePiece({middle, y, middle + 20, y});
        document.endStroke();
        settle();
    }

    /// One event of a long stroke on a circle: from the hand to the pixel.
    void strokeEvent() {
        const QRectF picture = canvas()->view().toWidget(QRectF(canvas()->shownPixels()));
        const double radius = 0.4 * std::min(picture.width(), picture.height());
        const double angle = 2 * M_PI * m_step / kStrokeEvents;
        const QPointF place = picture.center() + radius * QPointF(std::cos(angle), std::sin(angle));
        const bool first = m_step % kStrokeEvents == 0;
        const int painted = m_prediction.count();
        if (first && m_step > 0) send(QEvent::MouseButtonRelease, place);
        send(first ? QEvent::MouseButtonPress : QEvent::MouseMove, place);
        while (m_prediction.count() == painted)
            QCoreApplication::processEvents(QEventLoop::AllEvents);
        ++m_step;
    }

private:
    Canvas* canvas() { return m_window.board().canvas(CanvasContent::Prediction); }

    void send(QEvent::Type type, QPointF place) {
        const bool moves = type == QEvent::MouseMove;
        const bool up = type == QEvent::MouseButtonRelease;
        QMouseEvent event(type, place, canvas()->mapToGlobal(place),
                          moves ? Qt::NoButton : Qt::LeftButton, up ? Qt::NoButton : Qt::LeftButton,
                          Qt::NoModifier);
        QCoreApplication::sendEvent(canvas(), &event);
    }

    /// Until all that can be seen belongs to the document and the heat map was painted with it.
    void settle() {
        while (!m_window.isCurrent() || m_gradient.count() == m_paintedAtReading)
            QCoreApplication::processEvents(QEventLoop::AllEvents);
    }

    MainWindow m_window;
    PaintCounter m_gradient, m_prediction;
    int m_paintedAtReading = 0;  ///< paintings of the heat map before the last readings came
    int m_step = 0;
};

BenchmarkTask windowTask(const std::string& name, void (WindowBench::*step)(), int runs) {
    return {name,
            [=](const Scene& scene) {
                const auto bench = std::make_shared<WindowBench>(scene);
                return [=] { ((*bench).*step)(); };
            },
            runs};
}

void startWindow() {
    MainWindow window(ThemeKind::Light);
    window.resize(1600, 1000);
    const PaintCounter painted(window.board().canvas(CanvasContent::Gradient));
    window.openFiles({});
    window.show();
    while (painted.count() == 0 || !window.isCurrent())
        QCoreApplication::processEvents(QEventLoop::AllEvents);
}

}  // namespace

std::vector<BenchmarkTask> windowBenchmarkTasks(int classes) {
    if (!qobject_cast<QApplication*>(QCoreApplication::instance())) return {};
    std::vector<BenchmarkTask> tasks{
        windowTask("window:slider", &WindowBench::moveSlider, 0),
        windowTask("window:stroke", &WindowBench::stroke, 0),
        windowTask("window:stroke_event", &WindowBench::strokeEvent, kStrokeEvents)};
    if (classes == 1)
        tasks.push_back({"window:start_up", [](const Scene&) { return startWindow; }});
    return tasks;
}

}  // namespace lossglass
