// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot_line.h"
#include "widgets/plots/plot_range.h"
#include "widgets/plots/plot_widget.h"

#include <vector>

class QCPItemText;
class QCPItemTracer;

namespace lossglass {

/// Curves over p with a dot and a number where each meets the marked p.
class CurvePlot : public PlotWidget {
    Q_OBJECT

public:
    explicit CurvePlot(QWidget* parent = nullptr);

    /// Later lines are drawn above earlier ones; selected lines above all.
    void setLines(std::vector<PlotLine> lines, const PlotRange& range);
    const std::vector<PlotLine>& lines() const { return m_lines; }

    /// Texts of the numbers that are shown now, selected line first.
    QStringList markTexts() const;

protected:
    void themed(const Theme& theme) override;
    void laidOut() override;

private:
    struct Dot {
        QCPItemTracer* circle;
        QCPItemText* text;
    };
    Dot makeDot();
    void hideDots();
    void placeDot(const Dot& dot, const PlotLine& line, double x, double y, double textY);

    std::vector<PlotLine> m_lines;
    std::vector<Dot> m_dots;
};

}  // namespace lossglass
