// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/one_vs_rest_pass.h"
#include "losslib/kernels/output.h"
#include "losslib/kernels/overlap.h"
#include "losslib/kernels/tiles.h"

#include <vector>

namespace lossglass {

/// oneVsRestPass() over a tile of few channels with labels for a target, all numbers of a pixel in
/// registers. Requires weights that are not 0, which would silence infinite logarithms.
///
/// Writes the gradient by logit, where Output::isDirect(), or adds to it, where it is wanted. `sum`
/// and `kept` are for the pixels whose numbers have not vanished; kept[i] is 0 for the others,
/// which get a gradient of 0.
template <class Real>
struct FewRestTile {
    const Workspace<Real>& work;
    const Tile& tile;
    const OneVsRestWeights& weights;
    Output<Real>& out;
    Real* kept;
    double* sum;

    void add() const;
    /// `slopes`: the gradient of an overlap loss beside it. Says what the gradient amounts to.
    PlaneMeasure write(const std::vector<OverlapSlope>& slopes) const;
};

}  // namespace lossglass
