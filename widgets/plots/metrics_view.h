// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/metrics_view_data.h"

#include <QWidget>

class QLabel;
class QSlider;
class QTableView;

namespace lossglass {

class MetricsModel;
class MetricsPlot;

/// The Metrics tab: what is reported about a segmentation, by class, beside the losses; the
/// threshold and the curve of the chosen row against it.
class MetricsView : public QWidget {
    Q_OBJECT

public:
    explicit MetricsView(QWidget* parent = nullptr);

    /// Silent.
    void setData(const MetricsViewData& content);
    QTableView* table() const { return m_table; }
    MetricsPlot* plot() const { return m_plot; }

    QSize minimumSizeHint() const override { return {360, 150}; }

signals:
    /// The person moved the threshold; in [0, 1].
    void thresholdChosen(double threshold);
    void rowChosen(int row);
    void shown();

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int chosenRow() const;

    MetricsModel* m_model;
    QTableView* m_table;
    MetricsPlot* m_plot;
    QLabel *m_thresholdText, *m_how;
    QSlider* m_threshold;
    MetricsViewData m_data;
    bool m_filling = false;
};

}  // namespace lossglass
