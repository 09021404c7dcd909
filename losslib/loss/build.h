// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/loss.h"

#include <limits>
#include <string>
#include <vector>

/// What the files of losslib/losses say their parameters with.
namespace lossglass::build {

inline constexpr double kUnbounded = std::numeric_limits<double>::infinity();

/// What a parameter is called: id, symbol, plain label, one sentence of help.
struct Naming {
    std::string id, symbol, label, help;
};

/// Domain (values outside are refused), range of the slider at start, and step.
struct Range {
    double minimum, maximum, sliderMinimum, sliderMaximum, step;
    Scale scale = Scale::Linear;
};

Parameter real(Naming naming, Range range, ParameterValue defaultValue,
               std::vector<ParameterWord> words = {});
Parameter toggle(Naming naming, bool defaultValue);
/// `options` are pairs of word and plain label; the first is the default.
Parameter choice(Naming naming, const std::vector<std::pair<std::string, std::string>>& options);

/// The weight of a term, in [0, 1] or in [0, infinity).
inline Range unitRange() {
    return {0, 1, 0, 1, 0.01};
}
inline Range positiveRange(double sliderMaximum) {
    return {0, kUnbounded, 0, sliderMaximum, 0.05};
}

/// Parameters that many losses share.
Parameter smooth(double defaultValue);
Parameter squared();
Parameter includeBackground(bool defaultValue);
/// Class weights by hand, or computed from the target by one of the named rules.
Parameter classWeights();

/// Sets both precisions from one template: Formula::evaluate<Real>(work, values, wanted).
template <class Formula>
void attach(Loss& loss) {
    loss.evaluateFloat = &Formula::template evaluate<float>;
    loss.evaluateDouble = &Formula::template evaluate<double>;
}

}  // namespace lossglass::build
