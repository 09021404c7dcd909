// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/session/session_part.h"
#include "app/window/sweep_axes.h"
#include "app/window/sweep_job.h"
#include "losslib/loss/loss.h"

#include <QObject>

#include <optional>
#include <vector>

namespace lossglass {

class SweepView;
struct AxisScale;
struct SweepViewData;

/// Keeps the Sweep tab up to date while it is in view: the selected loss and those shown beside it,
/// over a parameter or an edit of the prediction. Moving the line asks for no new sweep.
class SweepTab : public QObject, public SessionPart {
    Q_OBJECT

public:
    SweepTab(Document& document, SweepView& view, QObject* parent = nullptr);

    /// Whether what is shown belongs to the present document.
    bool isCurrent() const { return m_isCurrent && !m_job.isPending(); }
    /// What runs, by its id; empty: the first parameter.
    void setAxis(const std::string& id);

    QString sessionKey() const override;
    QJsonObject sessionState() const override;
    void setSessionState(const QJsonObject& state) override;

private:
    void connectView();
    void onChanged(const Change& change);
    void keepGhost();
    void submit();
    void show();

    const Loss* loss() const;
    /// What runs, of all that can.
    const SweepAxisChoice& chosen();
    SweepQuestion question();
    std::optional<double> now();
    void setRange(const AxisScale& range, int steps);
    void fillCurves(SweepViewData& content);

    Document& m_document;
    SweepView& m_view;
    std::vector<SweepAxisChoice> m_choices;  ///< of the selected loss
    std::string m_choicesOf;
    std::string m_axis;
    SweepRanges m_ranges;
    SceneEdit m_manner;  ///< class, other class and seed of the edits
    int m_metric = -1;   ///< of metricTable(); -1: none
    bool m_allShown = true, m_isNormalised = false, m_isScatter = false;
    std::optional<double> m_now, m_before;
    std::string m_ghostOf;  ///< loss and axis that the two are of
    int m_ghostStep = -1;   ///< of the undo stack, when the line last began to move
    bool m_isCurrent = false;
    SweepJob m_job;
};

}  // namespace lossglass
