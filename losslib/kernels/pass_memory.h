// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/ordered_sums.h"
#include "losslib/kernels/plane_measure.h"
#include "losslib/loss/evaluation.h"

#include <limits>
#include <optional>
#include <type_traits>
#include <vector>

namespace lossglass {

/// What the numbers of a pass hang on beside the pixels of each tile and the settings of the loss:
/// weights with their normaliser, slopes, thresholds.
using PassKey = std::vector<double>;

/// Of a pass that no few numbers describe: equal to no key, not even to itself.
inline PassKey keyOfNoOther() {
    return {std::numeric_limits<double>::quiet_NaN()};
}

/// What a pass leaves behind.
struct PassRecord {
    PassKey key;
    TileSums sums;
};

/// What a caller keeps between two evaluations of one loss with the same settings on scenes of the
/// same shape, so that the second one visits only the tiles whose pixels changed. Its results are
/// those of a full evaluation, bit for bit: each pass runs over the changed tiles where its key is
/// the same as before, and otherwise everything is computed anew.
///
/// Before an evaluation: `changed` names the tiles, in order, and planes() holds the planes of the
/// reading before (moved or copied back as evaluateOne() gave them). Without one of them the
/// evaluation is a full one, into those planes where they have the right shape. Afterwards
/// `changed` is empty, the planes are in the reading, and `wasPartial` says what happened.
/// To be forgotten when the loss, its settings or the classes change.
class PassMemory {
public:
    std::optional<std::vector<std::int64_t>> changed;
    bool wasPartial = false;

    template <class Real>
    Evaluation<Real>& planes() {
        if constexpr (std::is_same_v<Real, float>)
            return m_floatPlanes;
        else
            return m_doublePlanes;
    }

    void forget() {
        passes.clear();
        logitMeasures.clear();
        probabilityMeasures.clear();
        changed.reset();
    }

    /// Kept by Output.
    std::vector<PassRecord> passes;
    std::vector<PlaneMeasure> logitMeasures, probabilityMeasures;  ///< of each tile
    bool mustRestart = false;  ///< a later pass has another key: what the earlier did is void

private:
    Evaluation<float> m_floatPlanes;
    Evaluation<double> m_doublePlanes;
};

/// The same without a memory, which is forgotten: for planes that are not just what passes wrote.
inline Wanted withoutMemory(Wanted wanted) {
    if (wanted.memory) wanted.memory->forget();
    wanted.memory = nullptr;
    return wanted;
}

}  // namespace lossglass
