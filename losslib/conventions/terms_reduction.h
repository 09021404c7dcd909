// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/conventions/convention_reading.h"
#include "losslib/conventions/region_conventions.h"

#include <cstdint>
#include <vector>

namespace lossglass {

/// Loss terms, S samples x K classes, and how each counts.
struct LossTerms {
    std::int64_t samples = 0;
    std::int64_t classes = 0;
    std::vector<double> values;   ///< S x K
    std::vector<double> weights;  ///< S x K: class weights, 0 for classes not chosen
    std::vector<double> counted;  ///< S x K: 1, or 0 where a term leaves the mean altogether
};

/// Puts value, parts and shape into `reading` and returns dvalue/dterm, S x K.
std::vector<double> reduceTerms(const LossTerms& terms, Reduction reduction, WeightNorm norm,
                                ConventionReading& reading);

}  // namespace lossglass
