// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/conventions/region_conventions.h"
#include "losslib/kernels/output.h"
#include "losslib/loss/loss.h"

#include <optional>
#include <string>
#include <vector>

/// How libraries score overlap in other ways than the canonical one, as parameters. At their
/// defaults a loss goes its own, faster way; otherwise through regionLoss(), in double.
namespace lossglass {

/// Which conventions make sense for a loss, beside those that every loss of overlap has
/// (smoothing, floor, overlap, ignored pixels).
struct OverlapParameters {
    bool power = true;         ///< of p and target below; not where "squared" says it
    bool classes = true;       ///< macro or micro, absent classes
    bool classWeights = true;  ///< what class weights multiply and divide by
    bool returned = true;      ///< 1 - score, -score, -ln score
};

/// The canonical rules: (2 TP + s) over (sum p^k + sum t^k + s), and
/// (TP + s) over (TP + alpha FN + beta FP + s).
RegionConventions diceRule(double smooth, double power);
RegionConventions tverskyRule(double alpha, double beta, double smooth);

/// Appends the parameters; `canonical` says which form of smoothing is the default.
void addOverlapConventions(Loss& loss, const RegionConventions& canonical,
                           const OverlapParameters& which);

/// What an overlap term says under conventions of its own.
struct OverlapReading {
    double value = 0;
    PerClassValues perClass;     ///< nothing where the classes share one score
    std::vector<double> slopes;  ///< dvalue/dp, C x pixels
    std::optional<std::string> undefined;
    std::vector<std::string> notes;
};

/// Nothing when `values` keep to the canonical rule; otherwise the term under what they choose.
/// A rule of generalised Dice is of all labels: one channel counts as two.
template <class Real>
std::optional<OverlapReading> overlapByConventions(const Workspace<Real>& work,
                                                   const ParameterValues& values,
                                                   const RegionConventions& canonical);

/// Adds factor * reading to value and gradients, and its classes and notes.
template <class Real>
void addOverlapReading(const Workspace<Real>& work, double factor, const OverlapReading& reading,
                       Output<Real>& out);

}  // namespace lossglass
