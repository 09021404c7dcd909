// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/sweep_view_data.h"

#include <QWidget>

class QComboBox;

namespace lossglass {

class SweepPlots;

/// The Sweep tab: how the selected loss changes as one of its parameters runs.
class SweepView : public QWidget {
    Q_OBJECT

public:
    explicit SweepView(QWidget* parent = nullptr);

    /// Silent.
    void setData(const SweepViewData& content);
    SweepPlots* plots() const { return m_plots; }

signals:
    /// The person chose another parameter: its place in the list.
    void parameterChosen(int index);
    /// The person drags the line of the present value; what is between began and ended is one edit.
    void dragBegan();
    void valueChosen(double x);
    void dragEnded();
    /// The tab came into view: what it shows may be old.
    void shown();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QComboBox* m_parameter;
    SweepPlots* m_plots;
};

}  // namespace lossglass
