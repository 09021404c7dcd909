// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/score_activation.h"

#include "losslib/kernels/tiles.h"

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

double sigmoid(double z) {
    return z >= 0 ? 1 / (1 + std::exp(-z)) : std::exp(z) / (1 + std::exp(z));
}

/// Calls visit(index of the pixel's entry in channel 0) for each pixel; channels lie
/// maps.pixels apart. In parallel: no pixel looks at another.
template <class Visit>
void forEachPixel(const ConventionMaps& maps, const Visit& visit) {
    for (std::int64_t n = 0; n < maps.samples; ++n)
        forEachTile(maps.pixels, [&](const Tile& tile) {
            const std::int64_t begin = maps.plane(n, 0) + tile.begin;
            for (std::int64_t i = begin; i < begin + tile.count; ++i)
                visit(static_cast<std::size_t>(i));
        });
}

template <class Function>
void transformEach(std::vector<double>& values, const Function& function) {
    forEachTile(static_cast<std::int64_t>(values.size()), [&](const Tile& tile) {
        double* from = values.data() + tile.begin;
        std::transform(from, from + tile.count, from, function);
    });
}

/// Each value times a function of its partner.
template <class Function>
void scaleEach(std::vector<double>& values, const std::vector<double>& partners,
               const Function& function) {
    forEachTile(static_cast<std::int64_t>(values.size()), [&](const Tile& tile) {
        const auto begin = static_cast<std::size_t>(tile.begin);
        for (std::size_t i = begin; i < begin + static_cast<std::size_t>(tile.count); ++i)
            values[i] *= function(partners[i]);
    });
}

void overChannels(const ConventionMaps& maps, bool logarithm, std::vector<double>& values) {
    const auto step = static_cast<std::size_t>(maps.pixels);
    const auto count = static_cast<std::size_t>(maps.channels);
    forEachPixel(maps, [&](std::size_t first) {
        double highest = values[first];
        for (std::size_t c = 1; c < count; ++c)
            highest = std::max(highest, values[first + c * step]);
        double total = 0;
        for (std::size_t c = 0; c < count; ++c)
            total += std::exp(values[first + c * step] - highest);
        const double shift = highest + std::log(total);
        for (std::size_t c = 0; c < count; ++c) {
            double& value = values[first + c * step];
            value = logarithm ? value - shift : std::exp(value - highest) / total;
        }
    });
}

/// Softmax: dz_k = p_k (g_k - sum_j p_j g_j); log-softmax: dz_k = g_k - p_k sum_j g_j.
void pullBackChannels(const ConventionMaps& maps, bool logarithm,
                      const std::vector<double>& activated, std::vector<double>& gradient) {
    const auto step = static_cast<std::size_t>(maps.pixels);
    const auto count = static_cast<std::size_t>(maps.channels);
    forEachPixel(maps, [&](std::size_t first) {
        double total = 0;
        for (std::size_t k = first; k < first + count * step; k += step)
            total += gradient[k] * (logarithm ? 1 : activated[k]);
        for (std::size_t k = first; k < first + count * step; k += step)
            gradient[k] = logarithm ? gradient[k] - std::exp(activated[k]) * total
                                    : activated[k] * (gradient[k] - total);
    });
}

}  // namespace

std::vector<double> activate(ScoreActivation activation, const ConventionMaps& maps) {
    std::vector<double> values = maps.p;
    switch (activation) {
        case ScoreActivation::None:
            break;
        case ScoreActivation::Sigmoid:
            transformEach(values, sigmoid);
            break;
        case ScoreActivation::Tanh:
            transformEach(values, [](double z) { return std::tanh(z); });
            break;
        case ScoreActivation::Softmax:
            overChannels(maps, false, values);
            break;
        case ScoreActivation::LogSoftmax:
            overChannels(maps, true, values);
            break;
    }
    return values;
}

std::vector<double> pullBackActivation(ScoreActivation activation, const ConventionMaps& maps,
                                       const std::vector<double>& activated,
                                       const std::vector<double>& gradient) {
    std::vector<double> result = gradient;
    switch (activation) {
        case ScoreActivation::None:
            break;
        case ScoreActivation::Sigmoid:
            scaleEach(result, activated, [](double p) { return p * (1 - p); });
            break;
        case ScoreActivation::Tanh:
            scaleEach(result, activated, [](double y) { return 1 - y * y; });
            break;
        case ScoreActivation::Softmax:
            pullBackChannels(maps, false, activated, result);
            break;
        case ScoreActivation::LogSoftmax:
            pullBackChannels(maps, true, activated, result);
            break;
    }
    return result;
}

}  // namespace lossglass
