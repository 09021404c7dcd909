// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/loss.h"
#include "losslib/scene/scene.h"

#include <functional>
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
    /// Sum over pixels and channels of |dL/dz|, "the pull"; 0 when not wanted.
    double totalPull = 0;
    /// Euclidean norm of dL/dz, or of dL/dp where only that was wanted.
    double gradientNorm = 0;
};

/// Evaluates one request on a prepared scene. A loss that does not fit, or a scene without a
/// valid pixel, gives a reading that is undefined, with the reason, and a zero gradient. An
/// infinite or indefinite value is undefined as well, with the first pixel that makes it so; its
/// gradient stays, with entries that are not finite set to 0 and a note that counts them.
template <class Real>
Reading<Real> evaluateOne(const Workspace<Real>& work, const Request& request);

/// Prepares the scene once and evaluates each request in order. `cancelled` is asked between
/// losses; when it says yes, the readings so far are returned.
template <class Real>
std::vector<Reading<Real>> evaluateAll(const BasicScene<Real>& scene,
                                       const std::vector<Request>& requests,
                                       const std::function<bool()>& cancelled = {});

}  // namespace lossglass
