// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/whole_numbers.h"

namespace lossglass {

namespace {

std::optional<int> numberIn(const QString& text, const WholeNumberOption& option) {
    bool ok = false;
    const int number = text.toInt(&ok);
    if (!ok || number < option.least || number > option.most) return std::nullopt;
    return number;
}

Error wrongNumber(const WholeNumberOption& option, const QString& text, const QString& form) {
    return usageError(QStringLiteral("the option %1 takes ").arg(option.name) +
                      form.arg(option.least).arg(option.most) +
                      QStringLiteral(", not \"%1\"").arg(text));
}

}  // namespace

Result<int> wholeNumber(const Arguments& arguments, const WholeNumberOption& option,
                        int otherwise) {
    const auto text = arguments.value(option.name);
    if (!text) return otherwise;
    if (const auto number = numberIn(*text, option)) return *number;
    return wrongNumber(option, *text, QStringLiteral("a whole number from %1 to %2"));
}

Result<std::vector<int>> wholeNumbers(const Arguments& arguments, const WholeNumberOption& option,
                                      const std::vector<int>& otherwise) {
    const auto text = arguments.value(option.name);
    if (!text) return otherwise;
    std::vector<int> numbers;
    for (const QString& each : text->split(',')) {
        const auto number = numberIn(each, option);
        if (!number)
            return wrongNumber(
                option, *text,
                QStringLiteral("whole numbers from %1 to %2 with commas between them"));
        numbers.push_back(*number);
    }
    return numbers;
}

}  // namespace lossglass
