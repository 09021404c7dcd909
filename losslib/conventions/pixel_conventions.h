// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lossglass {

/// The loss of an element (one channel of a pixel), from the input x and the target t.
enum class BinaryForm {
    CrossEntropy,   ///< -[w t ln p + (1-t) ln(1-p)], w = positiveWeight
    Focal,          ///< cross-entropy times m^gamma, m the error (see FocusForm)
    FocalStar,      ///< -ln sigmoid(gamma s z) / gamma, s = 2t - 1; logits only
    Focus,          ///< m^gamma alone: what normalised focal losses divide by
    AbsoluteError,  ///< |x - t|
    SquaredError,   ///< (x - t)^2
    Hinge,          ///< max(0, 1 - t x), t = -1 or 1
    SquaredHinge,   ///< its square
};

/// What the exponent gamma acts on; all agree for hard targets.
enum class FocusForm {
    ExpectedError,  ///< p (1-t) + (1-p) t
    SignedLogit,    ///< sigmoid(-z (2t-1)); logits only
    FromEntropy,    ///< 1 - exp(-cross-entropy)
    Separate,       ///< 1-p on the part of t, p on the part of 1-t
};

/// The loss of a pixel: sum_c t_c w_c a_c phi(p_c).
enum class CategoricalForm {
    CrossEntropy,             ///< -ln p
    Focal,                    ///< -(1-p)^gamma ln p
    Poly,                     ///< -ln p + epsilon (1-p)
    GeneralizedCrossEntropy,  ///< (1 - p^q) / q
    Hinge,                    ///< max_k(x_k + 1 - t_k) - sum_c t_c x_c; takes scores as they are
};

enum class PixelInput { Probabilities, Logits };
enum class ClassAxis { Kept, Mean, Sum };  ///< how elements become parts of the result
enum class ProbabilitySum { AsGiven, Normalised };

/// What the sum of the parts is divided by.
enum class PixelDivisor {
    Parts,         ///< how many there are, ignored ones too
    ValidParts,    ///< those that are not ignored
    SumOfWeights,  ///< of the sample weights
    Pixels,        ///< of one sample: the sum over samples (and channels) of spatial means
    One,
    TrueClassWeights,  ///< of the class weights of the likeliest target class of valid pixels
    Nothing,           ///< the array itself is the result; its value is the mean
};

/// Everything in which libraries differ once the formula is settled.
struct PixelConventions {
    PixelInput input = PixelInput::Logits;
    double gamma = 2;
    std::optional<double> alpha;     ///< binary: alpha for t = 1, 1 - alpha for t = 0
    std::vector<double> classAlpha;  ///< one per channel, for t = 1; 1 - it for t = 0 (binary)
    FocusForm focus = FocusForm::ExpectedError;
    std::optional<double> reducedThreshold;  ///< focal: factor 1 where p_t is below it
    double epsilon = 1;                      ///< Poly
    double q = 0.5;                          ///< GeneralizedCrossEntropy
    std::vector<double> classWeights;        ///< one per channel; empty = 1
    std::vector<double> positiveWeights;     ///< one, or one per channel; empty = 1
    double leastProbability = 0;             ///< probabilities are clamped to this range
    double greatestProbability = 1;
    double leastLogarithm =
        -std::numeric_limits<double>::infinity();  ///< logarithms of probabilities are clamped to
                                                   ///< it
    ProbabilitySum probabilities = ProbabilitySum::AsGiven;
    ClassAxis classAxis = ClassAxis::Kept;
    PixelDivisor divisor = PixelDivisor::Parts;

    bool operator==(const PixelConventions&) const = default;
};

/// Each convention by name and its value in words, in the order of the struct.
std::vector<std::pair<std::string, std::string>> describe(const PixelConventions& conventions);

/// Takes over convention number `index` of describe() from another set.
void adopt(PixelConventions& into, const PixelConventions& from, std::size_t index);

}  // namespace lossglass
