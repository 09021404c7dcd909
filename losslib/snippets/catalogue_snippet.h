// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/loss.h"
#include "losslib/scene/scene.h"
#include "losslib/snippets/snippet.h"
#include "losslib/support/result.h"

namespace lossglass {

/// A loss of the catalogue written out in plain PyTorch, from resources/snippets/<id>.py. The
/// program asserts the value in double precision, and the gradient by the logits against
/// gradient.npy. An error where the loss has no program, where the program knows nothing of a
/// parameter that is not at its default, or where the loss has no value on the scene.
Result<Snippet> catalogueSnippet(const Loss& loss, const ParameterValues& values,
                                 const SceneD& scene);

}  // namespace lossglass
