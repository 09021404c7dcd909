// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <vector>

namespace lossglass {

/// Memory that an undo entry keeps alive. Entries may share a block: it counts once.
struct HistoryBlock {
    const void* identity = nullptr;
    std::size_t bytes = 0;
};

/// What was done and can be taken back, bounded in memory and in number: the oldest entries go.
/// The newest always stays, however large.
class EditHistory : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t kMostBytes = std::size_t{512} << 20;
    static constexpr int kMostEntries = 200;

    struct Entry {
        QString text;
        std::function<void()> undo, redo;
        std::vector<HistoryBlock> blocks;
    };

    explicit EditHistory(QObject* parent = nullptr) : QObject(parent) {}

    /// Records what was already done; what had been taken back is forgotten.
    void push(Entry entry);
    void undo();
    void redo();

    int count() const { return static_cast<int>(m_entries.size()); }
    /// Entries that are done: [0, index()) of count().
    int index() const { return m_index; }
    bool canUndo() const { return m_index > 0; }
    bool canRedo() const { return m_index < count(); }
    /// The name of the entry that the step would take; empty where there is none.
    QString undoText() const;
    QString redoText() const;

    /// Memory of all entries.
    std::size_t bytes() const { return m_bytes; }
    std::size_t byteLimit() const { return m_byteLimit; }
    void setByteLimit(std::size_t bytes);

signals:
    void indexChanged(int index);
    /// The oldest entries went for lack of room.
    void oldestDropped();

private:
    void hold(const Entry& entry);
    void release(const Entry& entry);
    void forget(Entry entry);
    bool dropOldest();

    struct Held {
        std::size_t bytes = 0;
        int holders = 0;
    };

    std::deque<Entry> m_entries;
    std::map<const void*, Held> m_held;
    int m_index = 0;
    std::size_t m_bytes = 0;
    std::size_t m_byteLimit = kMostBytes;
};

}  // namespace lossglass
