// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/terms_reduction.h"

namespace lossglass {

namespace {

/// What a mean over terms begin .. end-1 divides by.
double divisorOf(const LossTerms& terms, WeightNorm norm, std::size_t begin, std::size_t end) {
    double divisor = 0;
    for (std::size_t i = begin; i < end; ++i)
        divisor += terms.counted[i] * (norm == WeightNorm::SumOfWeights ? terms.weights[i] : 1.0);
    return divisor;
}

}  // namespace

std::vector<double> reduceTerms(const LossTerms& terms, Reduction reduction, WeightNorm norm,
                                ConventionReading& reading) {
    const std::size_t count = terms.values.size();
    const auto perSample = static_cast<std::size_t>(terms.classes);
    std::vector<double> slope(count);
    for (std::size_t i = 0; i < count; ++i)
        slope[i] = terms.weights[i] * terms.counted[i];

    // Each part is a sum over a run of terms: all, the classes of a sample, or one.
    std::size_t run = count;
    if (reduction == Reduction::None) run = 1;
    if (reduction == Reduction::MeanOfClasses || reduction == Reduction::SumOfClasses)
        run = perSample;
    const bool isMean = reduction == Reduction::Mean || reduction == Reduction::MeanOfClasses;

    reading.parts.clear();
    reading.shape.clear();
    if (reduction == Reduction::None) reading.shape = {terms.samples, terms.classes};
    if (reduction == Reduction::MeanOfClasses || reduction == Reduction::SumOfClasses)
        reading.shape = {terms.samples};
    reading.value = 0;
    const double parts = static_cast<double>(count / run);
    for (std::size_t begin = 0; begin < count; begin += run) {
        const double divisor = isMean ? divisorOf(terms, norm, begin, begin + run) : 1.0;
        double part = 0;
        for (std::size_t i = begin; i < begin + run; ++i) {
            slope[i] = divisor != 0 ? slope[i] / divisor : 0.0;
            // A term that does not count may be infinite.
            if (slope[i] != 0) part += slope[i] * terms.values[i];
            slope[i] /= parts;
        }
        reading.parts.push_back(part);
        reading.value += part / parts;
    }
    return slope;
}

}  // namespace lossglass
