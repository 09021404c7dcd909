// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/dialects/dialect_support.h"

#include <optional>
#include <string>
#include <vector>

namespace lossglass::dialects {

/// What MONAI's losses share.
Dialect monaiRecord(std::string name, std::string loss);

/// include_background, to_onehot_y, sigmoid, softmax, other_act.
std::vector<DialectArgument> monaiInputArguments(bool includeBackground);

/// MONAI refuses more than one activation; a softmax over one channel is skipped.
Result<ScoreActivation> monaiActivation(const DialectValues& values, std::int64_t channels);

Background monaiBackground(const DialectValues& values);

/// include_background ... weight of DiceLoss, for C channels.
RegionConventions monaiDiceRegion(const DialectValues& values, std::int64_t channels);
std::vector<DialectArgument> monaiDiceArguments();
Result<ConventionReading> monaiDice(const ConventionScene& scene, const DialectValues& values);

RegionConventions monaiGeneralizedDiceRegion(const DialectValues& values, std::int64_t channels);
Result<ConventionReading> monaiGeneralizedDice(const ConventionScene& scene,
                                               const DialectValues& values);

/// FocalLoss with explicit settings, for the compounds.
struct MonaiFocal {
    Background background = Background::Included;
    double gamma = 2;
    std::optional<double> alpha;
    std::vector<double> weight;
    Reduction reduction = Reduction::Mean;
    bool useSoftmax = false;
};
/// On the channels that are left; the background counts as out only in so far as alpha goes.
PixelRecipe monaiFocalRecipe(const MonaiFocal& options, std::int64_t channels);
Result<ConventionReading> monaiFocal(const ConventionScene& scene, const MonaiFocal& options);

}  // namespace lossglass::dialects
