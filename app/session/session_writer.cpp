// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session_writer.h"

#include "app/session/session_file.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>

#include <memory>
#include <utility>

namespace lossglass {

SessionWriter::SessionWriter(ZipPacking packing, QObject* parent)
    : QObject(parent), m_packing(packing) {
    m_pool.setMaxThreadCount(1);
}

SessionWriter::~SessionWriter() {
    m_pool.waitForDone();
    if (m_waiting) (void)writeSession(m_waiting->path, m_waiting->session, m_packing);
}

void SessionWriter::write(const QString& path, const Session& session, quint64 token) {
    Job job{path, session, token};
    if (m_isRunning)
        m_waiting = std::move(job);
    else
        start(std::move(job));
}

void SessionWriter::start(Job job) {
    m_isRunning = true;
    auto shared = std::make_shared<const Job>(std::move(job));
    // The destructor waits for the pool, so `this` is there; what is posted to it goes with it.
    m_pool.start([this, shared] {
        QElapsedTimer timer;
        timer.start();
        const auto error = writeSession(shared->path, shared->session, m_packing);
        const auto took = static_cast<int>(timer.elapsed());
        QMetaObject::invokeMethod(
            this, [this, shared, error, took] { done(*shared, error, took); },
            Qt::QueuedConnection);
    });
}

void SessionWriter::done(const Job& job, const std::optional<Error>& error, int milliseconds) {
    m_isRunning = false;
    m_lastMilliseconds = milliseconds;
    if (m_waiting) start(*std::exchange(m_waiting, std::nullopt));
    if (error)
        emit failed(QString::fromStdString(describe(*error)), job.token);
    else
        emit written(job.path, job.token);
}

void SessionWriter::finish() {
    while (m_isRunning) {
        m_pool.waitForDone();
        QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
    }
}

}  // namespace lossglass
