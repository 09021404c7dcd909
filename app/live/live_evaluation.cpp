// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/live/live_evaluation.h"

#include <utility>

namespace lossglass {

LiveEvaluation::LiveEvaluation(QObject* parent) : QObject(parent) {
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMilliseconds);
    connect(&m_patience, &QTimer::timeout, this, [this] { setWorking(true); });
    m_worker = std::make_unique<LiveWorker>([this](const LiveWorker::Delivery& delivery) {
        QMetaObject::invokeMethod(
            this, [this, delivery] { receive(delivery); }, Qt::QueuedConnection);
    });
}

LiveEvaluation::~LiveEvaluation() {
    // Before anything else goes: the worker posts to this object.
    m_worker.reset();
}

void LiveEvaluation::submit(LiveSnapshot snapshot) {
    m_isPending = m_awaitsReadings = true;
    m_newestShape = shapeOf(snapshot.scene);
    if (!m_isWorking && !m_patience.isActive()) m_patience.start();
    ++m_newest;
    if (!m_first) return m_worker->submit(m_newest, std::move(snapshot));
    m_held = std::move(snapshot);
    m_turn.start();
}

void LiveEvaluation::runAfter(LiveEvaluation& first) {
    m_first = &first;
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, [this] {
        if (!m_first || !m_first->awaitsReadings()) release();
    });
    // Also those of an older moment: under a hand that is faster, this one must get its turn.
    connect(&first, &LiveEvaluation::readingsReady, this, &LiveEvaluation::release);
    connect(&first, &QObject::destroyed, this, &LiveEvaluation::release);
}

void LiveEvaluation::release() {
    if (m_held) m_worker->submit(m_newest, *std::exchange(m_held, std::nullopt));
}

void LiveEvaluation::receive(const LiveWorker::Delivery& delivery) {
    using Part = LiveWorker::Delivery::Part;
    if (shapeOf(delivery.readings->scene) != m_newestShape) return;
    const bool isNewest = delivery.sequence == m_newest;
    if (delivery.part == Part::Details) {
        emit detailsReady(delivery.readings, delivery.details);
        return;
    }
    if (isNewest && delivery.part != Part::Readings) m_isPending = false;
    if (delivery.part == Part::Extra) {
        emit extraReady(delivery.readings, delivery.extra);
        return;
    }
    if (isNewest) {
        m_awaitsReadings = false;
        m_patience.stop();
    } else if (!m_isWorking) {
        m_patience.start();
    }
    emit readingsReady(delivery.readings);
    // A listener may have submitted again.
    if (!m_awaitsReadings) setWorking(false);
}

void LiveEvaluation::setWorking(bool working) {
    if (working == m_isWorking) return;
    m_isWorking = working;
    emit workingChanged(working);
}

}  // namespace lossglass
