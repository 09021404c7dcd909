// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/benchmark/app_benchmark_tasks.h"

#include "app/benchmark/bare_thread.h"
#include "app/window/canvas_board.h"
#include "app/window/live_views.h"
#include "app/window/main_window.h"
#include "app/window/wait_for.h"
#include "losslib/loss/catalogue.h"
#include "widgets/panels/loss_list_panel.h"
#include "widgets/panels/loss_list_view.h"
#include "widgets/plots/response_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <set>
#include <vector>

namespace lossglass {

namespace {

constexpr int kStrokeEvents = 400;
constexpr int kSliderSteps = 100;
constexpr int kAnswerMilliseconds = 5;
constexpr int kSettleMilliseconds = 150;
constexpr double kUsualMilliseconds = kAnswerMilliseconds + 1;  // with the reading
constexpr int kGapRuns = 5;

/// Counts how often a widget was painted.
class PaintCounter : public QObject {
public:
    explicit PaintCounter(QWidget* widget)
        : m_widget(widget), m_canvas(qobject_cast<Canvas*>(widget)) {
        widget->installEventFilter(this);
    }
    int count() const { return m_count; }
    /// From now on isFresh() asks for a painting, of a canvas for one that shows all that it shall.
    void expect() { m_isFresh = false; }
    bool isFresh() const { return m_isFresh; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (watched != m_widget || event->type() != QEvent::Paint) return false;
        ++m_count;
        // Of a viewport this would not reach the view that paints it.
        if (m_canvas) watched->event(event);
        m_isFresh = m_isFresh || !m_canvas || m_canvas->isSettled();
        return m_canvas != nullptr;
    }

private:
    QWidget* m_widget;
    Canvas* m_canvas;
    int m_count = 0;
    bool m_isFresh = true;
};

QWidget* firstPlot(const QWidget& view) {
    for (QWidget* each : view.findChildren<QWidget*>())
        if (each->inherits("QCustomPlot")) return each;
    return nullptr;
}

/// The real window on a scene, with all losses that fit it.
class WindowBench {
public:
    explicit WindowBench(const Scene& scene)
        : m_window(ThemeKind::Light),
          m_gradient(m_window.board().canvas(CanvasContent::Gradient)),
          m_prediction(m_window.board().canvas(CanvasContent::Prediction)),
          m_list(m_window.findChild<LossListPanel*>()->view()->viewport()),
          m_curve(firstPlot(*m_window.findChild<ResponseView*>())) {
        m_window.resize(1600, 1000);
        m_window.document().load(scene, QStringLiteral("benchmark"));
        std::set<std::string> all;
        for (const Loss& loss : catalogue())
            if (scene.channels() == 1 || loss.channels == ChannelRule::Any) all.insert(loss.id);
        m_window.document().setShownLosses(all);
        m_window.document().selectLoss("focal");
        m_window.show();
        QObject::connect(&m_window.views(), &LiveViews::updated, &m_window, [this] {
            m_gradient.expect();
            m_list.expect();
        });
        QObject::connect(&m_window.views(), &LiveViews::completed, &m_window,
                         [this] { m_curve.expect(); });
        waitFor([this] { return m_window.isCurrent(); });
        canvas()->setTool(Tool::Brush);
    }

    /// A step of a drag, to the readings and the heat map.
    void moveSlider() {
        dragOn();
        waitFor([this] { return showsReadings(); });
    }

    void moveSliderToCurve() {
        dragOn();
        waitFor([this] {
            return showsReadings() && m_window.views().isCurrent() && m_curve.isFresh();
        });
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
        waitFor([this] { return showsReadings(); });
    }

    /// The longest time between two runs of a timer while another prediction is evaluated.
    double longestGap() { return longestOf(evaluateAnother()); }

    /// The same without what a thread beside it missed as well.
    double longestOwnGap() {
        BareThread bare{std::chrono::milliseconds(kAnswerMilliseconds)};
        const auto spans = evaluateAnother();
        return longestOwn(spans, bare.finish(), kUsualMilliseconds);
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
    /// The times between two runs of a timer until all is current again.
    std::vector<TimeSpan> evaluateAnother() {
        const Scene next = other(m_window.document().scene());
        // What the evaluation before this one left to be painted.
        letPass(kSettleMilliseconds);
        AnswerLog answers;
        QTimer timer;
        timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&timer, &QTimer::timeout, [&answers] { answers.note(); });
        timer.start(kAnswerMilliseconds);
        m_window.document().edit(next, QStringLiteral("benchmark"));
        waitFor([this] { return showsReadings() && m_window.views().isCurrent(); });
        answers.note();
        return answers.spans();
    }

    Canvas* canvas() { return m_window.board().canvas(CanvasContent::Prediction); }

    void send(QEvent::Type type, QPointF place) {
        const bool moves = type == QEvent::MouseMove;
        const bool up = type == QEvent::MouseButtonRelease;
        QMouseEvent event(type, place, canvas()->mapToGlobal(place),
                          moves ? Qt::NoButton : Qt::LeftButton, up ? Qt::NoButton : Qt::LeftButton,
                          Qt::NoModifier);
        QCoreApplication::sendEvent(canvas(), &event);
    }

    void dragOn() {
        if (!m_drags) m_window.views().beginDrag();
        if (!m_drags) m_window.document().beginEdit("focal");
        m_drags = true;
        m_step = (m_step + 1) % 20;
        m_window.document().setParameter("focal", "gamma", 1.0 + 0.1 * m_step);
    }

    /// The same with a prediction that is a little less sure everywhere.
    static Scene other(const Scene& scene) {
        return scene.withPlanes(nullptr,
                                std::make_shared<const Planes<float>>(scene.logits() * 0.98f));
    }

    bool showsReadings() {
        return m_window.views().hasNewestReadings() && m_gradient.isFresh() && m_list.isFresh();
    }

    static void letPass(int milliseconds) {
        QElapsedTimer sinceStart;
        sinceStart.start();
        waitFor([&] { return sinceStart.elapsed() >= milliseconds; });
    }

    MainWindow m_window;
    PaintCounter m_gradient, m_prediction, m_list, m_curve;
    bool m_drags = false;
    int m_step = 0;
};

BenchmarkTask gapTask(const std::string& name, double (WindowBench::*which)()) {
    BenchmarkTask task{name, {}, kGapRuns};
    task.measure = [=](const Scene& scene) -> std::function<double()> {
        const auto bench = std::make_shared<WindowBench>(scene);
        return [=] { return ((*bench).*which)(); };
    };
    return task;
}

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
        windowTask("window:slider", &WindowBench::moveSlider, kSliderSteps),
        windowTask("window:curve", &WindowBench::moveSliderToCurve, kSliderSteps),
        windowTask("window:stroke", &WindowBench::stroke, 0),
        windowTask("window:stroke_event", &WindowBench::strokeEvent, kStrokeEvents),
        gapTask("window:gap", &WindowBench::longestGap),
        gapTask("window:gap:own", &WindowBench::longestOwnGap)};
    if (classes == 1)
        tasks.push_back({"window:start_up", [](const Scene&) { return startWindow; }});
    return tasks;
}

}  // namespace lossglass
