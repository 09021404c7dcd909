// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/live/live_evaluation.h"
#include "app/session/session_part.h"
#include "app/window/surface_curve_job.h"

#include <QObject>

#include <memory>
#include <vector>

namespace lossglass {

class MetricsView;

/// Keeps the Metrics tab up to date while it is in view: computed off the window's thread, newest
/// wins.
class MetricsTab : public QObject, public SessionPart {
    Q_OBJECT

public:
    MetricsTab(Document& document, MetricsView& view, QObject* parent = nullptr);

    /// Whether what is shown belongs to the present document, or the tab is hidden.
    bool isCurrent() const;
    /// What is seen first is computed first.
    void runAfter(LiveEvaluation& first) { m_live.runAfter(first); }
    /// The class whose curves are shown.
    void setWatched(int label);
    /// Silent; the threshold is that of other tabs too.
    void setThreshold(double threshold);

    QString sessionKey() const override;
    QJsonObject sessionState() const override;
    void setSessionState(const QJsonObject& state) override;

signals:
    void thresholdEdited(double threshold);

private:
    void submit();
    void askForSurfaces();
    void show();

    Document& m_document;
    MetricsView& m_view;
    LiveEvaluation m_live;
    int m_watched = 1;
    double m_threshold = 0.5;
    std::vector<QString> m_rows;  ///< ids of the metrics and losses that are shown, in order
    std::shared_ptr<const LiveReadings> m_readings;  ///< the last, with their answer
    SurfaceCurveJob m_surfaces;                      ///< runs while one of them is chosen
    QString m_row;  ///< the one whose curve stands out; empty: the first
};

}  // namespace lossglass
