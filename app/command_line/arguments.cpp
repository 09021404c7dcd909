// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/arguments.h"

#include "app/command_line/nearest_word.h"

#include <algorithm>

namespace lossglass {

bool Arguments::has(const QString& name) const {
    return value(name).has_value();
}

std::optional<QString> Arguments::value(const QString& name) const {
    const auto found = std::find_if(options.rbegin(), options.rend(),
                                    [&](const GivenOption& given) { return given.name == name; });
    return found == options.rend() ? std::nullopt : std::optional(found->value);
}

Error usageError(const QString& sentence) {
    return {ErrorCode::Usage, sentence.toStdString(), {}};
}

Result<Arguments> parseArguments(const QStringList& arguments,
                                 const std::vector<OptionSpec>& known) {
    Arguments parsed;
    QStringList names;
    for (const OptionSpec& spec : known)
        names << spec.name;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString& argument = arguments[i];
        if (argument == "--") {
            parsed.positionals += arguments.mid(i + 1);
            break;
        }
        if (!argument.startsWith("-") || argument.size() == 1) {
            parsed.positionals << argument;
            continue;
        }
        const qsizetype equals = argument.indexOf('=');
        const QString name = argument.left(equals < 0 ? argument.size() : equals);
        const auto spec = std::find_if(known.begin(), known.end(),
                                       [&](const OptionSpec& each) { return each.name == name; });
        if (spec == known.end())
            return usageError("unknown option \"" + name + "\"" + didYouMean(name, names));
        if (spec->takes == OptionSpec::Takes::Nothing) {
            if (equals >= 0) return usageError("the option " + name + " takes no value");
            parsed.options.push_back({name, {}});
        } else if (equals >= 0) {
            parsed.options.push_back({name, argument.mid(equals + 1)});
        } else if (i + 1 < arguments.size()) {
            parsed.options.push_back({name, arguments[++i]});
        } else {
            return usageError("the option " + name + " needs a value after it");
        }
    }
    return parsed;
}

Result<std::optional<int>> chosenWord(const Arguments& arguments, const QString& option,
                                      const QStringList& words) {
    const auto given = arguments.value(option);
    if (!given) return std::optional<int>();
    const auto index = words.indexOf(*given);
    if (index < 0)
        return usageError("the option " + option + " takes " + words.join(" or ") + ", not \"" +
                          *given + "\"");
    return std::optional<int>(static_cast<int>(index));
}

}  // namespace lossglass
