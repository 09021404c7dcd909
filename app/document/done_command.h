// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoCommand>

#include <functional>
#include <utility>

namespace lossglass {

/// An undo entry for something that was already done when the entry is pushed.
class DoneCommand : public QUndoCommand {
public:
    DoneCommand(const QString& text, std::function<void()> undo, std::function<void()> redo)
        : QUndoCommand(text), m_undo(std::move(undo)), m_redo(std::move(redo)) {}

    void undo() override { m_undo(); }
    void redo() override {
        // QUndoStack calls this once when the entry is pushed.
        if (std::exchange(m_isDone, true)) m_redo();
    }

private:
    std::function<void()> m_undo;
    std::function<void()> m_redo;
    bool m_isDone = false;
};

}  // namespace lossglass
