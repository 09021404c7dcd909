// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/prediction.h"

#include "app/import/grey_samples.h"
#include "app/import/predicted_labels.h"
#include "app/import/prediction_kind.h"
#include "losslib/formats/number_text.h"
#include "losslib/formats/sizes.h"

#include <array>
#include <utility>

namespace lossglass {

namespace {

std::string sizeText(const PictureGrid& grid) {
    return std::to_string(grid.width) + " x " + std::to_string(grid.height);
}

void transpose(ImportedPrediction& prediction) {
    Planes<double> turned(1, prediction.values.cols());
    Eigen::Index out = 0;
    for (int column = 0; column < prediction.width; ++column) {
        for (int row = 0; row < prediction.height; ++row)
            turned(0, out++) = prediction.values(0, Eigen::Index{row} * prediction.width + column);
    }
    prediction.values = std::move(turned);
    std::swap(prediction.width, prediction.height);
}

Result<ImportedPrediction> fromPicture(PictureSamples picture, const ImportOptions& options) {
    auto single = toSingleChannel(std::move(picture), GreyUse::AsBrightness);
    if (!single) return single.error();
    const PictureSamples& grey = *single;
    ImportedPrediction prediction;
    prediction.width = grey.width;
    prediction.height = grey.height;
    prediction.quantised = true;
    prediction.notices = grey.notices;
    if (grey.fidelity == Fidelity::Lossy)
        prediction.notices.push_back("a lossy format may have changed the probabilities");
    const double largest = options.divisor.value_or(grey.largest());
    prediction.values.resize(1, std::int64_t{grey.width} * grey.height);
    for (Eigen::Index i = 0; i < prediction.values.cols(); ++i)
        prediction.values(0, i) = grey.at(i) / largest;
    if (options.layout.rows == LayoutChoice::Rows::Transposed) transpose(prediction);
    return prediction;
}

Result<ImportedPrediction> fromArray(const NumericArray& array, std::optional<PictureGrid> grid,
                                     const LayoutChoice& choice) {
    const auto arranged = planesLayout(array.shape, grid, choice);
    if (!arranged) return arranged.error();
    const ArrayLayout& layout = *arranged;
    if (layout.channels > kIgnored)
        return Error{ErrorCode::Unsupported,
                     "the array of " + shapeText(array.shape) + " would have " +
                         std::to_string(layout.channels) +
                         " classes; at most 255 can be told apart: is its shape C x H x W?",
                     {}};
    ImportedPrediction prediction;
    prediction.width = layout.grid.width;
    prediction.height = layout.grid.height;
    prediction.samples = layout.grid.samples;
    prediction.channels = layout.channels;
    prediction.notices = array.notices;
    if (!layout.notice.empty()) prediction.notices.push_back(layout.notice);
    if (array.isInteger)
        prediction.notices.push_back("the prediction holds whole numbers (" + array.dtype + ")");
    prediction.values.resize(layout.channels, layout.grid.pixels());
    double* out = prediction.values.data();
    for (int c = 0; c < layout.channels; ++c) {
        for (int n = 0; n < layout.grid.samples; ++n) {
            for (int row = 0; row < layout.grid.height; ++row) {
                const double* in = array.values.data() + layout.at(n, c, row, 0);
                for (int column = 0; column < layout.grid.width; ++column)
                    *out++ = in[column * layout.columnStride];
            }
        }
    }
    return prediction;
}

Result<ImportedPrediction> fromContent(FileContent content, std::optional<PictureGrid> grid,
                                       const ImportOptions& options) {
    if (const auto* array = std::get_if<NumericArray>(&content))
        return fromArray(*array, grid, options.layout);
    return fromPicture(std::get<PictureSamples>(std::move(content)), options);
}

/// Why a file cannot be the next class of a prediction that is one file per class.
std::optional<Error> whyNoClass(const ImportedPrediction& first, const ImportedPrediction& next,
                                std::size_t position) {
    const std::string which = "file " + std::to_string(position + 1) + " of the prediction ";
    const PictureGrid a{first.width, first.height, first.samples},
        b{next.width, next.height, next.samples};
    if (next.channels != 1 || next.samples != 1)
        return Error{ErrorCode::Mismatch,
                     which + "has " + std::to_string(next.channels * next.samples) +
                         " planes: of several files each holds one class",
                     {}};
    if (a != b)
        return Error{ErrorCode::Mismatch,
                     which + "is " + sizeText(b) + " (width x height), the first is " + sizeText(a),
                     {}};
    if (first.quantised != next.quantised)
        return Error{ErrorCode::Mismatch,
                     which +
                         "is of another kind than the first: pictures and arrays cannot be "
                         "mixed",
                     {}};
    return std::nullopt;
}

void addNotices(ImportedPrediction& to, const ImportedPrediction& from) {
    for (const std::string& notice : from.notices) {
        if (std::find(to.notices.begin(), to.notices.end(), notice) == to.notices.end())
            to.notices.push_back(notice);
    }
}

/// Divides the numbers, and takes the channels that were asked for in their order.
std::optional<Error> applyNumberChoices(ImportedPrediction& prediction,
                                        const ImportOptions& options) {
    if (options.divisor) {
        // A picture's samples were divided when they became numbers.
        if (!prediction.quantised) prediction.values /= *options.divisor;
        prediction.notices.push_back("the numbers are divided by " + numberText(*options.divisor) +
                                     ", as asked");
    }
    if (options.channels.empty()) return std::nullopt;
    Planes<double> chosen(static_cast<Eigen::Index>(options.channels.size()),
                          prediction.values.cols());
    std::string order;
    for (std::size_t k = 0; k < options.channels.size(); ++k) {
        const int channel = options.channels[k];
        if (channel < 0 || channel >= prediction.channels)
            return Error{ErrorCode::OutOfRange,
                         "there is no channel " + std::to_string(channel) +
                             ": the prediction has " + std::to_string(prediction.channels) +
                             ", the first is 0",
                         {}};
        chosen.row(static_cast<Eigen::Index>(k)) = prediction.values.row(channel);
        order += (k > 0 ? ", " : "") + std::to_string(channel);
    }
    prediction.values = std::move(chosen);
    prediction.notices.push_back("of the " + std::to_string(prediction.channels) +
                                 " channels, these are the classes in their order: " + order +
                                 ", as asked");
    prediction.channels = static_cast<int>(options.channels.size());
    return std::nullopt;
}

/// Whether an array is stored as bytes without sign: logits would have negative numbers too.
bool holdsBytes(const FileContent& content) {
    const auto* array = std::get_if<NumericArray>(&content);
    return array && array->dtype == "uint8";
}

bool holdsWholeNumbers(const FileContent& content) {
    const auto* array = std::get_if<NumericArray>(&content);
    return array && array->isInteger;
}

Result<ImportedPrediction> fromLabels(std::vector<FileContent> contents,
                                      const ImportOptions& options) {
    if (contents.size() > 1)
        return Error{ErrorCode::Mismatch,
                     "class labels come in one file, not in " + std::to_string(contents.size()),
                     {}};
    auto read = predictionOfLabels(std::move(contents.front()), options);
    if (!read) return read.error();
    ImportedPrediction prediction = std::move(read).value();
    if (auto error = applyNumberChoices(prediction, options)) return *error;
    return prediction;
}

}  // namespace

Result<ImportedPrediction> interpretPrediction(std::vector<FileContent> contents,
                                               std::optional<PictureGrid> grid,
                                               const ImportOptions& options) {
    if (options.labelConfidence) return fromLabels(std::move(contents), options);
    const bool isLikeLabels = contents.size() == 1 && !options.predictionIs && !options.divisor &&
                              looksLikeLabels(contents.front());
    const bool isWhole = holdsWholeNumbers(contents.front());
    const bool isBytes = !options.predictionIs && !options.divisor && holdsBytes(contents.front());
    auto first = fromContent(std::move(contents.front()), grid, options);
    if (!first) return first.error();
    ImportedPrediction prediction = std::move(first).value();
    if (contents.size() > 1) {
        if (auto error = whyNoClass(prediction, prediction, 0)) return *error;
        Planes<double> all(static_cast<Eigen::Index>(contents.size()), prediction.values.cols());
        all.row(0) = prediction.values.row(0);
        for (std::size_t k = 1; k < contents.size(); ++k) {
            const auto next = fromContent(std::move(contents[k]), grid, options);
            if (!next) return next.error();
            if (auto error = whyNoClass(prediction, *next, k)) return *error;
            all.row(static_cast<Eigen::Index>(k)) = next->values.row(0);
            addNotices(prediction, *next);
        }
        prediction.values = std::move(all);
        prediction.channels = static_cast<int>(contents.size());
    }
    if (auto error = applyNumberChoices(prediction, options)) return *error;
    countNotFinite(prediction);
    decideKind(prediction, options.predictionIs,
               isWhole && options.divisor ? 1 / *options.divisor : 0);
    if (isBytes && prediction.kind == PredictionKind::Logits)
        prediction.notices.push_back(
            "whole numbers from 0 to 255 can be probabilities as well: --divide-by 255 for that");
    if (isLikeLabels)
        prediction.notices.push_back(
            "its values could be class labels as well: --prediction-is labels for that");
    return prediction;
}

Result<ImportedPrediction> importPrediction(const QStringList& paths,
                                            std::optional<PictureGrid> grid,
                                            const ImportOptions& options) {
    std::vector<FileContent> contents;
    for (const QString& path : paths) {
        auto content = readInputFile(path, predictionChoices(options));
        if (!content) return content.error();
        contents.push_back(std::move(content).value());
    }
    auto prediction = interpretPrediction(std::move(contents), grid, options);
    if (prediction) return prediction;
    Error error = prediction.error();
    error.where = paths.join(", ").toStdString();
    return error;
}

}  // namespace lossglass
