// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/dialect_support.h"

#include <cmath>

namespace lossglass::dialects {

DialectArgument toggle(std::string name, bool on, std::string meaning) {
    return {std::move(name), ArgumentKind::Switch, on, std::move(meaning), {}, false};
}

DialectArgument real(std::string name, double value, std::string meaning) {
    return {std::move(name), ArgumentKind::Real, value, std::move(meaning), {}, false};
}

DialectArgument requiredReal(std::string name, std::string meaning) {
    return {std::move(name), ArgumentKind::Real, NoValue{}, std::move(meaning), {}, false};
}

DialectArgument optionalReal(std::string name, std::string meaning) {
    return {std::move(name), ArgumentKind::Real, NoValue{}, std::move(meaning), {}, true};
}

DialectArgument integer(std::string name, int value, std::string meaning) {
    return {std::move(name), ArgumentKind::Integer, double(value), std::move(meaning), {}, false};
}

DialectArgument optionalInteger(std::string name, std::string meaning) {
    return {std::move(name), ArgumentKind::Integer, NoValue{}, std::move(meaning), {}, true};
}

DialectArgument word(std::string name, std::string value, std::vector<std::string> words,
                     std::string meaning) {
    return {std::move(name),    ArgumentKind::Word, std::move(value),
            std::move(meaning), std::move(words),   false};
}

DialectArgument optionalWord(std::string name, std::vector<std::string> words,
                             std::string meaning) {
    return {std::move(name),    ArgumentKind::Word, NoValue{},
            std::move(meaning), std::move(words),   true};
}

DialectArgument optionalList(std::string name, std::string meaning) {
    return {std::move(name), ArgumentKind::List, NoValue{}, std::move(meaning), {}, true};
}

DialectArgument reduction(std::string value) {
    return word("reduction", std::move(value), {"mean", "sum", "none"},
                "mean or sum of the terms, or the array itself");
}

Reduction reductionOf(const DialectValues& values) {
    const std::string chosen = values.word("reduction");
    if (chosen == "sum") return Reduction::Sum;
    return chosen == "none" ? Reduction::None : Reduction::Mean;
}

PixelDivisor divisorOf(Reduction reduction) {
    if (reduction == Reduction::Sum) return PixelDivisor::One;
    return reduction == Reduction::None ? PixelDivisor::Nothing : PixelDivisor::Parts;
}

DialectArgument lovaszClasses() {
    return word("classes", "present", {},
                "classes that enter the mean: present, all, or a list such as [0,2]");
}

Result<LovaszConventions> lovaszClassesOf(const DialectValues& values, std::int64_t channels) {
    LovaszConventions rule;
    const std::string chosen = values.word("classes");
    if (chosen == "present") return rule;
    rule.classes = LovaszClasses::All;
    if (chosen == "all") return rule;
    const auto list = parseDialectValue(optionalList("classes", ""), chosen);
    if (!list || !std::holds_alternative<std::vector<double>>(*list))
        return Error{ErrorCode::Usage,
                     "classes takes present, all or a list of classes, not '" + chosen + "'",
                     {}};
    for (const double index : std::get<std::vector<double>>(*list)) {
        if (index < 0 || index >= static_cast<double>(channels) || index != std::floor(index))
            return Error{ErrorCode::OutOfRange,
                         "classes names a class that the prediction does not have: it has " +
                             std::to_string(channels),
                         {}};
        rule.chosenClasses.push_back(static_cast<int>(index));
    }
    return rule;
}

std::vector<double> perClass(std::vector<double> list, std::int64_t count) {
    if (list.size() == 1) list.assign(static_cast<std::size_t>(count), list.front());
    return list;
}

Error unsupported(std::string message) {
    return {ErrorCode::Unsupported, std::move(message), {}};
}

}  // namespace lossglass::dialects
