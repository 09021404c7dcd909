// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/loss.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace lossglass {

/// Which pixel a response curve is about: one whose true label is `label`, judged by the
/// normalisation (counts) of a real picture, while the probability of `watched` runs over p.
struct ResponseQuestion {
    const Loss* loss = nullptr;  ///< never null
    ParameterValues values;
    int channels = 1;        ///< 1: sigmoid, `watched` is then label 1 whatever it says
    int watched = 1;         ///< the class whose probability is p; the others share 1-p equally
    std::uint8_t label = 1;  ///< true label of the pixel, 0 .. K-1
    LabelCounts counts;      ///< of the real picture; valid > 0
};

/// What one pixel costs at p and how it pulls. Scaled so that the loss of a picture is the mean
/// of `loss` over its valid pixels, and the slopes are those of that pixel's own loss: cross-
/// entropy reads -ln p, -1/p and p-t. Never a loss of the whole picture.
struct ResponsePoint {
    double p = 0;
    double loss = 0;
    double byProbability = 0;  ///< dl/dp of the watched class, the other probabilities held
    double byLogit = 0;        ///< dl/dz of the watched class, the other logits held
};

/// The same along p, one entry per grid point, p ascending; sizes are equal.
struct ResponseCurve {
    std::vector<double> p;
    std::vector<double> loss;
    std::vector<double> byProbability;
    std::vector<double> byLogit;

    bool isEmpty() const { return p.empty(); }
    std::size_t size() const { return p.size(); }
    ResponsePoint at(std::size_t i) const { return {p[i], loss[i], byProbability[i], byLogit[i]}; }
};

/// Least distance of p from 0 and from 1 that is evaluated; nearer ones are moved there, so that
/// every number is finite.
inline constexpr double kResponseEdge = 1e-12;

/// `points` values of p, ascending and symmetric about 0.5 (which is one of them when `points` is
/// odd), from 1e-6 to 1 - 1e-6, spaced like sin^2 so that both ends are dense. Requires points
/// >= 2.
std::vector<double> responseGrid(int points = 401);

/// The curve at the given probabilities (any order; kept). An error where the loss depends on more
/// than one pixel, where it does not fit the number of channels, or is undefined for these counts.
Result<ResponseCurve> responseCurve(const ResponseQuestion& question, std::span<const double> p);

/// The curve at one probability.
Result<ResponsePoint> responseAt(const ResponseQuestion& question, double p);

/// "Dice, Tversky and Lovász depend on the whole picture, so they have no curve."; empty for no
/// names.
std::string noCurveSentence(std::span<const std::string> names);

}  // namespace lossglass
