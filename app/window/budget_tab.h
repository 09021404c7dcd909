// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/live/live_evaluation.h"
#include "app/session/session_part.h"
#include "app/window/gradient_highlight.h"
#include "app/window/view_settings.h"
#include "losslib/analysis/gradient_segments.h"
#include "widgets/plots/budget_view_data.h"

#include <QObject>

#include <memory>
#include <optional>

namespace lossglass {

class BudgetView;

/// Keeps the Gradient budget tab up to date while it is in view: computes off the window's thread,
/// newest wins. Lights the pixels of the part that the hand points at or keeps.
class BudgetTab : public QObject, public SessionPart {
    Q_OBJECT

public:
    BudgetTab(Document& document, BudgetView& view, QObject* parent = nullptr);

    /// Whether what is shown belongs to the present document.
    bool isCurrent() const { return m_isCurrent && !m_painter.isPending(); }
    /// What is seen first is computed first.
    void runAfter(LiveEvaluation& first) { m_live.runAfter(first); }
    void setSettings(const ViewSettings& settings);
    /// Silent; the threshold is that of other tabs too.
    void setThreshold(double threshold);
    /// Another pixel is marked: nothing is computed anew.
    void setPixel(std::optional<QPoint> pixel);

    QString sessionKey() const override;
    QJsonObject sessionState() const override;
    void setSessionState(const QJsonObject& state) override;

signals:
    void thresholdEdited(double threshold);
    /// New numbers are on the screen.
    void updated();
    /// Nothing: the gradient pane shows the whole gradient again.
    void highlighted(const std::optional<lossglass::GradientHighlight>& highlight);

private:
    void onChanged(const Change& change);
    void submit();
    void receive(const std::shared_ptr<const LiveReadings>& readings);
    void showPixel();
    void light();
    void letGo();

    Document& m_document;
    BudgetView& m_view;
    ViewSettings m_settings;
    LiveEvaluation m_live, m_painter;
    double m_threshold = 0.5;
    BudgetBy m_by = BudgetBy::Outcome;
    std::optional<BudgetPart> m_pointed, m_kept;
    std::shared_ptr<const LiveReadings> m_readings;  ///< the last, with their gradients
    std::vector<QString> m_names;                    ///< of the segments
    bool m_isLit = false;
    bool m_isCurrent = false;
};

}  // namespace lossglass
