// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/reading.h"
#include "losslib/scene/scene.h"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lossglass {

/// How the samples of a batch become one number.
enum class BatchReduction {
    PerImage,    ///< the loss of each sample, then their mean: every image counts the same
    PerBatch,    ///< the sums run over all pixels of the batch, class by class
    Everything,  ///< classes flattened as well, where the loss keeps sums per class
};

/// All of them, in the order in which they are shown.
inline constexpr std::array<BatchReduction, 3> kReductions{
    BatchReduction::PerImage, BatchReduction::PerBatch, BatchReduction::Everything};

/// The word of a loss's "pooling" parameter: "per_image", "per_batch", "all".
std::string poolingWord(BatchReduction reduction);

/// One sample, read as if it were alone.
struct SampleReading {
    std::optional<double> value;  ///< nothing: undefined, for this reason
    std::string undefined;
    double gradientNorm = 0;  ///< Euclidean norm of dL/dz
    double pull = 0;          ///< sum of |dL/dz|
};

/// The whole batch under one reduction.
struct ReductionReading {
    BatchReduction reduction = BatchReduction::PerBatch;
    std::optional<double> value;  ///< nothing: undefined, for this reason
    std::string undefined;
    double gradientNorm = 0;  ///< Euclidean norm of dL/dz over all samples
    double pull = 0;          ///< sum of |dL/dz| over all samples
    /// Each sample's part of the pull, summing to 1; all 0 where nothing pulls.
    std::vector<double> shares;
    /// The sample (from 0) with the largest share, the first of equals; nothing without a pull.
    std::optional<int> dominating;
};

/// One loss on one batch under every reduction.
struct ReductionLab {
    const Loss* loss = nullptr;
    ParameterValues values;
    std::vector<SampleReading> samples;
    std::array<ReductionReading, 3> reductions;  ///< in the order of kReductions
    /// What the settings of the loss say now.
    BatchReduction chosen = BatchReduction::PerBatch;

    const ReductionReading& of(BatchReduction reduction) const {
        return reductions[static_cast<std::size_t>(reduction)];
    }
};

/// Reads the batch under every reduction. A loss with a parameter "pooling" is asked for each of
/// its words; any other sums over the batch, so that "everything" equals "per batch" and "per
/// image" is the mean over the samples, where one without a valid pixel counts as 0. `cancelled` is
/// asked between evaluations; when it says yes, nothing is returned.
template <class Real>
std::optional<ReductionLab> reductionLab(const BasicScene<Real>& scene, const Loss& loss,
                                         const ParameterValues& values,
                                         const std::function<bool()>& cancelled = {});

}  // namespace lossglass
