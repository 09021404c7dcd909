// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/live/live_evaluation.h"

#include <utility>

namespace lossglass {

LiveEvaluation::LiveEvaluation(QObject* parent) : QObject(parent) {
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMilliseconds);
    connect(&m_patience, &QTimer::timeout, this, [this] { setWorking(true); });
    m_worker = std::make_unique<LiveWorker>(
        [this](LiveWorker::Sequence sequence, std::shared_ptr<const LiveReadings> readings) {
            QMetaObject::invokeMethod(
                this, [this, sequence, readings] { receive(sequence, readings); },
                Qt::QueuedConnection);
        });
}

LiveEvaluation::~LiveEvaluation() {
    // Before anything else goes: the worker posts to this object.
    m_worker.reset();
}

void LiveEvaluation::submit(LiveSnapshot snapshot) {
    m_isPending = true;
    m_newestShape = shapeOf(snapshot.scene);
    if (!m_isWorking && !m_patience.isActive()) m_patience.start();
    m_worker->submit(++m_newest, std::move(snapshot));
}

void LiveEvaluation::receive(LiveWorker::Sequence sequence,
                             std::shared_ptr<const LiveReadings> readings) {
    if (shapeOf(readings->scene) != m_newestShape) return;
    if (sequence == m_newest) {
        m_isPending = false;
        m_patience.stop();
    } else if (!m_isWorking) {
        m_patience.start();
    }
    emit readingsReady(std::move(readings));
    // A listener may have submitted again.
    if (!m_isPending) setWorking(false);
}

void LiveEvaluation::setWorking(bool working) {
    if (working == m_isWorking) return;
    m_isWorking = working;
    emit workingChanged(working);
}

}  // namespace lossglass
