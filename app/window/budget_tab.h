// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/live/live_evaluation.h"

#include <QObject>

#include <memory>

namespace lossglass {

class BudgetView;

/// Keeps the Gradient budget tab up to date while it is in view: computes off the window's thread,
/// newest wins.
class BudgetTab : public QObject {
    Q_OBJECT

public:
    BudgetTab(Document& document, BudgetView& view, QObject* parent = nullptr);

    /// Whether what is shown belongs to the present document.
    bool isCurrent() const { return m_isCurrent; }

signals:
    /// New numbers are on the screen.
    void updated();

private:
    void onChanged(const Change& change);
    void submit();
    void receive(const std::shared_ptr<const LiveReadings>& readings);

    Document& m_document;
    BudgetView& m_view;
    LiveEvaluation m_live;
    double m_threshold = 0.5;
    bool m_isCurrent = false;
};

}  // namespace lossglass
