// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/sweep_view_data.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QMenu;
class QSpinBox;

namespace lossglass {

class EditClassMenus;
class NumberField;
class SweepPlots;

/// The Sweep tab: what runs and how far, and the plots. Setting is silent; signals come from the
/// person's hand.
class SweepView : public QWidget {
    Q_OBJECT

public:
    explicit SweepView(QWidget* parent = nullptr);

    void setData(const SweepViewData& content);
    SweepPlots* plots() const { return m_plots; }

signals:
    /// Another axis was chosen: its place in the list.
    void axisChosen(int index);
    void rangeChosen(const lossglass::AxisScale& range, int steps);
    void seedChosen(int seed);
    /// Of SweepControls::metrics; -1: none.
    void metricChosen(int index);
    void allShownChosen(bool all);
    void normalisedChosen(bool normalised);
    void scatterChosen(bool scatter);
    /// The person drags the line of the present value; what is between began and ended is one edit.
    void dragBegan();
    void valueChosen(double x);
    void dragEnded();
    /// Which class edits act on, and which other one.
    void editClassChosen(int label);
    void editOtherChosen(int label);
    /// The tab came into view: what it shows may be old.
    void shown();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildControls();
    void buildMenu();
    void emitRange();
    void showControls(const SweepViewData& content);
    void showMetrics(const SweepViewData& content);

    QComboBox* m_axis;
    NumberField *m_from, *m_to;
    QSpinBox *m_steps, *m_seed;
    QLabel *m_seedName, *m_hint;
    QMenu *m_menu, *m_metrics;
    EditClassMenus* m_classes;
    QAction *m_logarithmic, *m_allShown, *m_normalised, *m_scatter;
    SweepPlots* m_plots;
};

}  // namespace lossglass
