// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/budget_view_data.h"

#include <QWidget>

class QLabel;
class QScrollArea;
class QSlider;

namespace lossglass {

class BudgetBars;
class BudgetCurve;
class SegmentChoice;

/// The Gradient budget tab: on which pixels the pull of each shown loss lands, told apart by what
/// they are, with the threshold that makes the prediction hard.
class BudgetView : public QWidget {
    Q_OBJECT

public:
    explicit BudgetView(QWidget* parent = nullptr);
    ~BudgetView() override;

    /// Silent.
    void setData(const BudgetViewData& content);
    /// The part that the marked pixel belongs to; -1: none.
    void setMarkedSegment(int segment);
    void setKept(const std::optional<BudgetPart>& part);
    BudgetBars* bars() const { return m_bars; }
    BudgetCurve* curve() const { return m_curve; }

    QSize minimumSizeHint() const override;

signals:
    /// The person moved the threshold; in [0, 1].
    void thresholdChosen(double threshold);
    void byChosen(lossglass::BudgetBy by);
    void lossPicked(const std::string& id);
    void partPointed(const std::optional<lossglass::BudgetPart>& part);
    void partKept(const std::optional<lossglass::BudgetPart>& part);
    /// The tab came into view: what it shows may be old.
    void shown();
    void hidden();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeHead();
    void fitAbout();

    SegmentChoice* m_by;
    QLabel* m_about;
    QSlider* m_threshold;
    QLabel* m_thresholdText;
    QWidget* m_thresholdRow;
    BudgetBars* m_bars;
    QScrollArea* m_scroll;
    BudgetCurve* m_curve;
};

}  // namespace lossglass
