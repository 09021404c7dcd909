// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/loss.h"

namespace lossglass {

/// The parameter "form": softmax, or every class by its own sigmoid against the rest.
void addFocalForm(Loss& loss);

/// Whether the loss is to see the channels one by one; one channel is that already.
bool isOneVsRest(const ParameterValues& values, int channels);

/// Focal loss of C >= 2 channels, each a sigmoid of its logit against the rest:
///   1/N sum_ic [-a_c t (1-s)^gamma ln s - (1-a_c) (1-t) s^gamma ln(1-s)],  s = sigmoid(z_ic)
/// with both factors 1 where "alpha" is not set. The sum over the classes is the loss of a pixel.
/// The derivative by probability is that by s, the probabilities being independent here.
template <class Real>
Evaluation<Real> oneVsRestFocal(const Workspace<Real>& work, const ParameterValues& values,
                                const Wanted& wanted);

}  // namespace lossglass
