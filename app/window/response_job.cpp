// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/response_job.h"

#include "losslib/loss/catalogue.h"
#include "losslib/prediction/sample_counts.h"

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

ResponseQuestion question(const ResponseJob& job, const Request& request, const Scene& scene,
                          const LabelCounts& counts) {
    return {request.loss,
            request.values,
            scene.channels(),
            job.watched,
            static_cast<std::uint8_t>(job.target),
            counts};
}

std::optional<ResponseResult::Line> line(const ResponseJob& job, const Request& request,
                                         const Scene& scene, const LabelCounts& counts) {
    static const std::vector<double> grid = responseGrid();
    auto curve = responseCurve(question(job, request, scene, counts), grid);
    if (!curve) return std::nullopt;
    return ResponseResult::Line{request.loss, request.values, std::move(curve).value()};
}

/// `formed`: for the probabilities, where they are not held.
ResponsePlanes planesOf(const Workspace<float>& work, const Planes<float>& gradient, int channel,
                        std::vector<float>& formed) {
    const auto n = static_cast<std::size_t>(work.pixels());
    if (!work.holdsP()) formed.resize(n);
    ResponsePlanes planes;
    planes.p = {work.readP(channel, 0, work.pixels(), formed.data()), n};
    if (gradient.rows() > channel) planes.gradient = {gradient.row(channel).data(), n};
    planes.labels = {work.labels(), n};
    return planes;
}

std::vector<double> pullPerLabel(const Workspace<float>& work, const Planes<float>& gradient,
                                 int channel) {
    std::vector<double> sums(static_cast<std::size_t>(work.labelCount()));
    if (gradient.rows() <= channel) return sums;
    const float* g = gradient.row(channel).data();
    for (std::int64_t i = 0; i < work.pixels(); ++i)
        if (work.labels()[i] != kIgnored) sums[work.labels()[i]] += std::abs(double{g[i]});
    return sums;
}

void addCurves(const ResponseJob& job, const Scene& scene, ResponseResult& result) {
    auto selected =
        responseCurve(question(job, job.selected, scene, result.counts), std::vector<double>{0.5});
    if (selected)
        result.selected = line(job, job.selected, scene, result.counts);
    else
        result.whyNoCurve = selected.error().message;
    if (result.selected && job.ghost)
        result.ghost = line(job, {job.selected.loss, *job.ghost, {}}, scene, result.counts);
    for (const Request& other : job.others) {
        if (auto found = line(job, other, scene, result.counts))
            result.others.push_back(std::move(*found));
        else
            result.withoutCurve.push_back(other.loss);
    }
}

std::optional<double> halfPullOfCrossEntropy(const ResponseJob& job, const Loss& plain,
                                             const Workspace<float>& work) {
    HalfPullMemory* memory = job.memory.get();
    if (memory && memory->isKnown && memory->revision == job.revision &&
        memory->watched == job.watched && memory->target == job.target)
        return memory->place;
    const auto reading =
        evaluateOne(work, Request{&plain, ParameterValues(plain.parameters), {true, false, false}});
    const int channel = work.channels() == 1 ? 0 : job.watched;
    std::vector<float> formed;
    const auto place = summarise(planesOf(work, reading.evaluation.logitGradient, channel, formed),
                                 static_cast<std::uint8_t>(job.target))
                           .halfPullAt;
    if (memory) *memory = {job.revision, job.watched, job.target, true, place};
    return place;
}

}  // namespace

ResponseResult runResponseJob(const ResponseJob& job, const std::vector<Reading<float>>& readings,
                              const Workspace<float>& work) {
    const Scene& scene = work.scene();
    ResponseResult result;
    result.counts = work.counts();
    result.countsOfSamples = {result.counts};
    if (scene.samples() > 1) {
        result.countsOfSamples.clear();
        for (int sample = 0; sample < scene.samples(); ++sample)
            result.countsOfSamples.push_back(sampleCounts(scene, sample));
    }
    if (result.counts.valid == 0) {
        result.whyNoCurve = "no valid pixel: all are ignored";
        return result;
    }
    result.isWhole = job.isSeen;
    if (job.isSeen) addCurves(job, scene, result);
    const int channel = scene.channels() == 1 ? 0 : job.watched;
    const auto own = std::find_if(readings.begin(), readings.end(), [&](const auto& reading) {
        return reading.loss == job.selected.loss;
    });
    if (own == readings.end()) return result;
    const Planes<float>& gradient = own->evaluation.logitGradient;
    result.pullPerLabel = pullPerLabel(work, gradient, channel);
    if (!job.isSeen) return result;
    const auto label = static_cast<std::uint8_t>(job.target);
    std::vector<float> formed;
    result.summary = summarise(planesOf(work, gradient, channel, formed), label);
    const Loss* plain = findLoss("cross_entropy");
    if (job.selected.loss->curve == CurveRule::None || job.selected.loss == plain) return result;
    result.halfPullOfCrossEntropy = halfPullOfCrossEntropy(job, *plain, work);
    return result;
}

}  // namespace lossglass
