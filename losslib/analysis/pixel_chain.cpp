// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/pixel_chain.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace lossglass {
namespace {

struct Pair {
    double p = 0, q = 0;
};

/// p and 1-p from exponentials that never overflow: the larger of the two has exponent 0.
Pair sigmoid(double z) {
    const double small = std::exp(-std::abs(z));
    const double near = 1 / (1 + small), far = small / (1 + small);
    return z >= 0 ? Pair{near, far} : Pair{far, near};
}

std::vector<Pair> softmax(const std::vector<double>& logits) {
    const double top = *std::max_element(logits.begin(), logits.end());
    std::vector<double> powers;
    double sum = 0;
    for (double z : logits) {
        powers.push_back(std::exp(z - top));
        sum += powers.back();
    }
    std::vector<Pair> result;
    for (std::size_t c = 0; c < logits.size(); ++c) {
        // Summed without c: sum - powers[c] would cancel where p is near 1.
        double others = 0;
        for (std::size_t j = 0; j < logits.size(); ++j)
            if (j != c) others += powers[j];
        result.push_back({powers[c] / sum, others / sum});
    }
    return result;
}

double targetOf(const ChainInput& input, std::size_t channel) {
    if (input.label == kIgnored) return 0;
    if (!input.softTarget.empty()) return input.softTarget[channel];
    const std::size_t labelOfChannel = input.logits.size() == 1 ? 1 : channel;
    return input.label == labelOfChannel ? 1 : 0;
}

}  // namespace

PixelChain pixelChain(const ChainInput& input) {
    const std::size_t channels = input.logits.size();
    assert(channels > 0 && input.slopes.size() == channels);
    assert(input.softTarget.empty() || input.softTarget.size() == channels);
    const std::vector<Pair> pairs =
        channels == 1 ? std::vector<Pair>{sigmoid(input.logits[0])} : softmax(input.logits);

    PixelChain chain;
    chain.ignored = input.label == kIgnored;
    const auto slopeOf = [&](std::size_t c) { return chain.ignored ? 0 : input.slopes[c]; };
    for (std::size_t c = 0; c < channels; ++c) {
        ChainRow row;
        row.logit = input.logits[c];
        row.p = pairs[c].p;
        row.q = pairs[c].q;
        row.target = targetOf(input, c);
        if (!chain.ignored) row.pMinusTarget = row.target == 1 ? -row.q : row.p - row.target;
        row.slope = slopeOf(c);
        row.ownTerm = row.p * row.q * row.slope;
        row.logitSlope = row.ownTerm;
        for (std::size_t j = 0; channels > 1 && j < channels; ++j) {
            const double term = j == c ? 0 : -row.p * pairs[j].p * slopeOf(j);
            row.otherTerms.push_back(term);
            row.logitSlope += term;
        }
        chain.rows.push_back(std::move(row));
    }
    return chain;
}

}  // namespace lossglass
