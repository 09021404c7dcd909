// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/live/live_evaluation.h"

#include <QObject>

namespace lossglass {

class ReductionView;

/// Keeps the Reductions tab up to date: the selected loss on the present batch, computed off the
/// window's thread, newest wins. While the tab is hidden nothing is computed.
class ReductionViews : public QObject {
    Q_OBJECT

public:
    ReductionViews(Document& document, ReductionView& view, QObject* parent = nullptr);

    /// The tab came forth.
    void refresh();
    /// Whether the tab, as far as it can be seen, shows the present document.
    bool isCurrent() const { return !m_live.isPending(); }
    /// What is seen first is computed first.
    void runAfter(LiveEvaluation& first) { m_live.runAfter(first); }

private:
    void onChanged(const Change& change);
    void receive(const LiveReadings& readings);

    Document& m_document;
    ReductionView& m_view;
    LiveEvaluation m_live;
};

}  // namespace lossglass
