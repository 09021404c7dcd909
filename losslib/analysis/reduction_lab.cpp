// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/reduction_lab.h"

#include "losslib/loss/catalogue.h"
#include "losslib/scene/samples.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lossglass {

namespace {

const char* const kPooling = "pooling";

bool hasWord(const Loss& loss, const std::string& word) {
    const Parameter* pooling = findParameter(loss, kPooling);
    return pooling && std::find(pooling->choices.begin(), pooling->choices.end(), word) !=
                          pooling->choices.end();
}

/// The same settings under another reduction, as far as the loss knows it.
ParameterValues pooled(const Loss& loss, const ParameterValues& values, BatchReduction reduction) {
    ParameterValues changed = values;
    const std::string word = poolingWord(reduction);
    if (hasWord(loss, word)) changed.set(kPooling, word);
    return changed;
}

BatchReduction chosenReduction(const Loss& loss, const ParameterValues& values) {
    for (const BatchReduction reduction : kReductions)
        if (hasWord(loss, poolingWord(reduction)) &&
            values.word(kPooling) == poolingWord(reduction))
            return reduction;
    return BatchReduction::PerBatch;
}

template <class Real>
double pullOf(const Planes<Real>& gradient, Eigen::Index begin, Eigen::Index count) {
    double sum = 0;
    for (Eigen::Index c = 0; c < gradient.rows(); ++c) {
        const Real* g = gradient.row(c).data() + begin;
        for (Eigen::Index i = 0; i < count; ++i)
            sum += std::abs(double{g[i]});
    }
    return sum;
}

/// From pulls to shares, and who has the largest.
void setShares(std::vector<double> pulls, ReductionReading& reading) {
    reading.pull = std::accumulate(pulls.begin(), pulls.end(), 0.0);
    if (reading.pull > 0) {
        for (double& pull : pulls)
            pull /= reading.pull;
        reading.dominating = static_cast<int>(
            std::distance(pulls.begin(), std::max_element(pulls.begin(), pulls.end())));
    }
    reading.shares = std::move(pulls);
}

/// What the loss itself says about the whole batch.
template <class Real>
ReductionReading readBatch(const Workspace<Real>& work, const Loss& loss,
                           const ParameterValues& values, BatchReduction reduction) {
    const Reading<Real> read =
        evaluateOne(work, Request{&loss, pooled(loss, values, reduction), {}});
    ReductionReading result;
    result.reduction = reduction;
    if (read.evaluation.undefined)
        result.undefined = *read.evaluation.undefined;
    else
        result.value = read.evaluation.value;
    result.gradientNorm = read.gradientNorm;
    const int samples = work.scene().samples();
    const Eigen::Index count = work.pixels() / samples;
    std::vector<double> pulls;
    for (int sample = 0; sample < samples; ++sample)
        pulls.push_back(pullOf(read.evaluation.logitGradient, sample * count, count));
    setShares(std::move(pulls), result);
    return result;
}

template <class Real>
bool hasValidPixel(const BasicScene<Real>& scene) {
    return std::any_of(scene.labels().begin(), scene.labels().end(),
                       [](std::uint8_t label) { return label != kIgnored; });
}

template <class Real>
SampleReading readSample(const BasicScene<Real>& sample, const Loss& loss,
                         const ParameterValues& values) {
    const Workspace<Real> work(sample);
    const auto read =
        evaluateOne(work, Request{&loss, pooled(loss, values, BatchReduction::PerBatch), {}});
    SampleReading result{{}, {}, read.gradientNorm, read.totalPull};
    if (read.evaluation.undefined)
        result.undefined = *read.evaluation.undefined;
    else
        result.value = read.evaluation.value;
    return result;
}

/// The mean over the samples, for a loss that knows no pooling; `filled` are those with a pixel.
ReductionReading meanOf(const std::vector<SampleReading>& samples,
                        const std::vector<bool>& filled) {
    ReductionReading result;
    result.reduction = BatchReduction::PerImage;
    const auto n = static_cast<double>(samples.size());
    double sum = 0, squares = 0;
    std::vector<double> pulls(samples.size());
    if (std::find(filled.begin(), filled.end(), true) == filled.end())
        result.undefined = samples.front().undefined;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (!filled[i]) continue;
        sum += samples[i].value.value_or(0);
        squares += samples[i].gradientNorm * samples[i].gradientNorm;
        pulls[i] = samples[i].pull / n;
        if (!samples[i].value && result.undefined.empty())
            result.undefined = "sample " + std::to_string(i + 1) + ": " + samples[i].undefined;
    }
    if (result.undefined.empty()) result.value = sum / n;
    result.gradientNorm = std::sqrt(squares) / n;
    setShares(std::move(pulls), result);
    return result;
}

}  // namespace

std::string poolingWord(BatchReduction reduction) {
    switch (reduction) {
        case BatchReduction::PerImage:
            return "per_image";
        case BatchReduction::PerBatch:
            return "per_batch";
        case BatchReduction::Everything:
            break;
    }
    return "all";
}

template <class Real>
std::optional<ReductionLab> reductionLab(const BasicScene<Real>& scene, const Loss& loss,
                                         const ParameterValues& values,
                                         const std::function<bool()>& cancelled) {
    const auto isCancelled = [&] { return cancelled && cancelled(); };
    ReductionLab lab;
    lab.loss = &loss;
    lab.values = values;
    lab.chosen = chosenReduction(loss, values);
    std::vector<bool> filled;
    for (int i = 0; i < scene.samples(); ++i) {
        if (isCancelled()) return std::nullopt;
        const BasicScene<Real> sample = sampleOf(scene, i);
        filled.push_back(hasValidPixel(sample));
        lab.samples.push_back(readSample(sample, loss, values));
    }
    const Workspace<Real> work(scene);
    for (const BatchReduction reduction : kReductions) {
        if (isCancelled()) return std::nullopt;
        auto& reading = lab.reductions[static_cast<std::size_t>(reduction)];
        if (reduction == BatchReduction::PerImage && !hasWord(loss, poolingWord(reduction)))
            reading = meanOf(lab.samples, filled);
        else
            reading = readBatch(work, loss, values, reduction);
    }
    return lab;
}

template std::optional<ReductionLab> reductionLab(const Scene&, const Loss&, const ParameterValues&,
                                                  const std::function<bool()>&);
template std::optional<ReductionLab> reductionLab(const SceneD&, const Loss&,
                                                  const ParameterValues&,
                                                  const std::function<bool()>&);

}  // namespace lossglass
