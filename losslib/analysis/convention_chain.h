// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/dialects/dialect.h"
#include "losslib/loss/loss.h"
#include "losslib/scene/scene.h"

#include <string>
#include <utility>
#include <vector>

namespace lossglass {

/// One end of a chain: a library's loss with the arguments set, or the catalogue's loss.
struct ChainEnd {
    const Dialect* dialect = nullptr;                           ///< null = the catalogue's loss
    std::vector<std::pair<std::string, std::string>> settings;  ///< of the dialect
    const Loss* loss = nullptr;                                 ///< read where dialect is null
    ParameterValues values;                                     ///< of the loss
};

/// The way from one loss to another, one convention at a time. The steps join: each begins with
/// the value that the one before it ended with, the first with that of the start, the last ends
/// with that of the target exactly. A step may move nothing on this scene.
struct ConventionChain {
    struct Step {
        std::string convention;  ///< "power in the denominator", in plain words
        std::string from, to;    ///< its value in words on both sides
        double valueBefore = 0, valueAfter = 0;
        double gradientBefore = 0, gradientAfter = 0;  ///< Euclidean norm of dL/dlogit
    };

    double valueAtStart = 0, valueAtTarget = 0;
    double gradientAtStart = 0, gradientAtTarget = 0;
    std::vector<Step> steps;  ///< empty where both follow the same conventions
    /// Why the last step, or the first, is "other computation": what the conventions cannot say.
    std::vector<std::string> notes;
};

/// The name of the step that no single convention explains.
inline constexpr const char* kOtherComputation = "other computation";

/// The chain between two losses on a scene. Overlap losses and pixel losses are taken apart;
/// between other losses there is one step, "other computation". The error is that of the end
/// which does not fit the scene, or has no value there.
Result<ConventionChain> conventionChain(const ChainEnd& start, const ChainEnd& target,
                                        const SceneD& scene);

}  // namespace lossglass
