// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/support/shortest_text.h"

#include <cmath>
#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace lossglass {

/// A convention of a set of them: its name, its value in words, and how to take it over from
/// another set.
template <class Set>
struct ConventionField {
    std::string name;
    std::function<std::string(const Set&)> words;
    std::function<void(Set&, const Set&)> adopt;
};

inline std::string conventionWords(const std::vector<double>& list) {
    return list.empty() ? "none" : shortestText(list);
}

inline std::string conventionWords(double number) {
    return std::isfinite(number) ? roundedText(number) : "none";
}

inline std::string conventionWords(const std::optional<double>& number) {
    return number ? conventionWords(*number) : "none";
}

inline std::string conventionWords(const std::vector<int>& list) {
    return conventionWords(std::vector<double>(list.begin(), list.end()));
}

/// A field that is a member of the set; `words` name the values of an enumeration.
template <class Set, class Member>
ConventionField<Set> conventionField(std::string name, Member Set::*member,
                                     std::vector<std::string> words = {}) {
    const auto text = [member, words](const Set& set) -> std::string {
        if constexpr (std::is_enum_v<Member>)
            return words.at(static_cast<std::size_t>(set.*member));
        else
            return conventionWords(set.*member);
    };
    const auto copy = [member](Set& into, const Set& from) { into.*member = from.*member; };
    return {std::move(name), text, copy};
}

/// Each convention by name and its value in words.
template <class Set>
std::vector<std::pair<std::string, std::string>> describeFields(
    const std::vector<ConventionField<Set>>& fields, const Set& set) {
    std::vector<std::pair<std::string, std::string>> lines;
    for (const auto& field : fields)
        lines.emplace_back(field.name, field.words(set));
    return lines;
}

}  // namespace lossglass
