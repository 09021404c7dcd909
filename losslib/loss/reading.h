// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/loss.h"
#include "losslib/scene/scene.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace lossglass {

/// One loss with its settings, as it is asked for.
struct Request {
    const Loss* loss = nullptr;  ///< never null; points into the catalogue
    ParameterValues values;
    Wanted wanted;
};

/// What one loss said about one scene.
template <class Real>
struct Reading {
    const Loss* loss = nullptr;
    ParameterValues values;
    Evaluation<Real> evaluation;
    /// sum over pixels and channels of |dL/dz|; the Euclidean norm beside it. 0 when not wanted.
    double totalPull = 0;
    double gradientNorm = 0;  ///< sqrt(sum g^2)
};

/// Prepares the scene once and evaluates each request in order. A loss that does not fit gives a
/// reading that is undefined, with the reason. `cancelled` is asked between losses; when it says
/// yes, the readings so far are returned.
template <class Real>
std::vector<Reading<Real>> evaluateAll(const BasicScene<Real>& scene,
                                       const std::vector<Request>& requests,
                                       const std::function<bool()>& cancelled = {});

}  // namespace lossglass
