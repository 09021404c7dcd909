// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace lossglass {

/// The text of resources/snippets/<loss id>.py; empty where there is none. It finds the parameters
/// under their ids, and by channel and valid pixel: z (logits), p and y (probability and target,
/// C rows), log_p and t (the same of every label, the first logarithmic, K rows); load(name) reads
/// an array, valid marks the pixels that count. It is to leave the value in loss.
std::string_view snippetTemplate(std::string_view lossId);

}  // namespace lossglass
