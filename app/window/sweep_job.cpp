// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/sweep_job.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace lossglass {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kBetweenPosts = std::chrono::milliseconds(100);

bool isSameScene(const Scene& a, const Scene& b) {
    return a.parts().labels == b.parts().labels && a.parts().logits == b.parts().logits &&
           a.parts().softTarget == b.parts().softTarget && a.samples() == b.samples();
}

/// The settings of a loss without those that run: they change nothing in the sweep.
ParameterValues withoutAxes(const Request& request, const std::vector<SweepAxis>& axes) {
    ParameterValues values = request.values;
    for (const SweepAxis& axis : axes)
        if (values.has(axis.id)) values.set(axis.id, axis.from);
    return values;
}

bool isSameQuestion(const SweepQuestion& a, const SweepQuestion& b) {
    return a.axes == b.axes && a.edit == b.edit && a.threshold == b.threshold &&
           a.metrics == b.metrics && a.depth == b.depth && a.manner == b.manner &&
           std::equal(a.losses.begin(), a.losses.end(), b.losses.begin(), b.losses.end(),
                      [&](const Request& left, const Request& right) {
                          return left.loss == right.loss &&
                                 withoutAxes(left, a.axes) == withoutAxes(right, b.axes);
                      });
}

}  // namespace

SweepJob::SweepJob(QObject* parent) : QObject(parent) {}

SweepJob::~SweepJob() {
    cancel();
}

void SweepJob::cancel() {
    if (m_cancelled) *m_cancelled = true;
    m_cancelled.reset();
    ++m_newest;
    m_isPending = false;
    m_question.losses.clear();
}

void SweepJob::submit(const Scene& scene, const SweepQuestion& question) {
    if (whyNoSweep(question)) {
        cancel();
        m_sweep.reset();
        return;
    }
    if (isSameQuestion(m_question, question) && isSameScene(m_scene, scene)) return;
    cancel();
    m_scene = scene;
    m_question = question;
    m_isPending = true;
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    LiveSnapshot snapshot;
    snapshot.scene = scene;
    snapshot.extra = [this, question, number = m_newest, cancelled = m_cancelled](
                         const std::vector<Reading<float>>&, const Scene& prepared) {
        auto last = Clock::now();
        SweepHooks hooks;
        hooks.cancelled = [cancelled] { return cancelled->load(); };
        hooks.reached = [&](const Sweep& sweep) {
            if (Clock::now() - last < kBetweenPosts || sweep.isComplete()) return;
            post(number, std::make_shared<const Sweep>(sweep));
            last = Clock::now();
        };
        if (!*cancelled)
            post(number, std::make_shared<const Sweep>(runSweep(prepared, question, hooks)));
        return std::shared_ptr<void>();
    };
    m_live.submit(std::move(snapshot));
}

void SweepJob::post(quint64 number, std::shared_ptr<const Sweep> sweep) {
    QMetaObject::invokeMethod(
        this, [this, number, sweep = std::move(sweep)] { receive(number, sweep); },
        Qt::QueuedConnection);
}

void SweepJob::receive(quint64 number, std::shared_ptr<const Sweep> sweep) {
    if (number != m_newest) return;
    if (sweep->isComplete()) m_isPending = false;
    m_sweep = std::move(sweep);
    m_depth = m_question.depth;
    emit reached(m_sweep);
}

}  // namespace lossglass
