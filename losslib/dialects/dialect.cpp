// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/dialect.h"

#include <algorithm>
#include <optional>
#include <set>
#include <stdexcept>

namespace lossglass {

namespace {

Error unknownArgument(const Dialect& dialect, const std::string& name) {
    std::string names;
    for (const DialectArgument& argument : dialect.arguments)
        names += (names.empty() ? "" : ", ") + argument.name;
    return {ErrorCode::Usage,
            fullName(dialect) + " has no argument '" + name + "'; it has " +
                (names.empty() ? "none" : names),
            {}};
}

std::string counted(std::size_t count, const char* one, const char* several) {
    return std::to_string(count) + " " + (count == 1 ? one : several);
}

/// How many classes a list of weights is for; nothing where any length will do.
std::optional<std::size_t> listLength(const Dialect& dialect, const DialectValues& values,
                                      std::int64_t channels) {
    const bool drops =
        values.has("include_background") && !values.flag("include_background") && channels > 1;
    // MONAI's weights are of the classes that are left, but for its cross-entropy, and have no
    // effect on a single class.
    const bool ofTheRest = drops && dialect.name != "DiceCELoss";
    const auto classes = static_cast<std::size_t>(ofTheRest ? channels - 1 : channels);
    if (dialect.library == "monai" && classes == 1) return std::nullopt;
    return classes;
}

bool isPerClass(const DialectArgument& argument) {
    static const std::set<std::string> kNames = {"weight", "pos_weight", "class_weight",
                                                 "class_weights", "alpha"};
    return argument.kind == ArgumentKind::List && kNames.contains(argument.name);
}

enum class SingleNumber { ForAllClasses, ForOneClass };

/// The first list whose length or class numbers do not fit the channels.
std::optional<std::string> whyListsDoNotFit(const Dialect& dialect, const DialectValues& values,
                                            std::int64_t channels, SingleNumber single) {
    const auto expected = listLength(dialect, values, channels);
    for (const DialectArgument& argument : dialect.arguments) {
        if (argument.kind != ArgumentKind::List || values.isNone(argument.name)) continue;
        const std::vector<double> list = values.list(argument.name);
        const bool spreads = list.size() == 1 && single == SingleNumber::ForAllClasses;
        if (isPerClass(argument) && expected && list.size() != *expected && !spreads)
            return argument.name + " holds " + counted(list.size(), "number", "numbers") +
                   ", and " + counted(*expected, "class counts", "classes count");
        if (argument.name != "classes") continue;
        for (const double index : list)
            if (index < 0 || index >= static_cast<double>(channels))
                return "classes names class " + std::to_string(static_cast<int>(index)) +
                       ", and the prediction has " +
                       counted(static_cast<std::size_t>(channels), "channel", "channels");
    }
    return std::nullopt;
}

}  // namespace

std::string fullName(const Dialect& dialect) {
    return dialect.library + ":" + dialect.name;
}

Result<DialectValues> dialectValues(
    const Dialect& dialect, const std::vector<std::pair<std::string, std::string>>& settings) {
    DialectValues values(dialect.arguments);
    for (const auto& [name, text] : settings) {
        const auto found =
            std::find_if(dialect.arguments.begin(), dialect.arguments.end(),
                         [&wanted = name](const DialectArgument& a) { return a.name == wanted; });
        if (found == dialect.arguments.end()) return unknownArgument(dialect, name);
        Result<DialectValue> value = parseDialectValue(*found, text);
        if (!value) return Error{ErrorCode::Usage, value.error().message, fullName(dialect)};
        values.set(name, *value);
    }
    for (const DialectArgument& argument : dialect.arguments)
        if (values.isNone(argument.name) && !argument.takesNone)
            return Error{
                ErrorCode::Usage, fullName(dialect) + " asks for a value of " + argument.name, {}};
    return values;
}

Result<ConventionReading> evaluateDialect(const Dialect& dialect, const ConventionScene& scene,
                                          const DialectValues& values) {
    if (auto reason = whyMalformed(scene))
        return Error{ErrorCode::Mismatch, *reason, fullName(dialect)};
    if (auto reason =
            whyListsDoNotFit(dialect, values, scene.channels, SingleNumber::ForAllClasses))
        return Error{ErrorCode::Mismatch, *reason, fullName(dialect)};
    try {
        Result<ConventionReading> reading = dialect.evaluate(scene, values);
        if (!reading)
            return Error{reading.error().code, reading.error().message, fullName(dialect)};
        ConventionReading whole = *reading;
        whole.notes.insert(whole.notes.begin(), dialect.notes.begin(), dialect.notes.end());
        return whole;
    } catch (const std::out_of_range&) {
        // Lists are read with bounds checked: this library spreads no single number.
        const auto reason =
            whyListsDoNotFit(dialect, values, scene.channels, SingleNumber::ForOneClass);
        return Error{ErrorCode::Mismatch,
                     reason.value_or("a list of weights does not fit the channels"),
                     fullName(dialect)};
    }
}

}  // namespace lossglass
