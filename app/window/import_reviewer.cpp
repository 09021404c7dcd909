// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/import_reviewer.h"

namespace lossglass {

ImportReviewer::ImportReviewer(QObject* parent) : QObject(parent) {
    m_pool.setMaxThreadCount(1);
}

ImportReviewer::~ImportReviewer() {
    m_pool.clear();
    m_pool.waitForDone();
}

void ImportReviewer::request(Work work) {
    ++m_ticket;
    if (m_running)
        m_waiting = std::move(work);
    else
        start(std::move(work));
}

void ImportReviewer::cancel() {
    ++m_ticket;
    m_waiting = nullptr;
}

void ImportReviewer::start(Work work) {
    m_running = true;
    // The destructor waits for the pool, so `this` is there; what is posted to it goes with it.
    m_pool.start([this, ticket = m_ticket, work = std::move(work)] {
        auto result = std::make_shared<const ReviewResult>(work());
        QMetaObject::invokeMethod(
            this, [this, ticket, result] { finish(ticket, result); }, Qt::QueuedConnection);
    });
}

void ImportReviewer::finish(quint64 ticket, const std::shared_ptr<const ReviewResult>& result) {
    m_running = false;
    if (m_waiting) start(std::exchange(m_waiting, nullptr));
    if (ticket == m_ticket) emit ready(result);
}

}  // namespace lossglass
