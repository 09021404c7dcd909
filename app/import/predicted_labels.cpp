// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/predicted_labels.h"

#include "app/import/colour_labels.h"
#include "app/import/target.h"
#include "losslib/formats/number_text.h"
#include "losslib/formats/sizes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

namespace lossglass {

namespace {

/// No mask that is guessed to be one has a larger label.
constexpr double kMostGuessed = 40;

/// Two or more values: whole numbers from 0 to 40 and perhaps 255, or 0 and `white` alone.
template <class Values>
bool areLikeLabels(const Values& values, double white) {
    std::set<double> seen;
    double last = std::numeric_limits<double>::quiet_NaN();  // equal to none
    for (const auto each : values) {
        const auto value = static_cast<double>(each);
        if (value == last) continue;
        last = value;
        const bool isLabel = value >= 0 && value <= kMostGuessed && value == std::floor(value);
        if (!isLabel && value != kIgnored && value != white) return false;
        seen.insert(value);
    }
    const bool isWhiteBeside = white > kIgnored && seen.contains(white);
    return isWhiteBeside ? seen == std::set<double>{0, white} : seen.size() > 1;
}

ImportOptions asTarget(const ImportOptions& options) {
    ImportOptions target;
    target.read = options.read;
    target.ignore = options.ignore;
    target.meanings = options.meanings;
    target.targetLayout = options.layout;
    target.colours = options.colours;
    return target;
}

std::optional<Error> whyNoLabels(const ImportedTarget& read, const ImportOptions& options) {
    if (read.isSoft())
        return Error{ErrorCode::Mismatch,
                     "the prediction holds no class labels but planes of fractions",
                     {}};
    if (options.divisor)
        return Error{ErrorCode::Usage, "class labels are not divided by anything", {}};
    if (!options.classCount || read.maxLabel < *options.classCount) return std::nullopt;
    const auto first = std::find(read.labels.begin(), read.labels.end(), read.maxLabel);
    return Error{ErrorCode::OutOfRange,
                 "the predicted label " + std::to_string(read.maxLabel) + " at " +
                     pixelPlace(first - read.labels.begin(), read.width, read.height) +
                     " is not one of 0 to " + std::to_string(*options.classCount - 1) + ", the " +
                     std::to_string(*options.classCount) + " classes that were asked for",
                 {}};
}

/// Probability of every class of every plane; of one plane, that of class 1.
Planes<double> spread(const Labels& labels, int classes, int planes, double confidence) {
    const double other = (1 - confidence) / (classes - 1);
    Planes<double> p(planes, static_cast<Eigen::Index>(labels.size()));
    for (int plane = 0; plane < planes; ++plane) {
        const int label = planes == 1 ? 1 : plane;
        double* out = p.row(plane).data();
        for (const std::uint8_t each : labels)
            *out++ = each == kIgnored ? 1.0 / classes : each == label ? confidence : other;
    }
    return p;
}

void addNotices(ImportedPrediction& prediction, const ImportedTarget& read, int classes,
                double confidence) {
    for (const std::string& notice : read.notices) {
        // Values that only the target has say nothing about this file.
        if (!notice.ends_with("does not occur")) prediction.notices.push_back(notice);
    }
    prediction.notices.push_back(
        "taken as class labels of " + std::to_string(classes) +
        " classes: the class that is named "
        "has p = " +
        numberText(confidence) + ", " +
        (classes == 2 ? "the other the rest" : "the others share the rest"));
    const auto unnamed = std::count(read.labels.begin(), read.labels.end(), kIgnored);
    if (unnamed > 0)
        prediction.notices.push_back(std::to_string(unnamed) +
                                     (unnamed == 1 ? " pixel names" : " pixels name") +
                                     " no class: all classes are even there");
}

}  // namespace

bool looksLikeLabels(const FileContent& content) {
    if (const auto* array = std::get_if<NumericArray>(&content)) {
        const auto planes = std::count_if(array->shape.begin(), array->shape.end(),
                                          [](std::int64_t size) { return size > 1; });
        return array->isInteger && planes <= 2 && areLikeLabels(array->values, kIgnored);
    }
    const auto& picture = std::get<PictureSamples>(content);
    if (hasColours(picture))
        return picture.layout == SampleLayout::Palette ||
               (picture.fidelity == Fidelity::Exact && !fittingColourTable(picture).isEmpty());
    if (samplesPerPixel(picture.layout) > 1 || picture.fidelity == Fidelity::Lossy) return false;
    return areLikeLabels(picture.samples, picture.largest());
}

Result<ImportedPrediction> predictionOfLabels(FileContent content, const ImportOptions& options) {
    auto target = interpretTarget(std::move(content), asTarget(options));
    if (!target) return target.error();
    const ImportedTarget& read = *target;
    if (auto error = whyNoLabels(read, options)) return *error;
    const int classes =
        options.classCount.value_or(std::max({2, read.maxLabel + 1, options.leastClasses}));
    const bool isSingle = classes == 2 && options.activation != Activation::Softmax;
    const int planes = isSingle ? 1 : classes;
    const std::array<std::int64_t, 3> sizes{planes, static_cast<std::int64_t>(read.labels.size()),
                                            sizeof(double)};
    if (auto error = whyTooLarge(checkedProduct(sizes), options.read.limits,
                                 "a prediction of " + std::to_string(classes) + " classes"))
        return *error;
    ImportedPrediction prediction;
    prediction.width = read.width;
    prediction.height = read.height;
    prediction.samples = read.samples;
    prediction.channels = planes;
    prediction.kind = PredictionKind::Probabilities;
    prediction.labelConfidence = options.labelConfidence;
    prediction.namedClasses = classes;
    prediction.values = spread(read.labels, classes, planes, *options.labelConfidence);
    addNotices(prediction, read, classes, *options.labelConfidence);
    return prediction;
}

}  // namespace lossglass
