// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/snippets/snippet.h"
#include "losslib/support/result.h"

#include <filesystem>
#include <optional>

namespace lossglass {

/// Writes a program and the arrays that it loads into a folder, which is made where it is missing.
/// Files of the same names are replaced; when one fails, those written are taken back. Nothing
/// means written.
std::optional<Error> writeSnippet(const std::filesystem::path& folder, const Snippet& snippet);

}  // namespace lossglass
