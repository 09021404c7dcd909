// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace lossglass {

/// How the overlap of a soft prediction and a (possibly soft) target is counted, per element.
enum class Overlap {
    Product,      ///< tp = p t, fp = p^k - p t, fn = t^k - p t, with k the power of the sums
    L1,           ///< tp = (|p| + |t| - |p-t|) / 2: 0 loss at p = t, also for soft targets
    SquaredMaps,  ///< tp, fp, fn are (p t)^2, (p (1-t))^2, ((1-p) t)^2
};

enum class SamplePooling { PerImage, PerBatch };  ///< which samples share one score

/// Which classes share one score.
enum class ClassPooling {
    Macro,        ///< each its own score, then the mean
    Micro,        ///< one score of all sums together
    Generalized,  ///< one score of all sums, each weighed by its target volume
};

enum class VolumeWeight { One, Inverse, InverseSquare };
enum class AbsentVolume {
    LargestFinite,  ///< the largest weight of the present classes; 0 when all are absent
    Floored,        ///< 1 / (volume + 1e-10)^k: an absent class swallows all others
    Zero,           ///< 0: an absent class leaves the sums
};

enum class Background { Included, Excluded };
enum class WeightPlace { OnLoss, OnMaps };         ///< OnMaps: the weight multiplies p and t
enum class WeightNorm { None, SumOfWeights };      ///< what the weighted mean divides by
enum class MaskPlace { BothMaps, NumeratorOnly };  ///< where ignored pixels are taken out
enum class AbsentClass { Formula, Skipped, Zero, One };
enum class Returned { OneMinusScore, MinusScore, MinusLogScore, Score };
enum class ExponentPlace { OnTerm, OnMean };
/// Rest: mean or sum over the classes only, one number per sample remains.
enum class Reduction { Mean, Sum, None, MeanOfClasses, SumOfClasses };

/// Everything in which libraries differ when they score overlap:
///   score = k tp + a over max(k (tp + w_fp fp + w_fn fn) + b, floor).
/// k = 2 and w = 1/2 is the Dice form, k = 1 the Tversky form, w = 1 the Jaccard index.
struct RegionConventions {
    double factor = 2;             ///< k: how strong the sums are against the smoothing
    double falsePositives = 0.5;   ///< w_fp
    double falseNegatives = 0.5;   ///< w_fn
    double smoothNumerator = 0;    ///< a
    double smoothDenominator = 0;  ///< b
    /// Least denominator; none by default, as logarithms handed in make it negative.
    double denominatorFloor = -std::numeric_limits<double>::infinity();
    double leastHit = -std::numeric_limits<double>::infinity();  ///< least tp, in both places
    double power = 1;  ///< of p and t in the sums of the denominator; Product only
    Overlap overlap = Overlap::Product;
    SamplePooling samples = SamplePooling::PerImage;
    ClassPooling classes = ClassPooling::Macro;
    VolumeWeight volumeWeight = VolumeWeight::InverseSquare;  ///< Generalized only
    AbsentVolume absentVolume = AbsentVolume::LargestFinite;  ///< Generalized only
    Background background = Background::Included;             ///< dropped only where C >= 2
    std::vector<double> classWeights;  ///< one per class that counts; empty = 1
    WeightPlace weightPlace = WeightPlace::OnLoss;
    WeightNorm weightNorm = WeightNorm::None;
    MaskPlace mask = MaskPlace::BothMaps;
    AbsentClass absent = AbsentClass::Formula;  ///< of a term whose target is empty; Macro only
    Returned returned = Returned::OneMinusScore;
    double scoreFloor = 0;  ///< least score under the logarithm
    /// Least loss under the exponent: unequal smoothing makes losses negative, and a power of such
    /// is not a number.
    double leastLoss = -std::numeric_limits<double>::infinity();
    double exponent = 1;  ///< of the loss, after `returned`
    ExponentPlace exponentPlace = ExponentPlace::OnTerm;
    std::vector<int> chosenClasses;  ///< classes that enter the mean; empty = all
    Reduction reduction = Reduction::Mean;

    bool operator==(const RegionConventions&) const = default;
};

/// Each convention by name and its value in words, in the order of the struct.
std::vector<std::pair<std::string, std::string>> describe(const RegionConventions& conventions);

/// Takes over convention number `index` of describe() from another set.
void adopt(RegionConventions& into, const RegionConventions& from, std::size_t index);

}  // namespace lossglass
