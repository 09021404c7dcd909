// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/overlap.h"
#include "losslib/loss/loss.h"

#include <vector>

namespace lossglass {

/// Adds the parameter "pooling" to a loss and makes its evaluation obey it:
///   per_batch  one value from the pixels of all samples together (the loss as it is)
///   per_image  the mean of the values of the samples, each a scene of its own
///   all        as per_batch; losses of overlap also add up their sums over the classes, which
///              they see to themselves (poolsAll())
/// Per image, a sample without a valid pixel counts as 0, and a sample without a value leaves the
/// whole without one. Of one sample, per_image is per_batch to the last bit.
void addSamplePooling(Loss& loss);

/// Whether everything is to be flattened, the classes as well; false where there is no "pooling".
bool poolsAll(const ParameterValues& values);

/// The sums of some channels together.
template <class Real>
ClassSums sumsOver(const Workspace<Real>& work, const std::vector<int>& channels) {
    ClassSums total;
    for (const int c : channels)
        total += channelSums(work, c);
    return total;
}

}  // namespace lossglass
