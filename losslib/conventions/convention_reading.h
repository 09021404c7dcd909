// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lossglass {

/// What a library's loss says about a ConventionScene.
struct ConventionReading {
    /// What the library prints; where it returns an array, the mean of that array.
    double value = 0;
    /// The numbers as returned, row-major in `shape`; one number and an empty shape for a scalar.
    std::vector<double> parts;
    std::vector<std::int64_t> shape;
    /// Derivative of `value` by the prediction as it was handed over, N x C x P.
    std::vector<double> inputGradient;
    /// Derivative of `value` by the activated prediction, N x C x P; empty where the loss is
    /// formed from logits without passing through probabilities.
    std::vector<double> activatedGradient;
    /// Losses of overlap: the loss of each sample and class with a score of its own (S x K, or S
    /// where the classes share one), before weights and mean.
    std::vector<double> terms;
    std::vector<std::string> notes;

    bool isArray() const { return !shape.empty(); }
};

/// factor * value, parts and gradients.
ConventionReading scaled(ConventionReading reading, double factor);

/// a + b, entry by entry; a scalar is added to every part of an array.
ConventionReading sum(ConventionReading a, const ConventionReading& b);

}  // namespace lossglass
