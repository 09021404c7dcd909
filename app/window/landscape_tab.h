// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/session/session_part.h"
#include "app/window/sweep_axes.h"
#include "app/window/sweep_job.h"
#include "losslib/loss/loss.h"

#include <QObject>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace lossglass {

class LandscapeView;
struct LandscapeViewData;

/// Keeps the Landscape tab up to date while it is in view: the selected loss over two of its
/// parameters, or of the edits of the prediction. Moving the point asks for no new landscape.
class LandscapeTab : public QObject, public SessionPart {
    Q_OBJECT

public:
    LandscapeTab(Document& document, LandscapeView& view, QObject* parent = nullptr);

    /// Whether what is shown belongs to the present document.
    bool isCurrent() const { return m_isCurrent && !m_job.isPending(); }
    /// What runs across (0) or up (1), by its id.
    void setAxis(int axis, const std::string& id);

    QString sessionKey() const override;
    QJsonObject sessionState() const override;
    void setSessionState(const QJsonObject& state) override;

private:
    void connectView();
    void onChanged(const Change& change);
    void submit();
    void show();

    const Loss* loss() const;
    void refreshChoices();
    const SweepAxisChoice& chosen(int axis) const;
    SweepAxis axisOf(int axis) const;
    std::optional<double> now(int axis) const;
    SweepQuestion question() const;
    void setRange(int axis, const SweepAxis& range);
    void setPoint(std::optional<double> x, std::optional<double> y);
    void fillGrid(LandscapeViewData& content) const;

    Document& m_document;
    LandscapeView& m_view;
    std::vector<SweepAxisChoice> m_choices;  ///< of the selected loss
    std::string m_choicesOf;
    std::array<std::string, 2> m_axes;  ///< ids; always two different ones of m_choices
    SweepRanges m_ranges;
    SceneEdit m_manner;  ///< class, other class and seed of the edits
    int m_steps = 61;
    bool m_showsPull = false;
    bool m_isCurrent = false;
    SweepJob m_job;
};

}  // namespace lossglass
