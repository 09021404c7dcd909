// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/autosave.h"

#include <algorithm>

namespace lossglass {

Autosave::Autosave(const QString& folder, std::function<std::optional<Session>()> capture,
                   QObject* parent)
    : QObject(parent),
      m_capture(std::move(capture)),
      m_rescue(Rescue::begin(folder)),
      m_writer(ZipPacking::Fast) {
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &Autosave::save);
    connect(&m_writer, &SessionWriter::written, this, [this] { m_hasFailed = false; });
    connect(&m_writer, &SessionWriter::failed, this, [this](const QString& sentence) {
        if (!std::exchange(m_hasFailed, true)) emit failed(sentence);
    });
}

void Autosave::touch() {
    // A change while the timer runs goes along with the one that started it.
    if (!m_rescue || m_delay.isActive()) return;
    // Large scenes: a third of the worker's time at most.
    m_delay.start(std::max(kDelayMilliseconds, 2 * m_writer.lastMilliseconds()));
}

void Autosave::save() {
    if (!m_rescue) return;
    if (const auto session = m_capture()) m_writer.write(m_rescue->path(), *session);
}

void Autosave::end() {
    m_delay.stop();
    m_writer.finish();
    if (m_rescue) m_rescue->discard();
    m_rescue.reset();
}

}  // namespace lossglass
