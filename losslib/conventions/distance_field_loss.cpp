// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/distance_field_loss.h"

#include "losslib/conventions/terms_reduction.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lossglass {

namespace {

/// Lower envelope of parabolas along one line (Felzenszwalb & Huttenlocher 2012), in place.
void transformLine(std::vector<double>& line) {
    const std::size_t count = line.size();
    constexpr double kFar = std::numeric_limits<double>::infinity();
    std::vector<std::size_t> apex;
    std::vector<double> from;
    for (std::size_t q = 0; q < count; ++q) {
        if (line[q] == kFar) continue;
        const double x = static_cast<double>(q);
        double start = -kFar;
        while (!apex.empty()) {
            const double v = static_cast<double>(apex.back());
            start = ((line[q] + x * x) - (line[apex.back()] + v * v)) / (2 * x - 2 * v);
            if (start > from.back()) break;
            apex.pop_back();
            from.pop_back();
            start = -kFar;
        }
        apex.push_back(q);
        from.push_back(start);
    }
    if (apex.empty()) return;
    std::vector<double> result(count);
    std::size_t k = 0;
    for (std::size_t q = 0; q < count; ++q) {
        const double x = static_cast<double>(q);
        while (k + 1 < apex.size() && from[k + 1] <= x)
            ++k;
        const double step = x - static_cast<double>(apex[k]);
        result[q] = step * step + line[apex[k]];
    }
    line = std::move(result);
}

/// Distances inside and outside together; 0 where the mask is empty or full.
std::vector<double> boundaryDistances(std::vector<bool> mask,
                                      const std::vector<std::int64_t>& space) {
    const auto inside = std::count(mask.begin(), mask.end(), true);
    std::vector<double> field(mask.size(), 0.0);
    if (inside == 0 || inside == static_cast<std::ptrdiff_t>(mask.size())) return field;
    field = euclideanDistances(mask, space);
    mask.flip();
    const std::vector<double> outside = euclideanDistances(mask, space);
    for (std::size_t i = 0; i < field.size(); ++i)
        field[i] += outside[i];
    return field;
}

}  // namespace

std::vector<double> euclideanDistances(const std::vector<bool>& isSet,
                                       const std::vector<std::int64_t>& space) {
    std::vector<double> squares(isSet.size());
    for (std::size_t i = 0; i < isSet.size(); ++i)
        squares[i] = isSet[i] ? std::numeric_limits<double>::infinity() : 0.0;
    std::size_t step = isSet.size();
    for (const std::int64_t size : space) {
        const auto length = static_cast<std::size_t>(size);
        step /= length;
        std::vector<double> line(length);
        for (std::size_t first = 0; first < squares.size(); ++first) {
            if ((first / step) % length != 0) continue;
            for (std::size_t i = 0; i < length; ++i)
                line[i] = squares[first + i * step];
            transformLine(line);
            for (std::size_t i = 0; i < length; ++i)
                squares[first + i * step] = line[i];
        }
    }
    for (double& square : squares)
        square = std::sqrt(square);
    return squares;
}

ConventionReading distanceFieldLoss(const ConventionMaps& maps,
                                    const std::vector<std::int64_t>& space,
                                    const DistanceFieldConventions& conventions) {
    const std::int64_t first =
        conventions.background == Background::Excluded && maps.channels > 1 ? 1 : 0;
    const bool pooled = conventions.samples == SamplePooling::PerBatch;
    LossTerms terms;
    terms.samples = pooled ? 1 : maps.samples;
    terms.classes = maps.channels - first;
    const auto count = static_cast<std::size_t>(terms.samples * terms.classes);
    terms.values.assign(count, 0.0);
    terms.weights.assign(count, 1.0);
    terms.counted.assign(count, 1.0);
    const double perPixel = 1.0 / static_cast<double>(maps.pixels * (pooled ? maps.samples : 1));
    std::vector<double> slopes(maps.p.size(), 0.0);
    const auto termOf = [&](std::int64_t n, std::int64_t c) {
        return static_cast<std::size_t>((pooled ? 0 : n) * terms.classes + c - first);
    };
    for (std::int64_t n = 0; n < maps.samples; ++n)
        for (std::int64_t c = first; c < maps.channels; ++c) {
            const auto begin = static_cast<std::size_t>(maps.plane(n, c));
            const auto size = static_cast<std::size_t>(maps.pixels);
            const auto fieldOf = [&](const std::vector<double>& values) {
                std::vector<bool> mask(size);
                for (std::size_t i = 0; i < size; ++i)
                    mask[i] = values[begin + i] > conventions.threshold;
                return boundaryDistances(std::move(mask), space);
            };
            const std::vector<double> ofP = fieldOf(maps.p), ofT = fieldOf(maps.t);
            for (std::size_t i = 0; i < size; ++i) {
                const double distance =
                    std::pow(ofP[i], conventions.alpha) + std::pow(ofT[i], conventions.alpha);
                const double error = maps.p[begin + i] - maps.t[begin + i];
                terms.values[termOf(n, c)] += perPixel * error * error * distance;
                slopes[begin + i] = perPixel * 2 * error * distance;
            }
        }
    ConventionReading reading;
    const auto outer = reduceTerms(terms, conventions.reduction, WeightNorm::None, reading);
    for (std::int64_t n = 0; n < maps.samples; ++n)
        for (std::int64_t c = first; c < maps.channels; ++c)
            for (std::int64_t i = 0; i < maps.pixels; ++i)
                slopes[static_cast<std::size_t>(maps.plane(n, c) + i)] *= outer[termOf(n, c)];
    reading.activatedGradient = slopes;
    reading.inputGradient = std::move(slopes);
    return reading;
}

}  // namespace lossglass
