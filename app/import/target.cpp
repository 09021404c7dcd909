// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/target.h"

#include "app/import/array_layout.h"
#include "app/import/colour_labels.h"
#include "app/import/grey_samples.h"
#include "app/import/label_rules.h"
#include "losslib/formats/number_text.h"
#include "losslib/formats/sizes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace lossglass {

namespace {

/// Makes rows of columns; `stride` numbers belong together.
template <class Value>
void turn(std::span<Value> values, std::size_t rows, std::size_t columns, std::size_t stride) {
    const std::vector<Value> stored(values.begin(), values.end());
    auto out = values.begin();
    for (std::size_t x = 0; x < columns; ++x)
        for (std::size_t y = 0; y < rows; ++y)
            out = std::copy_n(stored.data() + (y * columns + x) * stride, stride, out);
}

void turn(PictureSamples& picture) {
    turn(std::span(picture.samples), static_cast<std::size_t>(picture.height),
         static_cast<std::size_t>(picture.width),
         static_cast<std::size_t>(samplesPerPixel(picture.layout)));
    std::swap(picture.width, picture.height);
}

/// The last two axes of an array change places.
void turn(NumericArray& array) {
    auto& rows = array.shape[array.shape.size() - 2];
    auto& columns = array.shape.back();
    const auto size = static_cast<std::size_t>(rows * columns);
    for (std::size_t at = 0; at < array.values.size(); at += size)
        turn(std::span(array.values).subspan(at, size), static_cast<std::size_t>(rows),
             static_cast<std::size_t>(columns), 1);
    std::swap(rows, columns);
}

bool isTurned(const ImportOptions& options) {
    return options.targetLayout.rows == LayoutChoice::Rows::Transposed;
}

/// What the functions of this file hand on to each other.
struct Wishes {
    const ImportOptions& options;
    Keep keep = Keep::LabelsOnly;
};

void append(std::vector<std::string>& to, std::vector<std::string> more) {
    std::move(more.begin(), more.end(), std::back_inserter(to));
}

int largestLabel(const Labels& labels) {
    int largest = 0;
    for (const std::uint8_t label : labels) {
        if (label != kIgnored) largest = std::max<int>(largest, label);
    }
    return largest;
}

template <class Value>
Result<ImportedTarget> fromValues(ImportedTarget target, std::span<const Value> values,
                                  const LabelSource& source, const Wishes& wishes) {
    auto labels = readLabels(values, source, wishes.options.ignore);
    if (!labels) return labels.error();
    ReadLabels read = std::move(labels).value();
    target.labels = std::move(read.labels);
    append(target.notices, std::move(read.notices));
    if (!target.byColour) target.meanings = std::move(read.values);
    if (!target.problem) target.problem = std::move(read.problem);
    if (wishes.keep == Keep::ValuesToo) {
        target.values.resize(values.size());
        for (std::size_t i = 0; i < values.size(); ++i)
            target.values[i] = target.labels[i] == kIgnored ? static_cast<float>(values[i])
                                                            : static_cast<float>(target.labels[i]);
    }
    target.maxLabel = largestLabel(target.labels);
    return target;
}

Result<ImportedTarget> fromPicture(PictureSamples picture, const Wishes& wishes) {
    ImportOptions options = wishes.options;
    ImportedTarget target;
    if (isTurned(options)) turn(picture);
    if (!options.colours.isEmpty() && hasColours(picture)) {
        auto mapped = labelsOfColours(std::move(picture), options.colours, options.read.limits,
                                      options.meanings, wishes.keep == Keep::ForReview);
        if (!mapped) return mapped.error();
        ColourLabels labels = std::move(mapped).value();
        picture = std::move(labels.labels);
        target.meanings = std::move(labels.colours);
        target.problem = std::move(labels.problem);
        target.byColour = true;
        options.meanings.clear();
        // 255 of a table is never the foreground of a two-valued mask.
        const bool ignores = std::find(picture.samples.begin(), picture.samples.end(), kIgnored) !=
                             picture.samples.end();
        if (ignores && options.ignore.kind == IgnoreRule::Kind::Automatic)
            options.ignore = {IgnoreRule::Kind::Value, kIgnored};
    }
    auto single = toSingleChannel(std::move(picture), GreyUse::AsLabels);
    if (!single) return single.error();
    const PictureSamples& grey = *single;
    target.width = grey.width;
    target.height = grey.height;
    target.notices = grey.notices;
    LabelSource source{grey.width, grey.height, grey.fidelity};
    source.white = grey.bits == 16 ? 65535 : 255;
    source.meanings = options.meanings;
    source.marksIgnored = target.marksIgnored = grey.marksIgnored;
    source.lenient = wishes.keep == Keep::ForReview;
    return fromValues(std::move(target), std::span<const std::uint16_t>(grey.samples), source,
                      {options, wishes.keep});
}

/// Whether exactly one of the planes along the first axis is 1 at every pixel, and the others 0.
bool isOneHot(const NumericArray& array) {
    const auto planes = static_cast<std::size_t>(array.shape[0]);
    const std::size_t pixels = array.values.size() / planes;
    if (planes < 2) return false;
    for (std::size_t i = 0; i < pixels; ++i) {
        int ones = 0;
        for (std::size_t c = 0; c < planes; ++c) {
            const double value = array.values[c * pixels + i];
            if (value != 0 && value != 1) return false;
            ones += value == 1 ? 1 : 0;
        }
        if (ones != 1) return false;
    }
    return true;
}

bool isWhole(const NumericArray& array) {
    return array.isInteger || std::all_of(array.values.begin(), array.values.end(),
                                          [](double value) { return value == std::floor(value); });
}

/// H x W, 1 x H x W and N x 1 x H x W hold one number per pixel; so do N x H x W integers.
bool isOnePerPixel(const NumericArray& array, const LayoutChoice& choice) {
    const auto& shape = array.shape;
    if (!choice.axes.empty()) return choice.axes.find('C') == std::string::npos;
    if (shape.size() == 2) return true;
    if (shape.size() == 3) return shape[0] == 1 || array.isInteger;
    return shape.size() == 4 && shape[1] == 1;
}

Result<ImportedTarget> fromLabelArray(NumericArray array, const Wishes& wishes) {
    if (isTurned(wishes.options)) turn(array);
    const auto& shape = array.shape;
    ImportedTarget target;
    target.width = static_cast<int>(shape.back());
    target.height = static_cast<int>(shape[shape.size() - 2]);
    target.samples = shape.size() == 2 ? 1 : static_cast<int>(shape[0]);
    target.notices = array.notices;
    if (target.samples > 1)
        target.notices.push_back("the shape " + shapeText(shape) + " is read as labels of " +
                                 std::to_string(target.samples) + " samples" +
                                 (isOneHot(array) ? "; it could be one plane per class as well: "
                                                    "--target-layout chw for that"
                                                  : ""));
    if (!array.isInteger)
        target.notices.push_back("the array of " + array.dtype +
                                 " holds whole numbers only, taken as labels");
    LabelSource source{target.width, target.height};
    source.meanings = wishes.options.meanings;
    source.lenient = wishes.keep == Keep::ForReview;
    return fromValues(std::move(target), std::span<const double>(array.values), source, wishes);
}

/// The soft planes of the array as C x pixels, checked to lie in [0,1].
Result<Planes<double>> softPlanes(const NumericArray& array, const ArrayLayout& layout) {
    Planes<double> planes(layout.channels, layout.grid.pixels());
    const int width = layout.grid.width;
    const std::int64_t perSample = std::int64_t{width} * layout.grid.height;
    for (int c = 0; c < layout.channels; ++c) {
        for (std::int64_t i = 0; i < planes.cols(); ++i) {
            const auto inSample = i % perSample;
            const std::int64_t at =
                layout.at(static_cast<int>(i / perSample), c, static_cast<int>(inSample / width),
                          static_cast<int>(inSample % width));
            const double value = array.values[static_cast<std::size_t>(at)];
            if (!(value >= 0 && value <= 1))
                return Error{ErrorCode::OutOfRange,
                             "the soft target " + numberText(value) + " of class " +
                                 std::to_string(c) + " at " +
                                 pixelPlace(i, layout.grid.width, layout.grid.height) +
                                 " lies outside 0 to 1",
                             {}};
            planes(c, i) = value;
        }
    }
    return planes;
}

std::uint8_t likeliest(const Planes<double>& soft, std::int64_t pixel) {
    if (soft.rows() == 1) return soft(0, pixel) > 0.5 ? 1 : 0;
    Eigen::Index best = 0;
    soft.col(pixel).maxCoeff(&best);
    return static_cast<std::uint8_t>(best);
}

bool isOneHot(const Planes<double>& soft) {
    for (Eigen::Index i = 0; i < soft.cols(); ++i) {
        double sum = 0;
        for (Eigen::Index c = 0; c < soft.rows(); ++c) {
            const double value = soft(c, i);
            if (value != 0 && value != 1) return false;
            sum += value;
        }
        if (soft.rows() > 1 && sum != 1) return false;
    }
    return true;
}

void noteSums(ImportedTarget& target) {
    if (target.soft.rows() < 2) return;
    std::int64_t odd = 0;
    for (Eigen::Index i = 0; i < target.soft.cols(); ++i)
        odd += std::abs(target.soft.col(i).sum() - 1) > 1e-3 ? 1 : 0;
    if (odd > 0)
        target.notices.push_back("the soft target does not sum to 1 over its classes at " +
                                 std::to_string(odd) + " pixels, taken as it is");
}

Result<ImportedTarget> fromSoftArray(const NumericArray& array, const LayoutChoice& choice) {
    const auto arranged = planesLayout(array.shape, std::nullopt, choice);
    if (!arranged) return arranged.error();
    const ArrayLayout& layout = *arranged;
    if (layout.channels >= kIgnored)
        return Error{ErrorCode::Unsupported,
                     "a soft target of " + std::to_string(layout.channels) +
                         " classes is more than can be told apart (254): is its shape C x H x W?",
                     {}};
    auto planes = softPlanes(array, layout);
    if (!planes) return planes.error();
    ImportedTarget target;
    target.notices = array.notices;
    if (!layout.notice.empty()) target.notices.push_back(layout.notice);
    target.width = layout.grid.width;
    target.height = layout.grid.height;
    target.samples = layout.grid.samples;
    target.soft = std::move(planes).value();
    target.labels.resize(static_cast<std::size_t>(target.soft.cols()));
    for (std::int64_t i = 0; i < target.soft.cols(); ++i)
        target.labels[static_cast<std::size_t>(i)] = likeliest(target.soft, i);
    target.maxLabel = largestLabel(target.labels);
    if (isOneHot(target.soft)) {
        target.soft.resize(0, 0);
        target.notices.push_back("one plane per class with 0 and 1 only, taken as labels");
        return target;
    }
    target.notices.push_back("a soft target of " + shapeText(array.shape) +
                             ": one plane of weights from 0 to 1 per class");
    noteSums(target);
    return target;
}

/// Bytes of H x W x 3 or 4, both larger than the colours are, are a colour picture.
bool isColourArray(const NumericArray& array) {
    const auto& shape = array.shape;
    return array.dtype == "uint8" && shape.size() == 3 && (shape[2] == 3 || shape[2] == 4) &&
           shape[0] > shape[2] && shape[1] > shape[2];
}

PictureSamples asPicture(const NumericArray& array) {
    PictureSamples picture;
    picture.width = static_cast<int>(array.shape[1]);
    picture.height = static_cast<int>(array.shape[0]);
    picture.layout = array.shape[2] == 3 ? SampleLayout::Rgb : SampleLayout::Rgba;
    picture.samples.assign(array.values.begin(), array.values.end());
    picture.notices = array.notices;
    picture.notices.push_back("the array of " + shapeText(array.shape) +
                              " bytes is taken as a colour picture");
    return picture;
}

/// H x W x 1, as Keras keeps masks, is H x W.
void dropLastOne(NumericArray& array) {
    auto& shape = array.shape;
    if (shape.size() != 3 || shape[2] != 1 || shape[0] < 2 || shape[1] < 2) return;
    array.notices.push_back("the last dimension of 1 is left out of the shape " + shapeText(shape));
    shape.pop_back();
}

Result<ImportedTarget> fromArray(NumericArray array, const Wishes& wishes) {
    // The shape is checked as planes first: dimensions and emptiness are the same question.
    LayoutChoice choice = wishes.options.targetLayout;
    const auto layout = planesLayout(array.shape, std::nullopt, choice);
    if (!layout) return layout.error();
    if (choice.axes.empty() && isColourArray(array)) return fromPicture(asPicture(array), wishes);
    if (choice.axes.empty()) dropLastOne(array);
    // What a format says of its own axes needs no guess.
    if (choice.axes.empty() && array.axes.size() == array.shape.size()) choice.axes = array.axes;
    if (isOnePerPixel(array, choice) && isWhole(array))
        return fromLabelArray(std::move(array), wishes);
    return fromSoftArray(array, choice);
}

}  // namespace

std::optional<PictureSamples> colourPicture(const FileContent& content) {
    if (const auto* array = std::get_if<NumericArray>(&content))
        return isColourArray(*array) ? std::optional(asPicture(*array)) : std::nullopt;
    const auto& picture = std::get<PictureSamples>(content);
    const bool isRgb = picture.layout == SampleLayout::Rgb || picture.layout == SampleLayout::Rgba;
    return isRgb ? std::optional(picture) : std::nullopt;
}

Result<ImportedTarget> interpretTarget(FileContent content, const ImportOptions& options,
                                       Keep keep) {
    const Wishes wishes{options, keep};
    if (auto* array = std::get_if<NumericArray>(&content))
        return fromArray(std::move(*array), wishes);
    return fromPicture(std::get<PictureSamples>(std::move(content)), wishes);
}

Result<ImportedTarget> importTarget(const QString& path, const ImportOptions& options) {
    auto content = readInputFile(path, targetChoices(options));
    if (!content) return content.error();
    auto target = interpretTarget(std::move(content).value(), options);
    if (target) return target;
    Error error = target.error();
    error.where = path.toStdString();
    return error;
}

}  // namespace lossglass
