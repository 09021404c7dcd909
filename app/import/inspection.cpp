// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/inspection.h"

#include "app/import/array_layout.h"
#include "app/import/input_file.h"
#include "app/import/prediction.h"
#include "app/import/target.h"
#include "losslib/formats/number_text.h"
#include "losslib/formats/sizes.h"

#include <cmath>
#include <utility>

namespace lossglass {

namespace {

Result<std::vector<float>> floatsOf(const NumericArray& array) {
    std::vector<float> values(array.values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double value = array.values[i];
        values[i] = static_cast<float>(value);
        if (std::isfinite(value) && !std::isfinite(values[i]))
            return Error{ErrorCode::OutOfRange,
                         "the value " + numberText(value) + " at " +
                             indexText(static_cast<std::int64_t>(i), array.shape) +
                             " does not fit float32",
                         {}};
    }
    return values;
}

Result<Inspection> ofArray(const NumericArray& array) {
    auto values = floatsOf(array);
    if (!values) return values.error();
    return Inspection{
        {}, withoutLeadingOnes(array.shape), array.dtype, std::move(values).value(), array.notices};
}

/// Samples of a picture, a palette as its colours.
Inspection ofPicture(const PictureSamples& picture) {
    Inspection result;
    result.notices = picture.notices;
    result.dtype = picture.bits > 8 ? "uint16" : "uint8";
    result.shape = {picture.height, picture.width};
    if (picture.layout == SampleLayout::Palette) {
        result.shape.push_back(3);
        for (const std::uint16_t index : picture.samples) {
            for (const int shift : {16, 8, 0})
                result.values.push_back(static_cast<float>(picture.palette[index] >> shift & 0xFF));
        }
        return result;
    }
    const int perPixel = samplesPerPixel(picture.layout);
    if (perPixel > 1) result.shape.push_back(perPixel);
    result.values.assign(picture.samples.begin(), picture.samples.end());
    return result;
}

void noteNotFinite(const NumericArray& array, std::vector<std::string>& notices) {
    std::int64_t count = 0, first = 0;
    for (std::size_t i = array.values.size(); i-- > 0;) {
        if (std::isfinite(array.values[i])) continue;
        ++count;
        first = static_cast<std::int64_t>(i);
    }
    if (count > 0)
        notices.push_back(std::to_string(count) + " values are not finite, the first: " +
                          numberText(array.values[static_cast<std::size_t>(first)]) + " at " +
                          indexText(first, array.shape));
}

Result<Inspection> asImage(const FileContent& content) {
    if (const auto* array = std::get_if<NumericArray>(&content)) {
        if (auto error = checkShape(array->shape)) return *error;
        auto read = ofArray(*array);
        if (!read) return read.error();
        Inspection result = std::move(read).value();
        noteNotFinite(*array, result.notices);
        return result;
    }
    return ofPicture(std::get<PictureSamples>(content));
}

Result<Inspection> asTarget(FileContent content, const ImportOptions& options) {
    Inspection result;
    if (const auto* array = std::get_if<NumericArray>(&content)) {
        auto read = ofArray(*array);
        if (!read) return read.error();
        result = std::move(read).value();
    } else {
        const auto& picture = std::get<PictureSamples>(content);
        result.dtype = picture.bits > 8 ? "uint16" : "uint8";
        result.shape = {picture.height, picture.width};
    }
    auto read = interpretTarget(std::move(content), options, Keep::ValuesToo);
    if (!read) return read.error();
    ImportedTarget target = std::move(read).value();
    // Soft planes and one-hot planes stand as they are stored.
    if (!target.values.empty()) result.values = std::move(target.values);
    const auto count = checkedProduct(result.shape);
    if (options.targetLayout.rows == LayoutChoice::Rows::Transposed) {
        const std::vector<std::int64_t> turned{target.samples, target.height, target.width};
        if (!target.isSoft()) result.shape = withoutLeadingOnes(turned);
    }
    // Colours became labels: the last dimension is gone.
    if (count != static_cast<std::int64_t>(result.values.size()))
        result.shape = withoutLeadingOnes(
            std::vector<std::int64_t>{target.samples, target.height, target.width});
    result.notices = std::move(target.notices);
    return result;
}

/// Planes as channels x rows x columns of each sample, for a prediction that was turned.
Inspection ofPlanes(const ImportedPrediction& prediction, Inspection result) {
    const std::int64_t perSample = std::int64_t{prediction.width} * prediction.height;
    const std::vector<std::int64_t> shape{prediction.samples, prediction.channels,
                                          prediction.height, prediction.width};
    result.shape = withoutLeadingOnes(shape);
    result.values.clear();
    for (int n = 0; n < prediction.samples; ++n) {
        for (int c = 0; c < prediction.channels; ++c) {
            for (std::int64_t i = 0; i < perSample; ++i)
                result.values.push_back(
                    static_cast<float>(prediction.values(c, n * perSample + i)));
        }
    }
    return result;
}

Result<Inspection> asPrediction(FileContent content, const ImportOptions& options) {
    Inspection result;
    const auto* array = std::get_if<NumericArray>(&content);
    const bool asStored = array && options.layout.rows == LayoutChoice::Rows::AsStored;
    if (array) {
        auto read = ofArray(*array);
        if (!read) return read.error();
        result = std::move(read).value();
    } else {
        result.dtype = "float32";
    }
    auto prediction = interpretPrediction({std::move(content)}, std::nullopt, options);
    if (!prediction) return prediction.error();
    result.notices = prediction->notices;
    return asStored ? result : ofPlanes(*prediction, std::move(result));
}

Result<Inspection> inspect(FileContent content, InputRole role, const ImportOptions& options) {
    switch (role) {
        case InputRole::Image:
            return asImage(content);
        case InputRole::Target:
            return asTarget(std::move(content), options);
        default:
            return asPrediction(std::move(content), options);
    }
}

/// Of one file alone, a choice that its format does not know is a mistake.
std::optional<Error> whyNoChoice(const FileFormat& format, const ReadChoices& choices) {
    const auto none = [&](const char* what, const char* option) {
        return Error{ErrorCode::Usage,
                     std::string(format.id) + " files have no " + what + ": " + option +
                         " means nothing here",
                     {}};
    };
    if (choices.page && !format.capabilities.pages) return none("pages", "--page");
    if ((choices.slice || choices.axis) && !format.capabilities.slices)
        return none("slices", "--slice or --axis");
    if (!choices.key.empty() && !format.capabilities.members) return none("members", "--key");
    return std::nullopt;
}

}  // namespace

Result<Inspection> inspectFile(const QString& path, InputRole role, const ImportOptions& options) {
    const auto named = [&](Error error) {
        error.where = path.toStdString();
        return error;
    };
    const ReadChoices choices = role == InputRole::Target       ? targetChoices(options)
                                : role == InputRole::Prediction ? predictionChoices(options)
                                                                : options.read;
    auto file = openInputFile(path, choices);
    if (!file) return file.error();
    if (auto error = whyNoChoice(file->format, options.read)) return named(*error);
    const std::string format = file->format.id;
    auto read = inspect(std::move(file).value().content, role, options);
    if (!read) return named(read.error());
    Inspection result = std::move(read).value();
    result.format = format;
    return result;
}

}  // namespace lossglass
