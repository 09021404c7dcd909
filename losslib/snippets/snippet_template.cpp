// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/snippets/snippet_template.h"

#include <utility>

namespace lossglass {

namespace {

// The empty entry keeps the array legal where there is no file at all.
constexpr std::pair<std::string_view, std::string_view> kTemplates[] = {
    {"", ""},
#include "snippet_templates.inc"
};

}  // namespace

std::string_view snippetTemplate(std::string_view lossId) {
    for (const auto& [id, text] : kTemplates)
        if (id == lossId) return text;
    return {};
}

}  // namespace lossglass
