// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/dialect.h"

#include <algorithm>
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
    try {
        Result<ConventionReading> reading = dialect.evaluate(scene, values);
        if (!reading)
            return Error{reading.error().code, reading.error().message, fullName(dialect)};
        ConventionReading whole = *reading;
        whole.notes.insert(whole.notes.begin(), dialect.notes.begin(), dialect.notes.end());
        return whole;
    } catch (const std::out_of_range&) {
        // Lists are read with bounds checked: one number per class is missing.
        return Error{ErrorCode::Mismatch, "a list of weights or classes does not fit the channels",
                     fullName(dialect)};
    }
}

}  // namespace lossglass
