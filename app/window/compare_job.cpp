// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/compare_job.h"

#include "losslib/analysis/gradient_budget.h"

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

double normOf(const Planes<float>& gradient) {
    return gradient.size() == 0 ? 0 : std::sqrt(gradient.cast<double>().square().sum());
}

void measure(const Planes<float>& gradient, const BudgetSorter<float>& sorter,
             const CompareJob& job, const Scene& scene, CompareReading& reading) {
    reading.range = gradientRange(gradient, scene.labels());
    reading.pull = sorter.sort(gradient).outcomes;
    reading.norm = normOf(gradient);
    reading.gradient = gradient.row(std::min<Eigen::Index>(job.channel, gradient.rows() - 1));
}

/// The whole gradients of the losses that a difference needs.
using CompareGradients = std::map<int, Planes<float>>;

bool isNeeded(const CompareJob& job, int key) {
    return std::any_of(job.differences.begin(), job.differences.end(),
                       [key](const auto& each) { return each.first == key || each.second == key; });
}

void addDifferences(const CompareJob& job, const BudgetSorter<float>& sorter,
                    const CompareGradients& whole, CompareResult& result) {
    for (const CompareJob::Difference& each : job.differences) {
        const auto first = whole.find(each.first), second = whole.find(each.second);
        if (first == whole.end() || second == whole.end()) continue;
        CompareReading& reading = result.readings[each.key];
        const CompareReading& a = result.readings.at(each.first);
        const CompareReading& b = result.readings.at(each.second);
        reading.value = a.value - b.value;
        reading.undefined = a.undefined ? a.undefined : b.undefined;
        measure(first->second - second->second, sorter, job, result.scene, reading);
    }
}

}  // namespace

CompareResult runCompareJob(const CompareJob& job, const Scene& scene,
                            const std::function<bool()>& cancelled) {
    CompareResult result{scene, {}};
    if (scene.isEmpty()) return result;
    const Workspace<float> work(scene);
    const BudgetSorter<float> sorter(work, {});
    CompareGradients whole;
    for (const CompareJob::Entry& entry : job.entries) {
        if (cancelled && cancelled()) return result;
        Reading<float> read =
            evaluateOne(work, {entry.loss, entry.values, {job.byLogit, !job.byLogit, false}});
        Planes<float>& gradient =
            job.byLogit ? read.evaluation.logitGradient : read.evaluation.probabilityGradient;
        CompareReading& reading = result.readings[entry.key];
        reading.value = read.evaluation.value;
        reading.undefined = read.evaluation.undefined;
        measure(gradient, sorter, job, scene, reading);
        if (isNeeded(job, entry.key)) whole[entry.key] = std::move(gradient);
    }
    addDifferences(job, sorter, whole, result);
    return result;
}

}  // namespace lossglass
