// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/prediction_kind.h"

#include "app/import/label_rules.h"
#include "losslib/formats/number_text.h"

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

std::string placeText(const ImportedPrediction& prediction, std::int64_t pixel) {
    return pixelPlace(pixel, prediction.width, prediction.height);
}

/// The first value outside [0,1], as "-1.25 in channel 0 at (row 0, column 1)"; empty for none.
std::string firstOutside(const ImportedPrediction& prediction) {
    const auto& values = prediction.values;
    for (Eigen::Index c = 0; c < values.rows(); ++c) {
        for (Eigen::Index i = 0; i < values.cols(); ++i) {
            const double value = values(c, i);
            if (std::isnan(value) || (value >= 0 && value <= 1)) continue;
            return numberText(value) + " in channel " + std::to_string(c) + " at " +
                   placeText(prediction, i);
        }
    }
    return {};
}

struct WorstSum {
    double sum = 1;
    std::int64_t pixel = 0;

    double error() const { return std::abs(sum - 1); }
};

WorstSum worstSum(const Planes<double>& values) {
    WorstSum worst;
    for (Eigen::Index i = 0; i < values.cols(); ++i) {
        const double sum = values.col(i).sum();
        if (std::abs(sum - 1) > worst.error()) worst = {sum, i};
    }
    return worst;
}

}  // namespace

double allowedSumError(int channels, double roundedTo) {
    constexpr double kLeast = 1e-3;
    // Rounding moves the sum by half a step for each plane.
    return std::max(kLeast, 0.5 * roundedTo * channels);
}

void countNotFinite(ImportedPrediction& prediction) {
    const auto& values = prediction.values;
    for (Eigen::Index c = 0; c < values.rows(); ++c) {
        for (Eigen::Index i = 0; i < values.cols(); ++i) {
            const double value = values(c, i);
            if (std::isfinite(value)) continue;
            ++(std::isnan(value) ? prediction.notNumbers : prediction.infinities);
            if (prediction.firstNotFinite.empty())
                prediction.firstNotFinite = std::string(std::isnan(value) ? "NaN"
                                                        : value < 0       ? "-inf"
                                                                          : "+inf") +
                                            " in channel " + std::to_string(c) + " at " +
                                            placeText(prediction, i);
        }
    }
    const std::int64_t count = prediction.notNumbers + prediction.infinities;
    if (count > 0)
        prediction.notices.push_back(std::to_string(count) +
                                     (count == 1 ? " value is" : " values are") +
                                     " not finite, the first: " + prediction.firstNotFinite);
}

void decideKind(ImportedPrediction& prediction, std::optional<PredictionKind> forced,
                double roundedTo) {
    const auto decide = [&](PredictionKind kind, const std::string& why) {
        prediction.kind = kind;
        prediction.notices.push_back(
            (kind == PredictionKind::Logits ? "taken as logits: " : "taken as probabilities: ") +
            why);
    };
    if (forced) return decide(*forced, "as asked");
    if (prediction.quantised)
        return decide(PredictionKind::Probabilities, "pictures hold 0 to 1 as black to white");
    const std::string outside = firstOutside(prediction);
    if (!outside.empty())
        return decide(PredictionKind::Logits, "the value " + outside + " lies outside 0 to 1");
    if (prediction.channels == 1)
        return decide(PredictionKind::Probabilities, "one channel, all values lie in 0 to 1");
    const WorstSum worst = worstSum(prediction.values);
    if (worst.error() <= allowedSumError(prediction.channels, roundedTo))
        return decide(PredictionKind::Probabilities,
                      "all values lie in 0 to 1 and the channels sum to 1");
    decide(PredictionKind::Logits, "all values lie in 0 to 1, but the channels sum to " +
                                       numberText(worst.sum, 4) + " at " +
                                       placeText(prediction, worst.pixel));
}

}  // namespace lossglass
