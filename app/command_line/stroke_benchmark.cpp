// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/stroke_benchmark.h"

#include "app/window/canvas_board.h"
#include "app/window/main_window.h"
#include "app/window/wait_for.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <numbers>

namespace lossglass {

namespace {

constexpr int kPatienceMilliseconds = 120000;

/// Discs on a plain ground, and a prediction that is not sure of them.
Scene strokeScene(int size) {
    SceneParts<float> parts;
    parts.width = parts.height = size;
    const std::size_t pixels = static_cast<std::size_t>(size) * static_cast<std::size_t>(size);
    auto labels = std::make_shared<Labels>(pixels);
    auto logits = std::make_shared<Planes<float>>(1, static_cast<Eigen::Index>(pixels));
    const double period = size / 8.0;
    for (std::size_t i = 0; i < pixels; ++i) {
        const double x = std::fmod(static_cast<double>(i % static_cast<std::size_t>(size)), period);
        const double y = std::fmod(static_cast<double>(i / static_cast<std::size_t>(size)), period);
        const double away = std::hypot(x - period / 2, y - period / 2) / period;
        (*labels)[i] = away < 0.3 ? 1 : 0;
        (*logits)(0, static_cast<Eigen::Index>(i)) = static_cast<float>(4 * (0.35 - away));
    }
    parts.labels = std::move(labels);
    parts.logits = std::move(logits);
    return Scene::make(std::move(parts)).value();
}

/// Of this thread, in milliseconds.
double processorTime() {
#ifdef Q_OS_LINUX
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
#else
    return 0;
#endif
}

/// Takes the time at the end of each paint event of a widget.
class PaintClock : public QObject {
public:
    explicit PaintClock(QWidget* widget) : m_widget(widget) { widget->installEventFilter(this); }
    void start() {
        m_paintedAfter = -1;
        m_processor = processorTime();
        m_timer.start();
    }
    /// Milliseconds from start() to the end of the first paint event since; below 0: none yet.
    double paintedAfter() const { return m_paintedAfter; }
    double processorUsed() const { return m_processor; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (watched != m_widget || event->type() != QEvent::Paint) return false;
        watched->event(event);
        if (m_paintedAfter >= 0) return true;
        m_paintedAfter = static_cast<double>(m_timer.nsecsElapsed()) / 1e6;
        m_processor = processorTime() - m_processor;
        return true;
    }

private:
    QWidget* m_widget;
    QElapsedTimer m_timer;
    double m_paintedAfter = -1;
    double m_processor = 0;
};

void wait(const MainWindow& window) {
    QElapsedTimer timer;
    timer.start();
    waitFor([&] { return window.isCurrent() || timer.elapsed() >= kPatienceMilliseconds; });
    for (int i = 0; i < 5; ++i)
        QApplication::processEvents(QEventLoop::AllEvents, 20);
}

void send(Canvas& canvas, QEvent::Type type, QPointF place, Qt::MouseButton button) {
    const bool released = type == QEvent::MouseButtonRelease;
    QMouseEvent event(type, place, canvas.mapToGlobal(place), button,
                      released ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&canvas, &event);
}

/// A spiral around the middle of the picture, out to nearly its edge.
QPointF spiral(const Canvas& canvas, double share) {
    const QRectF picture = canvas.view().toWidget(QRectF(canvas.shownPixels()));
    const double radius = 0.45 * std::min(picture.width(), picture.height()) * share;
    const double angle = 6 * std::numbers::pi * share;
    return picture.center() + radius * QPointF(std::cos(angle), std::sin(angle));
}

double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

void summarise(StrokeTimes& times) {
    times.median = quantile(times.milliseconds, 0.5);
    times.p95 = quantile(times.milliseconds, 0.95);
    times.largest = quantile(times.milliseconds, 1);
    times.processorMedian = quantile(times.processorMilliseconds, 0.5);
    times.processorP95 = quantile(times.processorMilliseconds, 0.95);
}

}  // namespace

StrokeTimes runStrokeBenchmark(const StrokeBenchmark& benchmark) {
    MainWindow window(ThemeKind::Light);
    window.resize(1600, 1000);
    window.show();
    window.document().load(strokeScene(benchmark.size), QStringLiteral("stroke"));
    wait(window);
    window.paintWith(Tool::Brush, benchmark.diameter);
    Canvas& canvas = *window.board().canvas(
        benchmark.surface == Surface::Target ? CanvasContent::Target : CanvasContent::Prediction);
    const QPoint middle = spiral(canvas, 0).toPoint();
    const QRgb before = canvas.grab().toImage().pixel(middle);
    PaintClock clock(&canvas);
    StrokeTimes times;
    for (int i = 0; i < benchmark.events; ++i) {
        const QPointF place = spiral(canvas, i / std::max(1.0, benchmark.events - 1.0));
        QElapsedTimer pause;
        pause.start();
        clock.start();
        send(canvas, i == 0 ? QEvent::MouseButtonPress : QEvent::MouseMove, place,
             i == 0 ? Qt::LeftButton : Qt::NoButton);
        while (clock.paintedAfter() < 0 && pause.elapsed() < kPatienceMilliseconds)
            QApplication::processEvents(QEventLoop::AllEvents, 1);
        times.milliseconds.push_back(clock.paintedAfter());
        times.processorMilliseconds.push_back(clock.processorUsed());
        while (pause.elapsed() < benchmark.pauseMilliseconds)
            QApplication::processEvents(QEventLoop::AllEvents, 1);
    }
    send(canvas, QEvent::MouseButtonRelease, spiral(canvas, 1), Qt::LeftButton);
    wait(window);
    times.isPainted = canvas.grab().toImage().pixel(middle) != before;
    summarise(times);
    return times;
}

}  // namespace lossglass
