// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/edit_history.h"

#include "app/document/background_release.h"

#include <utility>

namespace lossglass {

void EditHistory::hold(const Entry& entry) {
    for (const HistoryBlock& block : entry.blocks) {
        Held& held = m_held[block.identity];
        if (held.holders++ > 0) continue;
        held.bytes = block.bytes;
        m_bytes += block.bytes;
    }
}

void EditHistory::release(const Entry& entry) {
    for (const HistoryBlock& block : entry.blocks) {
        const auto found = m_held.find(block.identity);
        if (--found->second.holders > 0) continue;
        m_bytes -= found->second.bytes;
        m_held.erase(found);
    }
}

void EditHistory::forget(Entry entry) {
    const std::size_t before = m_bytes;
    release(entry);
    if (before - m_bytes >= kLargeBytes) releaseInBackground(std::move(entry));
}

void EditHistory::push(Entry entry) {
    while (canRedo()) {
        forget(std::move(m_entries.back()));
        m_entries.pop_back();
    }
    hold(entry);
    m_entries.push_back(std::move(entry));
    ++m_index;
    const bool dropped = dropOldest();
    emit indexChanged(m_index);
    if (dropped) emit oldestDropped();
}

bool EditHistory::dropOldest() {
    bool dropped = false;
    // Only what is done may go: an entry to be redone needs all before it.
    while (m_index > 1 && (m_bytes > m_byteLimit || count() > kMostEntries)) {
        forget(std::move(m_entries.front()));
        m_entries.pop_front();
        --m_index;
        dropped = true;
    }
    return dropped;
}

void EditHistory::setByteLimit(std::size_t bytes) {
    m_byteLimit = bytes;
    if (!dropOldest()) return;
    emit indexChanged(m_index);
    emit oldestDropped();
}

void EditHistory::undo() {
    if (!canUndo()) return;
    --m_index;
    // A copy: what it does may reach this history.
    const auto undo = m_entries[static_cast<std::size_t>(m_index)].undo;
    undo();
    emit indexChanged(m_index);
}

void EditHistory::redo() {
    if (!canRedo()) return;
    const auto redo = m_entries[static_cast<std::size_t>(m_index)].redo;
    ++m_index;
    redo();
    emit indexChanged(m_index);
}

QString EditHistory::undoText() const {
    return canUndo() ? m_entries[static_cast<std::size_t>(m_index - 1)].text : QString();
}

QString EditHistory::redoText() const {
    return canRedo() ? m_entries[static_cast<std::size_t>(m_index)].text : QString();
}

}  // namespace lossglass
