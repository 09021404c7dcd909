// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot_widget.h"

#include <QColor>
#include <span>
#include <vector>

class QCPBars;

namespace lossglass {

/// Bars of equal width over p from 0 to 1, in one colour below 0.5 and in another from there on.
class HistogramPlot : public PlotWidget {
    Q_OBJECT

public:
    explicit HistogramPlot(QWidget* parent = nullptr);

    /// One value per bar, >= 0.
    void setBars(std::span<const double> values);
    void setColours(const QColor& below, const QColor& above);

    const std::vector<double>& bars() const { return m_values; }

private:
    std::vector<double> m_values;
    QCPBars* m_below;
    QCPBars* m_above;
};

}  // namespace lossglass
