// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/live/live_evaluation.h"
#include "losslib/analysis/notes/scene_note.h"
#include "widgets/panels/note_bar.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>
#include <string>
#include <vector>

namespace lossglass {

class LiveViews;
class ParameterPanel;

/// Keeps the yellow note with the selected loss: what the readings show at once, and what a
/// search on a worker finds a moment later.
class NotesViews : public QObject {
    Q_OBJECT

public:
    NotesViews(Document& document, LiveViews& views, ParameterPanel& panel,
               QObject* parent = nullptr);
    ~NotesViews() override;

    bool isCurrent() const { return !m_pause.isActive() && !m_live.isPending(); }

private:
    void postpone();
    void submit();
    void show();

    Document& m_document;
    LiveViews& m_views;
    ParameterPanel& m_panel;
    LiveEvaluation m_live;
    QTimer m_pause;  ///< while the hand moves the numbers come first
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    std::vector<Note> m_found;
    std::string m_foundFor;  ///< id of the loss
};

}  // namespace lossglass
