// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/convention_reading.h"

#include <utility>

namespace lossglass {

namespace {

void addTo(std::vector<double>& a, const std::vector<double>& b) {
    if (a.empty()) a.resize(b.size(), 0.0);
    for (std::size_t i = 0; i < b.size(); ++i)
        a[i] += b[i];
}

/// Parts of different shapes add by broadcasting trailing axes of size 1, which is a repetition
/// of each entry of the shorter one.
std::vector<double> repeated(const std::vector<double>& parts, std::size_t count) {
    if (parts.empty() || parts.size() == count) return parts;
    const std::size_t times = count / parts.size();
    std::vector<double> result;
    result.reserve(count);
    for (const double part : parts)
        result.insert(result.end(), times, part);
    return result;
}

}  // namespace

ConventionReading scaled(ConventionReading reading, double factor) {
    reading.value *= factor;
    for (auto* numbers : {&reading.parts, &reading.inputGradient, &reading.activatedGradient})
        for (double& number : *numbers)
            number *= factor;
    return reading;
}

ConventionReading sum(ConventionReading a, const ConventionReading& b) {
    const bool bIsLarger = b.parts.size() > a.parts.size();
    const std::size_t count = bIsLarger ? b.parts.size() : a.parts.size();
    a.parts = repeated(a.parts, count);
    addTo(a.parts, repeated(b.parts, count));
    if (bIsLarger) a.shape = b.shape;
    a.value += b.value;
    addTo(a.inputGradient, b.inputGradient);
    // The two may have been activated differently: only the derivative by the input adds.
    a.activatedGradient.clear();
    a.notes.insert(a.notes.end(), b.notes.begin(), b.notes.end());
    return a;
}

}  // namespace lossglass
