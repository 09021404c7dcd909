// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/budget_view_data.h"

#include <QWidget>

class QLabel;
class QSlider;

namespace lossglass {

class BudgetBars;

/// The Gradient budget tab: on which pixels the pull of each shown loss lands, with the threshold
/// that makes the prediction hard.
class BudgetView : public QWidget {
    Q_OBJECT

public:
    explicit BudgetView(QWidget* parent = nullptr);

    /// Silent.
    void setData(const BudgetViewData& content);
    BudgetBars* bars() const { return m_bars; }

    QSize minimumSizeHint() const override;

signals:
    /// The person moved the threshold; in [0, 1].
    void thresholdChosen(double threshold);
    void lossPicked(const std::string& id);
    /// The tab came into view: what it shows may be old.
    void shown();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QSlider* m_threshold;
    QLabel* m_thresholdText;
    QWidget* m_thresholdRow;
    BudgetBars* m_bars;
};

}  // namespace lossglass
