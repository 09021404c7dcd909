// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lossglass {

/// resources/snippets/<loss id>.py: the parameters that its first line names
/// ("# parameters: gamma alpha"), and the code below that line. The code finds them under their
/// ids, and by channel and valid pixel: z (logits), p and y (probability and target, C rows), log_p
/// and t (the same of every label, the first logarithmic, K rows); load(name) reads an array, valid
/// marks the pixels that count. It is to leave the value in `loss`.
struct SnippetTemplate {
    std::vector<std::string> parameters;
    std::string_view body;  ///< empty where there is no such file
};

SnippetTemplate snippetTemplate(std::string_view lossId);

}  // namespace lossglass
