// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/pixel_mean_conventions.h"

#include "losslib/kernels/pass_memory.h"
#include "losslib/kernels/true_label_pass.h"
#include "losslib/loss/build.h"
#include "losslib/loss/class_weights.h"

#include <algorithm>
#include <utility>

namespace lossglass {

namespace {

void append(Loss& loss, Parameter parameter) {
    parameter.convention = true;
    loss.parameters.push_back(std::move(parameter));
}

bool hasWeights(const Loss& loss) {
    return std::any_of(loss.parameters.begin(), loss.parameters.end(),
                       [](const Parameter& parameter) { return parameter.id == "weights"; });
}

/// The sum of the weights of the pixels over their number.
template <class Real>
double meanWeight(const Workspace<Real>& work, const ParameterValues& values) {
    const auto weights = resolveWeights(values, "weights", work.counts());
    return weightedSum(weights, work.counts().perLabel) / static_cast<double>(work.counts().valid);
}

template <class Real>
void scale(Evaluation<Real>& result, double factor) {
    if (factor == 1) return;
    const auto f = static_cast<Real>(factor);
    result.value *= factor;
    result.pixelLoss *= f;
    result.logitGradient *= f;
    result.probabilityGradient *= f;
    result.logitMeasure.reset();
    result.probabilityMeasure.reset();
}

template <class Real>
void obey(Loss::Function<Real>& evaluate, PixelMean mean) {
    evaluate = [canonical = std::move(evaluate), mean](const Workspace<Real>& work,
                                                       const ParameterValues& values,
                                                       const Wanted& wanted) {
        double factor = pixelMeanFactor(work, values, mean);
        if (values.has("weights_norm") && values.isWord("weights_norm", "count"))
            factor *= meanWeight(work, values);
        // Scaled planes are not those that the passes wrote.
        const Wanted plain = factor == 1 ? wanted : withoutMemory(wanted);
        Evaluation<Real> result = canonical(work, values, plain);
        scale(result, factor);
        return result;
    };
}

}  // namespace

void addPixelMeanParameters(Loss& loss, PixelMean canonical) {
    append(loss, build::choice({"ignored", "", "Ignored pixels in the mean",
                                "Counted: they add 0, but the mean divides by them as well."},
                               {{"left_out", "left out"}, {"counted", "counted as 0"}}));
    if (canonical == PixelMean::OverPixelsOnly) return;
    std::vector<std::pair<std::string, std::string>> options = {
        {"pixels", "pixels"}, {"pixels_channels", "pixels × channels"}};
    if (canonical == PixelMean::OverPixelsAndChannels) std::swap(options.front(), options.back());
    append(loss, build::choice({"mean_over", "", "Mean over",
                                "Pixels × channels: divides by the number of channels as well."},
                               options));
}

template <class Real>
double pixelMeanFactor(const Workspace<Real>& work, const ParameterValues& values,
                       PixelMean canonical) {
    double factor = 1;
    const LabelCounts& counts = work.counts();
    if (values.isWord("ignored", "counted"))
        factor *=
            static_cast<double>(counts.valid) / static_cast<double>(counts.valid + counts.ignored);
    if (canonical == PixelMean::OverPixels && values.isWord("mean_over", "pixels_channels"))
        factor /= work.channels();
    if (canonical == PixelMean::OverPixelsAndChannels && values.isWord("mean_over", "pixels"))
        factor *= work.channels();
    return factor;
}

void addPixelMeanConventions(Loss& loss, PixelMean canonical) {
    addPixelMeanParameters(loss, canonical);
    if (hasWeights(loss))
        append(loss, build::choice({"weights_norm", "", "Weighted mean divides by",
                                    "By the number of pixels, large weights make the loss large."},
                                   {{"sum", "sum of the weights"}, {"count", "number of pixels"}}));
    obey(loss.evaluateFloat, canonical);
    obey(loss.evaluateDouble, canonical);
}

template double pixelMeanFactor(const Workspace<float>&, const ParameterValues&, PixelMean);
template double pixelMeanFactor(const Workspace<double>&, const ParameterValues&, PixelMean);

}  // namespace lossglass
