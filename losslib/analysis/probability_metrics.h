// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace lossglass {

/// The probability of one label at the valid pixels, and whether they have it.
template <class Real>
struct Judged {
    std::span<const Real> p;
    std::span<const std::uint8_t> isLabel;  ///< 0 or 1, as long as p
};

/// Area under precision against recall as a sum of steps, equal p in one step. Nothing where no
/// pixel has the label.
template <class Real>
std::optional<double> averagePrecision(const Judged<Real>& judged);

/// Guo et al. 2017 for one label: over 15 equal bins of p, the mean of |share of the label - mean
/// p| weighted by pixels. Nothing without pixels.
template <class Real>
std::optional<double> calibrationError(const Judged<Real>& judged);

/// Mean of (p - t)^2. Nothing without pixels.
template <class Real>
std::optional<double> brierScore(const Judged<Real>& judged);

}  // namespace lossglass
