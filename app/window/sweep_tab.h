// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/live/live_evaluation.h"
#include "losslib/loss/loss.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <vector>

namespace lossglass {

class SweepView;

/// Keeps the Sweep tab up to date while it is in view: the selected loss over one of its number
/// parameters, off the window's thread; a newer question ends the one that runs.
class SweepTab : public QObject {
    Q_OBJECT

public:
    SweepTab(Document& document, SweepView& view, QObject* parent = nullptr);
    ~SweepTab() override;

    /// Whether what is shown belongs to the present document.
    bool isCurrent() const { return m_isCurrent; }

private:
    void onChanged(const Change& change);
    void submit();
    void receive(const std::shared_ptr<const LiveReadings>& readings);
    const Loss* loss() const;
    /// The parameters of the selected loss that can run.
    std::vector<const Parameter*> runnable() const;

    Document& m_document;
    SweepView& m_view;
    std::string m_parameter;  ///< id; empty: the first that can run
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    bool m_isCurrent = false;
    LiveEvaluation m_live;
};

}  // namespace lossglass
