// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/live/live_evaluation.h"

#include <QObject>

#include <memory>

namespace lossglass {

class MetricsView;
struct MetricsAnswer;

/// Keeps the Metrics tab up to date while it is in view: computed off the window's thread, newest
/// wins.
class MetricsTab : public QObject {
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

signals:
    void thresholdEdited(double threshold);

private:
    void submit();
    void show(const MetricsAnswer& answer);

    Document& m_document;
    MetricsView& m_view;
    LiveEvaluation m_live;
    int m_watched = 1;
    double m_threshold = 0.5;
};

}  // namespace lossglass
