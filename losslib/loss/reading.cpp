// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/reading.h"

#include "losslib/kernels/pass_memory.h"
#include "losslib/scene/pixel_place.h"

#include <cmath>
#include <string>

namespace lossglass {

namespace {

template <class Real>
void zeroGradients(const Workspace<Real>& work, const Wanted& wanted, Evaluation<Real>& result) {
    const Eigen::Index n = work.pixels();
    if (wanted.logitGradient) result.logitGradient.setZero(work.channels(), n);
    if (wanted.probabilityGradient) result.probabilityGradient.setZero(work.channels(), n);
    if (wanted.pixelLoss) result.pixelLoss.setZero(1, n);
}

template <class Real>
std::string whereInfinite(const Workspace<Real>& work) {
    const BasicScene<Real>& scene = work.scene();
    std::int64_t count = 0, first = -1;
    for (std::int64_t i = 0; i < work.pixels(); ++i) {
        if (work.labels()[i] == kIgnored || work.trueP(i) > Real(0)) continue;
        if (first < 0) first = i;
        ++count;
    }
    if (first < 0) return {};
    return ": the true class has probability 0 at " + std::to_string(count) +
           (count == 1 ? " pixel" : " pixels") + ", first at " +
           pixelPlace(first, {scene.width(), scene.height(), scene.samples()});
}

template <class Real>
void judge(const Workspace<Real>& work, Evaluation<Real>& result) {
    const double value = result.value;
    if (!result.undefined && !std::isfinite(value))
        result.undefined = std::isinf(value) ? "infinite" + whereInfinite(work)
                                             : "not a number" + whereInfinite(work);
    if (result.perClass)
        for (auto& entry : *result.perClass)
            if (entry && !std::isfinite(*entry)) entry.reset();
}

/// Clears what is not finite in the gradients and measures the one that was wanted.
template <class Real>
void measure(const Wanted& wanted, Reading<Real>& reading) {
    auto& result = reading.evaluation;
    const auto measured = [](Planes<Real>& planes, const std::optional<PlaneMeasure>& onTheWay) {
        return onTheWay ? *onTheWay : clearAndMeasure(planes);
    };
    const PlaneMeasure byLogit = measured(result.logitGradient, result.logitMeasure);
    const PlaneMeasure byProbability =
        measured(result.probabilityGradient, result.probabilityMeasure);
    if (byLogit.cleared > 0)
        result.notes.push_back("the gradient by logit is not finite at " +
                               std::to_string(byLogit.cleared) + " places, given as 0");
    if (byProbability.cleared > 0)
        result.notes.push_back("the gradient by probability is beyond the number range at " +
                               std::to_string(byProbability.cleared) + " places, given as 0");
    const PlaneMeasure& chosen = wanted.logitGradient ? byLogit : byProbability;
    reading.totalPull = chosen.total;
    reading.gradientNorm = std::sqrt(chosen.squares);
}

}  // namespace

template <class Real>
Reading<Real> evaluateOne(const Workspace<Real>& work, const Request& request) {
    Reading<Real> reading{request.loss, request.values, {}, 0, 0};
    auto& result = reading.evaluation;
    auto reason =
        whyUnfit(*request.loss, request.values, work.channels(), work.scene().hasSoftTarget());
    if (!reason && work.counts().valid == 0) reason = "no valid pixel: all are ignored";
    if (reason) {
        if (request.wanted.memory) request.wanted.memory->forget();
        zeroGradients(work, request.wanted, result);
        result.undefined = std::move(*reason);
        return reading;
    }
    result = request.loss->evaluate(work, request.values, request.wanted);
    if (PassMemory* memory = request.wanted.memory; memory && memory->mustRestart) {
        memory->forget();
        result = request.loss->evaluate(work, request.values, request.wanted);
    }
    judge(work, result);
    measure(request.wanted, reading);
    return reading;
}

template <class Real>
std::vector<Reading<Real>> evaluateAll(const BasicScene<Real>& scene,
                                       const std::vector<Request>& requests,
                                       const std::function<bool()>& cancelled) {
    std::vector<Reading<Real>> readings;
    if (scene.isEmpty() || (cancelled && cancelled())) return readings;
    const Workspace<Real> work(scene);
    for (const Request& request : requests) {
        if (cancelled && cancelled()) break;
        readings.push_back(evaluateOne(work, request));
    }
    return readings;
}

template Reading<float> evaluateOne(const Workspace<float>&, const Request&);
template Reading<double> evaluateOne(const Workspace<double>&, const Request&);
template std::vector<Reading<float>> evaluateAll(const Scene&, const std::vector<Request>&,
                                                 const std::function<bool()>&);
template std::vector<Reading<double>> evaluateAll(const SceneD&, const std::vector<Request>&,
                                                  const std::function<bool()>&);

}  // namespace lossglass
