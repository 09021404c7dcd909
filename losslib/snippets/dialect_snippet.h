// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/dialects/dialect.h"
#include "losslib/scene/scene.h"
#include "losslib/snippets/snippet.h"
#include "losslib/support/result.h"

#include <string>
#include <utility>
#include <vector>

namespace lossglass {

/// A program that calls the library itself, with the arguments that are not at their defaults and
/// those that the scene settled (evaluateOnScene), and asserts the dialect's value. An error where
/// the library is called in no program, cannot take the scene, or has no finite value on it.
Result<Snippet> dialectSnippet(const Dialect& dialect,
                               const std::vector<std::pair<std::string, std::string>>& settings,
                               const SceneD& scene);

}  // namespace lossglass
