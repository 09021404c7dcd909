// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/dialects/dialect.h"
#include "losslib/loss/loss.h"

#include <string>
#include <string_view>
#include <vector>

namespace lossglass {

/// The word of an argument that follows the scene: whether the prediction is logits of one or of
/// several channels, and which label is ignored.
inline constexpr const char* kFollowsScene = "scene";
/// The word of an argument that the library asks for and that is not given yet.
inline constexpr const char* kNotGiven = "unset";

/// A library's loss as a loss like any other: id "monai:DiceLoss", its arguments as parameters
/// under the library's own names, its value and gradient by evaluateOnScene() in double. What the
/// library refuses is undefined, with the reason. Where the library returns an array, the value is
/// the array's mean, and a note says so. The gradient by probability is the one that the library's
/// activation sees; a loss that is formed from logits alone has none and says so.
Loss dialectLoss(const Dialect& dialect);

/// All of them, in the order of allDialects(). Built once.
const std::vector<Loss>& dialectLosses();

/// The catalogue's loss or the library's loss of that id, or null.
const Loss* findAnyLoss(std::string_view id);

/// The dialect behind such a loss, or null for a loss of the catalogue.
const Dialect* dialectBehind(const Loss& loss);

/// What people call a library: "MONAI" for "monai".
std::string libraryName(std::string_view library);

/// The catalogue's losses in order, each followed by the libraries' forms of it that are among
/// `ids`; forms of no loss of the catalogue at the end.
std::vector<const Loss*> lossesWithDialects(const std::vector<std::string>& ids);

}  // namespace lossglass
