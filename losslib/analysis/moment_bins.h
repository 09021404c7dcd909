// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace lossglass {

/// A place that stands for several, and how much it counts.
struct WeighedPlace {
    double z = 0;
    double weight = 0;
};

/// A histogram of weighed numbers between -128 and 128, 32 bins to the unit, that keeps the first
/// four moments of each bin.
class MomentBins {
public:
    MomentBins();

    /// False, and nothing added, for a number out of range or NaN. `weight` >= 0.
    bool add(double z, double weight);
    /// For each bin the one or two places with its moments (Gauss quadrature), ascending by bin:
    /// sums over polynomials of the third degree come out exact.
    std::vector<WeighedPlace> places() const;

private:
    /// Measured from the middle of the bin, in widths of it.
    struct Moments {
        double weight = 0, first = 0, second = 0, third = 0;
    };
    std::vector<Moments> m_bins;
};

}  // namespace lossglass
