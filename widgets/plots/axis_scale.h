// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

namespace lossglass {

/// A linear or logarithmic scale from one value to another; the first may be the larger.
struct AxisScale {
    double from = 0;
    double to = 1;
    bool isLogarithmic = false;  ///< requires both ends above 0

    /// 0 at `from`, 1 at `to`.
    double shareOf(double value) const;
    double valueAt(double share) const;
    bool holds(double value) const;

    /// Round values, about `count` of them, ascending.
    std::vector<double> ticks(int count) const;
    /// How a tick is written: as many decimals as the distance of the ticks needs.
    QString textOf(double tick, int count) const;

    /// The value rounded to what a hand can tell apart on a length of `pixels`.
    double rounded(double value, double pixels) const;

    bool operator==(const AxisScale&) const = default;
};

}  // namespace lossglass
