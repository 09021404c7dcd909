// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/import_arguments.h"

#include <optional>

namespace lossglass {

namespace {

constexpr int kMostMegapixels = 1000000;

/// A whole number in a range, or nothing when the option was not given.
Result<std::optional<int>> wholeNumber(const Arguments& arguments, const QString& option, int least,
                                       int most) {
    const auto given = arguments.value(option);
    if (!given) return std::optional<int>();
    bool isNumber = false;
    const int value = given->toInt(&isNumber);
    if (!isNumber || value < least || value > most)
        return usageError("the option " + option + " takes a whole number from " +
                          QString::number(least) + " to " + QString::number(most) + ", not \"" +
                          *given + "\"");
    return std::optional<int>(value);
}

Result<IgnoreRule> readIgnore(const Arguments& arguments) {
    const auto given = arguments.value("--ignore");
    if (!given) return IgnoreRule{};
    if (*given == "none") return IgnoreRule{IgnoreRule::Kind::None, 0};
    bool number = false;
    const int value = given->toInt(&number);
    if (!number)
        return usageError("the option --ignore takes a whole number or none, not \"" + *given +
                          "\"");
    return IgnoreRule{IgnoreRule::Kind::Value, value};
}

Result<ReadChoices> readChoices(const Arguments& arguments) {
    constexpr int kMost = 0x7FFFFFFF;
    const auto page = wholeNumber(arguments, "--page", 0, kMost);
    if (!page) return page.error();
    const auto slice = wholeNumber(arguments, "--slice", 0, kMost);
    if (!slice) return slice.error();
    const auto axis = wholeNumber(arguments, "--axis", 0, 2);
    if (!axis) return axis.error();
    const auto megapixels = wholeNumber(arguments, "--limit-megapixels", 1, kMostMegapixels);
    if (!megapixels) return megapixels.error();
    return ReadChoices{*megapixels ? limitsForMegapixels(**megapixels) : usualLimits(), *page,
                       *slice, *axis, arguments.value("--key").value_or(QString()).toStdString()};
}

Result<LayoutChoice> readLayout(const Arguments& arguments, const QString& option) {
    const QStringList words{"hw", "chw", "hwc", "nhw", "nchw", "nhwc"};
    const auto layout = chosenWord(arguments, option, words);
    if (!layout) return layout.error();
    LayoutChoice choice;
    if (*layout) choice.axes = words[**layout].toUpper().toStdString();
    return choice;
}

}  // namespace

std::vector<OptionSpec> importOptionSpecs() {
    return {{"--prediction-is"},
            {"--activation"},
            {"--ignore"},
            {"--layout"},
            {"--page"},
            {"--slice"},
            {"--axis"},
            {"--key"},
            {"--target-key"},
            {"--colours"},
            {"--colours"},
            {"--limit-megapixels"},
            {"--transpose", OptionSpec::Takes::Nothing}};
}

QString importUsage() {
    return "[--prediction-is logits|probabilities] [--activation sigmoid|softmax] "
           "[--ignore N|none]\n"
           "    [--layout hw|chw|hwc|nhw|nchw|nhwc] [--target-layout ...] [--transpose]\n"
           "    [--page N] [--slice N] [--axis 0|1|2] [--key NAME] [--target-key NAME] "
           "[--limit-megapixels N]\n"
           "    [--colours voc|cityscapes|camvid|ade20k|auto|FILE.csv]";
}

Result<ImportOptions> readImportOptions(const Arguments& arguments) {
    ImportOptions options;
    const auto kind = chosenWord(arguments, "--prediction-is", {"logits", "probabilities"});
    if (!kind) return kind.error();
    if (*kind)
        options.predictionIs = **kind == 0 ? PredictionKind::Logits : PredictionKind::Probabilities;
    const auto activation = chosenWord(arguments, "--activation", {"sigmoid", "softmax"});
    if (!activation) return activation.error();
    if (*activation)
        options.activation = **activation == 0 ? Activation::Sigmoid : Activation::Softmax;
    const auto ignore = readIgnore(arguments);
    if (!ignore) return ignore.error();
    options.ignore = *ignore;
    const auto read = readChoices(arguments);
    if (!read) return read.error();
    options.read = *read;
    options.targetKey = arguments.value("--target-key").value_or(QString()).toStdString();
    options.colours = arguments.value("--colours").value_or(QString());
    const auto layout = readLayout(arguments, "--layout");
    if (!layout) return layout.error();
    options.layout = *layout;
    if (arguments.has("--transpose")) options.layout.rows = LayoutChoice::Rows::Transposed;
    const auto targetLayout = readLayout(arguments, "--target-layout");
    if (!targetLayout) return targetLayout.error();
    options.targetLayout = *targetLayout;
    return options;
}

}  // namespace lossglass
