// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/import_arguments.h"

#include <QColor>

#include <cmath>
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

/// What is set once: `prefix` is "--", or "--target-" for the target's own choices.
Result<ReadChoices> readChoices(const Arguments& arguments, const QString& prefix) {
    constexpr int kMost = 0x7FFFFFFF;
    const auto page = wholeNumber(arguments, prefix + "page", 0, kMost);
    if (!page) return page.error();
    const auto slice = wholeNumber(arguments, prefix + "slice", 0, kMost);
    if (!slice) return slice.error();
    const auto axis = wholeNumber(arguments, prefix + "axis", 0, 2);
    if (!axis) return axis.error();
    const auto megapixels = wholeNumber(arguments, "--limit-megapixels", 1, kMostMegapixels);
    if (!megapixels) return megapixels.error();
    return ReadChoices{*megapixels ? limitsForMegapixels(**megapixels) : usualLimits(), *page,
                       *slice, *axis,
                       arguments.value(prefix + "key").value_or(QString()).toStdString()};
}

/// "255=ignored", "7=2", "#FF0000=1": what a value or a colour of the target means.
Result<ValueMeanings> readMeanings(const Arguments& arguments) {
    ValueMeanings meanings;
    for (const GivenOption& option : arguments.options) {
        if (option.name != "--meaning") continue;
        const QString value = option.value.section('=', 0, 0), label = option.value.section('=', 1);
        bool isValue = false, isLabel = false;
        const qlonglong stored = value.startsWith('#') ? value.mid(1).toLongLong(&isValue, 16)
                                                       : value.toLongLong(&isValue);
        const int number = label == "ignored" ? kIgnored : label.toInt(&isLabel);
        if (!isValue || !(isLabel || label == "ignored") || number < 0 || number > kIgnored)
            return usageError(
                "the option --meaning takes VALUE=LABEL or VALUE=ignored, with a label from 0 to "
                "254, not \"" +
                option.value + "\"");
        meanings[stored] = static_cast<std::uint8_t>(number);
    }
    return meanings;
}

Result<std::optional<double>> readDivisor(const Arguments& arguments) {
    const auto given = arguments.value("--divide-by");
    if (!given) return std::optional<double>();
    bool isNumber = false;
    const double divisor = given->toDouble(&isNumber);
    if (!isNumber || !(divisor > 0) || !std::isfinite(divisor))
        return usageError("the option --divide-by takes a number above 0, not \"" + *given + "\"");
    return std::optional<double>(divisor);
}

Result<std::vector<int>> readChannels(const Arguments& arguments) {
    std::vector<int> channels;
    const auto given = arguments.value("--channels");
    if (!given) return channels;
    for (const QString& word : given->split(',')) {
        bool isNumber = false;
        channels.push_back(word.trimmed().toInt(&isNumber));
        if (!isNumber || channels.back() < 0 || channels.size() > kIgnored)
            return usageError("the option --channels takes numbers like 2,0,1, not \"" + *given +
                              "\"");
    }
    return channels;
}

/// The kind of a prediction; class labels say how sure they are.
std::optional<Error> readKind(const Arguments& arguments, ImportOptions& options) {
    const auto kind =
        chosenWord(arguments, "--prediction-is", {"logits", "probabilities", "labels"});
    if (!kind) return kind.error();
    const bool isLabels = *kind && **kind == 2;
    if (isLabels)
        options.labelConfidence = kUsualConfidence;
    else if (*kind)
        options.predictionIs = **kind == 0 ? PredictionKind::Logits : PredictionKind::Probabilities;
    const auto given = arguments.value("--confidence");
    if (!given) return std::nullopt;
    bool isNumber = false;
    const double confidence = given->toDouble(&isNumber);
    if (!isNumber || !(confidence > 0.5 && confidence < 1))
        return usageError(
            "the option --confidence takes a probability above 0.5 and below 1, not \"" + *given +
            "\"");
    if (!isLabels) return usageError("the option --confidence is for --prediction-is labels");
    options.labelConfidence = confidence;
    return std::nullopt;
}

/// "--class-name 1=road", "--class-colour 1=#804080".
Result<std::map<int, ClassLook>> readLooks(const Arguments& arguments) {
    std::map<int, ClassLook> looks;
    for (const GivenOption& option : arguments.options) {
        const bool isName = option.name == "--class-name";
        if (!isName && option.name != "--class-colour") continue;
        const QString text = option.value.section('=', 1);
        bool isNumber = false;
        const int label = option.value.section('=', 0, 0).toInt(&isNumber);
        const QColor colour(isName ? QString() : text);
        if (!isNumber || label < 0 || label >= kIgnored || text.isEmpty() ||
            !(isName || (colour.isValid() && text.size() == 7)))
            return usageError("the option " + option.name + " takes " +
                              (isName ? "LABEL=NAME" : "LABEL=#RRGGBB") + ", not \"" +
                              option.value + "\"");
        if (isName)
            looks[label].name = text;
        else
            looks[label].colour = colour.rgb() & 0xFFFFFFU;
    }
    return looks;
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
            {"--target-page"},
            {"--target-slice"},
            {"--target-axis"},
            {"--target-key"},
            {"--target-transpose", OptionSpec::Takes::Nothing},
            {"--meaning"},
            {"--divide-by"},
            {"--channels"},
            {"--colours"},
            {"--target-layout"},
            {"--confidence"},
            {"--classes"},
            {"--class-name"},
            {"--class-colour"},
            {"--limit-megapixels"},
            {"--transpose", OptionSpec::Takes::Nothing}};
}

QString importUsage() {
    return "[--prediction-is logits|probabilities|labels] [--confidence P]\n"
           "        (of class labels: the probability of the class that they name)\n"
           "    [--classes N] [--class-name LABEL=NAME]... [--class-colour LABEL=#RRGGBB]...\n"
           "    [--activation sigmoid|softmax] [--ignore N|none]\n"
           "    [--layout hw|chw|hwc|nhw|nchw|nhwc] [--target-layout ...] [--transpose]\n"
           "    [--page N] [--slice N] [--axis 0|1|2] [--key NAME]\n"
           "        (of both files; of the target alone: [--target-page ...])\n"
           "    [--target-transpose] [--meaning VALUE=LABEL|ignored]... [--divide-by N] "
           "[--channels 2,0,1]\n"
           "    [--limit-megapixels N]\n"
           "    [--colours voc|cityscapes|camvid|ade20k|auto|FILE.csv]";
}

Result<ImportOptions> readImportOptions(const Arguments& arguments) {
    ImportOptions options;
    if (auto error = readKind(arguments, options)) return *error;
    const auto classes = wholeNumber(arguments, "--classes", 2, kIgnored);
    if (!classes) return classes.error();
    options.classCount = *classes;
    auto looks = readLooks(arguments);
    if (!looks) return looks.error();
    options.classLooks = std::move(looks).value();
    const auto activation = chosenWord(arguments, "--activation", {"sigmoid", "softmax"});
    if (!activation) return activation.error();
    if (*activation)
        options.activation = **activation == 0 ? Activation::Sigmoid : Activation::Softmax;
    const auto ignore = readIgnore(arguments);
    if (!ignore) return ignore.error();
    options.ignore = *ignore;
    const auto meanings = readMeanings(arguments);
    if (!meanings) return meanings.error();
    options.meanings = *meanings;
    const auto divisor = readDivisor(arguments);
    if (!divisor) return divisor.error();
    options.divisor = *divisor;
    const auto channels = readChannels(arguments);
    if (!channels) return channels.error();
    options.channels = *channels;
    const auto read = readChoices(arguments, "--");
    if (!read) return read.error();
    options.read = *read;
    const auto targetRead = readChoices(arguments, "--target-");
    if (!targetRead) return targetRead.error();
    options.targetRead = *targetRead;
    options.colours = arguments.value("--colours").value_or(QString());
    const auto layout = readLayout(arguments, "--layout");
    if (!layout) return layout.error();
    options.layout = *layout;
    if (arguments.has("--transpose")) options.layout.rows = LayoutChoice::Rows::Transposed;
    const auto targetLayout = readLayout(arguments, "--target-layout");
    if (!targetLayout) return targetLayout.error();
    options.targetLayout = *targetLayout;
    if (arguments.has("--target-transpose"))
        options.targetLayout.rows = LayoutChoice::Rows::Transposed;
    return options;
}

}  // namespace lossglass
