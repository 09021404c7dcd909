// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/overlap.h"

#include <cmath>

namespace lossglass {

namespace {

/// 1 - num/(num + rest), from whichever form keeps the digits.
double complement(double num, double rest) {
    const double den = num + rest;
    return num < rest ? 1.0 - num / den : rest / den;
}

}  // namespace

OverlapIndex tverskyIndex(const ClassSums& sums, double alpha, double beta, double smooth) {
    const double num = sums.tp + smooth;
    const double rest = alpha * sums.fn + beta * sums.fp;
    const double den = num + rest;
    if (den == 0) return {};
    const double square = den * den;
    // With t = 1 a step of p moves TP by 1 and FN by -1; with t = 0 it moves FP by 1.
    const OverlapSlope slope{(rest + alpha * num) / square, -beta * num / square, 0};
    return {num / den, complement(num, rest), slope};
}

OverlapIndex diceIndex(const ClassSums& sums, double smooth, DicePower power) {
    if (power == DicePower::Plain) return tverskyIndex(sums, 0.5, 0.5, smooth / 2);
    const double num = 2 * sums.tp + smooth;
    const double den = sums.pSquared + sums.tSquared + smooth;
    if (den == 0) return {};
    // den - num = sum (t-p)^2, which keeps its digits where both are near.
    const double rest = sums.missSquared + sums.falseSquared;
    return {num / den, complement(num, rest), {2 / den, 0, -num / (den * den)}};
}

OverlapSlope foldToOneChannel(const OverlapSlope& background, const OverlapSlope& foreground) {
    return {foreground.onTarget - background.offTarget, foreground.offTarget - background.onTarget,
            foreground.quadratic};
}

ValueAndSlope powerOf(const OverlapIndex& overlap, double power) {
    const double d = overlap.oneMinus;
    if (power == 1.0) return {d, 1.0};
    if (d <= 0) return {power == 0 ? 1.0 : 0.0, 0.0};
    return {std::pow(d, power), power * std::pow(d, power - 1)};
}

}  // namespace lossglass
