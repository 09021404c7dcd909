// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/parameter.h"

namespace lossglass {

/// Where a value stands on a slider, and how far one step goes.
///
/// On a logarithmic scale that knows 0, the left end of the groove stands for 0 alone and the
/// logarithm starts a little to its right.
struct SliderScale {
    double minimum = 0;  ///< least value; on a logarithmic scale the least positive one
    double maximum = 1;
    double step = 0.01;  ///< linear only
    Scale scale = Scale::Linear;
    bool zeroAtLeft = false;  ///< logarithmic only

    /// The scale that a parameter starts with.
    static SliderScale of(const Parameter& parameter);

    /// 0 at the left, 1 at the right; values outside stand at the ends.
    double toPosition(double value) const;
    /// The value at a position, as it is: not rounded to steps.
    double fromPosition(double position) const;
    /// A value under the hand: a multiple of `fineness` steps, or `1 / fineness` more digits.
    double tidyFromPosition(double position, double fineness) const;
    /// `steps` steps further, not beyond the ends. Linear: value + steps * step. Logarithmic: ten
    /// steps to the decade, on round tenths.
    double stepped(double value, double steps) const;
    /// Widens the range so that it holds the value.
    void include(double value);

    bool operator==(const SliderScale&) const = default;
};

/// The nearest decimal of `digits` significant digits: 0.30000000000000004 becomes 0.3.
double roundedTo(double value, int digits);

}  // namespace lossglass
