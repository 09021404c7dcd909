// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/pixel_reduction.h"

namespace lossglass {

namespace {

std::size_t at(std::int64_t i) {
    return static_cast<std::size_t>(i);
}

template <class Term>
double sumOverElements(const ConventionMaps& maps, const Term& term) {
    double total = 0;
    for (std::int64_t n = 0; n < maps.samples; ++n)
        for (std::int64_t c = 0; c < maps.channels; ++c)
            for (std::int64_t i = 0; i < maps.pixels; ++i)
                total += term(n, c, i);
    return total;
}

double sumOfTrueWeights(const ConventionMaps& maps, const PixelConventions& rule) {
    double total = 0;
    for (std::int64_t n = 0; n < maps.samples; ++n)
        for (std::int64_t i = 0; i < maps.pixels; ++i) {
            std::int64_t likeliest = 0;
            for (std::int64_t c = 1; c < maps.channels; ++c)
                if (maps.t[at(maps.plane(n, c) + i)] > maps.t[at(maps.plane(n, likeliest) + i)])
                    likeliest = c;
            total += maps.validAt(n, i) *
                     (rule.classWeights.empty() ? 1.0 : rule.classWeights.at(at(likeliest)));
        }
    return total;
}

double divisorOf(const ConventionMaps& maps, const PixelConventions& rule, std::size_t parts) {
    const double perPart = static_cast<double>(parts) / static_cast<double>(maps.p.size());
    switch (rule.divisor) {
        case PixelDivisor::Parts:
        case PixelDivisor::Nothing:
            return static_cast<double>(parts);
        case PixelDivisor::One:
            return 1;
        case PixelDivisor::Pixels:
            return static_cast<double>(maps.pixels);
        case PixelDivisor::ValidParts:
            return perPart *
                   sumOverElements(maps, [&](auto n, auto, auto i) { return maps.validAt(n, i); });
        case PixelDivisor::SumOfWeights:
            return perPart * sumOverElements(maps, [&](auto n, auto c, auto i) {
                       return maps.validAt(n, i) * maps.weightAt(n, c, i);
                   });
        case PixelDivisor::TrueClassWeights:
            return sumOfTrueWeights(maps, rule);
    }
    return 1;
}

}  // namespace

std::vector<double> reduceElements(const ConventionMaps& maps, const std::vector<double>& elements,
                                   const PixelConventions& conventions,
                                   ConventionReading& reading) {
    const bool keepsClasses = conventions.classAxis == ClassAxis::Kept;
    const double perElement =
        conventions.classAxis == ClassAxis::Mean ? 1.0 / static_cast<double>(maps.channels) : 1.0;
    std::vector<double> parts(keepsClasses ? elements.size() : at(maps.samples * maps.pixels), 0);
    double total = 0;
    for (std::int64_t n = 0; n < maps.samples; ++n)
        for (std::int64_t c = 0; c < maps.channels; ++c)
            for (std::int64_t i = 0; i < maps.pixels; ++i) {
                const std::size_t element = at(maps.plane(n, c) + i);
                parts[keepsClasses ? element : at(n * maps.pixels + i)] +=
                    perElement * elements[element];
                total += perElement * elements[element];
            }
    const double divisor = divisorOf(maps, conventions, parts.size());
    reading.value = total / divisor;
    if (conventions.divisor == PixelDivisor::Nothing) {
        reading.parts = std::move(parts);
        reading.shape = {maps.samples};
        if (keepsClasses) reading.shape.push_back(maps.channels);
        reading.shape.insert(reading.shape.end(), maps.space.begin(), maps.space.end());
    } else {
        reading.parts = {reading.value};
        reading.shape.clear();
    }
    return std::vector<double>(elements.size(), perElement / divisor);
}

}  // namespace lossglass
