// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

namespace lossglass {

/// How a curve is drawn: the selected loss violet, its previous state dashed, all others grey.
enum class PlotLineKind { Selected, Ghost, Other };

/// A curve of a plot, x ascending; both of one length.
struct PlotLine {
    QString name;  ///< as the legend writes it: "Focal, γ = 2"
    PlotLineKind kind = PlotLineKind::Other;
    std::vector<double> x;
    std::vector<double> y;
    std::optional<double> markedY;  ///< exact value at the marked x; else read off the curve
};

/// y at `x`, joined linearly; nothing outside the line or where it is not finite.
std::optional<double> valueAt(const PlotLine& line, double x);

}  // namespace lossglass
