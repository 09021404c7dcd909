// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/terms.h"
#include "losslib/loss/class_weights.h"
#include "losslib/loss/parameter_values.h"

namespace lossglass {

/// A whole region loss with the parameters "weights" and "include_background":
/// sum_c w_c (1 - index_c) / sum_c w_c over the channels that count; value, per class, gradient.
template <class Real, class Index>
void addWeightedRegion(const Workspace<Real>& work, const ParameterValues& values,
                       Output<Real>& out, const Index& index) {
    auto& result = out.result();
    const auto region = regionChannels(work.channels(), values.flag("include_background"));
    const auto weights =
        channelWeights(resolveWeights(values, "weights", work.counts()), work.channels());
    if (auto note = weightsNote(values, "weights", work.counts()); !note.empty())
        result.notes.push_back(std::move(note));
    const double total = regionWeight(weights, region);
    if (total == 0) {
        result.undefined = "the weights of all classes that count are 0";
        return;
    }
    const auto term = regionTerm(work, region, weights, total, index, identityOf);
    addRegionTerm(work, 1.0, term, out);
    result.perClass = term.perClass;
}

}  // namespace lossglass
