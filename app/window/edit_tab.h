// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/live/live_evaluation.h"

#include <QObject>

#include <memory>

namespace lossglass {

class EditPanel;

/// Connects the sliders of the edits with the document: what a drag asks for is computed off the
/// window's thread, the newest wins, and the drag is one undo entry once its last result is there.
class EditTab : public QObject {
    Q_OBJECT

public:
    EditTab(Document& document, EditPanel& panel, QObject* parent = nullptr);

    /// Whether the document has what the sliders say.
    bool isCurrent() const { return !m_live.isPending(); }

private:
    void onChanged(const Change& change);
    void begin(const QString& name);
    void submit(const PredictionEdits& edits);
    void end();
    void receive(const std::shared_ptr<const LiveReadings>& readings);

    Document& m_document;
    EditPanel& m_panel;
    quint64 m_edit = 0;       ///< number of the edit that is open; results of others are late
    bool m_handIsOff = true;  ///< the edit ends with its last result
    LiveEvaluation m_live;
};

}  // namespace lossglass
