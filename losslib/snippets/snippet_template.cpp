// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/snippets/snippet_template.h"

#include <sstream>
#include <utility>

namespace lossglass {

namespace {

// The empty entry keeps the array legal where there is no file at all.
constexpr std::pair<std::string_view, std::string_view> kTemplates[] = {
    {"", ""},
#include "snippet_templates.inc"
};

constexpr std::string_view kParameters = "# parameters: ";

SnippetTemplate parsed(std::string_view text) {
    SnippetTemplate result{{}, text};
    if (!text.starts_with(kParameters)) return result;
    const auto end = text.find('\n');
    std::istringstream words{
        std::string(text.substr(kParameters.size(), end - kParameters.size()))};
    for (std::string word; words >> word;)
        result.parameters.push_back(word);
    result.body = text.substr(end + 1);
    return result;
}

}  // namespace

SnippetTemplate snippetTemplate(std::string_view lossId) {
    for (const auto& [id, text] : kTemplates)
        if (id == lossId) return parsed(text);
    return {};
}

}  // namespace lossglass
