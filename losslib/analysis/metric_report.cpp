// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/metric_report.h"

#include "losslib/analysis/outcome_sums.h"
#include "losslib/analysis/probability_metrics.h"
#include "losslib/analysis/surface_metrics.h"
#include "losslib/kernels/tiles.h"
#include "losslib/scene/hard_prediction.h"

#include <cmath>

namespace lossglass {

namespace {

MetricValue ratio(double part, double whole, const char* reason) {
    return whole > 0 ? MetricValue::of(part / whole) : MetricValue::none(reason);
}

MetricValue orReason(const std::optional<double>& value, const char* reason) {
    return value ? MetricValue::of(*value) : MetricValue::none(reason);
}

constexpr auto kNowhere = "neither the target nor the prediction has this label";
constexpr auto kNotInTarget = "the target does not have this label";
constexpr auto kNotPredicted = "this label is predicted nowhere";
constexpr auto kOnlyThis = "the target has no other label";
constexpr auto kNoPixel = "no valid pixel";

void setCounted(const OutcomeSums& c, MetricRow& row) {
    const auto at = [&](MetricKind kind) -> MetricValue& {
        return row[static_cast<std::size_t>(kind)];
    };
    at(MetricKind::Dice) = ratio(2 * c.tp, 2 * c.tp + c.fp + c.fn, kNowhere);
    at(MetricKind::Iou) = ratio(c.tp, c.tp + c.fp + c.fn, kNowhere);
    at(MetricKind::Precision) = ratio(c.tp, c.tp + c.fp, kNotPredicted);
    at(MetricKind::Recall) = ratio(c.tp, c.tp + c.fn, kNotInTarget);
    at(MetricKind::Specificity) = ratio(c.tn, c.tn + c.fp, kOnlyThis);
    at(MetricKind::Accuracy) = ratio(c.tp + c.tn, c.total(), kNoPixel);
    const MetricValue& recall = at(MetricKind::Recall);
    const MetricValue& specificity = at(MetricKind::Specificity);
    at(MetricKind::BalancedAccuracy) =
        !recall.value        ? MetricValue::none(kNotInTarget)
        : !specificity.value ? MetricValue::none(kOnlyThis)
                             : MetricValue::of((*recall.value + *specificity.value) / 2);
    at(MetricKind::F2) = ratio(5 * c.tp, 5 * c.tp + 4 * c.fn + c.fp, kNowhere);
    const double norm = std::sqrt(c.tp + c.fp) * std::sqrt(c.tp + c.fn) * std::sqrt(c.tn + c.fp) *
                        std::sqrt(c.tn + c.fn);
    at(MetricKind::Mcc) =
        ratio(c.tp * c.tn - c.fp * c.fn, norm, "the target or the prediction has one label only");
}

template <class Real>
void setJudged(const Workspace<Real>& work, int label, MetricRow& row) {
    std::vector<Real> formed(work.holdsP() ? 0 : static_cast<std::size_t>(work.pixels()));
    const Real* p =
        work.channels() == 1 && label == 0
            ? work.q()
            : work.readP(work.channels() > 1 ? label : 0, 0, work.pixels(), formed.data());
    std::vector<Real> probabilities;
    std::vector<std::uint8_t> isLabel;
    for (std::int64_t i = 0; i < work.pixels(); ++i) {
        if (work.labels()[i] == kIgnored) continue;
        probabilities.push_back(p[i]);
        isLabel.push_back(work.labels()[i] == label ? 1 : 0);
    }
    const Judged<Real> judged{probabilities, isLabel};
    const auto at = [&](MetricKind kind) -> MetricValue& {
        return row[static_cast<std::size_t>(kind)];
    };
    at(MetricKind::AveragePrecision) = orReason(averagePrecision(judged), kNotInTarget);
    at(MetricKind::CalibrationError) = orReason(calibrationError(judged), kNoPixel);
    at(MetricKind::Brier) = orReason(brierScore(judged), kNoPixel);
}

void setSurfaces(const SurfaceMetrics& surfaces, const OutcomeSums& counts, MetricRow& row) {
    const char* missing = counts.tp + counts.fn == 0   ? kNotInTarget
                          : counts.tp + counts.fp == 0 ? kNotPredicted
                                                       : "no sample has this label in both";
    const auto at = [&](MetricKind kind) -> MetricValue& {
        return row[static_cast<std::size_t>(kind)];
    };
    at(MetricKind::Hausdorff95) = orReason(surfaces.hausdorff95, missing);
    at(MetricKind::AverageSurfaceDistance) = orReason(surfaces.averageDistance, missing);
    at(MetricKind::BoundaryIou) = orReason(surfaces.boundaryIou, kNowhere);
}

MetricRow meanOf(const std::vector<MetricRow>& rows, std::size_t first) {
    MetricRow mean;
    for (std::size_t m = 0; m < kMetricCount; ++m) {
        double sum = 0, count = 0;
        for (std::size_t k = first; k < rows.size(); ++k) {
            if (!rows[k][m].value) continue;
            sum += *rows[k][m].value;
            ++count;
        }
        mean[m] = ratio(sum, count, "no label has a value");
    }
    return mean;
}

}  // namespace

MetricRow countedMetrics(const OutcomeSums& counts) {
    MetricRow row;
    row.fill(MetricValue::none("not computed"));
    setCounted(counts, row);
    return row;
}

template <class Real>
MetricReport metricReport(const Workspace<Real>& work, double threshold, MetricScope scope) {
    const BasicScene<Real>& scene = work.scene();
    const Labels said = hardLabels(scene, threshold);
    const std::vector<OutcomeSums> counts = countOutcomes(scene.labels(), said, scene.labelCount());
    const BatchShape shape{scene.width(), scene.height(), scene.samples()};
    MetricReport report{threshold, std::vector<MetricRow>(counts.size()), {}, {}};
    forEachJob(static_cast<std::int64_t>(counts.size()), [&](std::int64_t label) {
        const auto k = static_cast<std::size_t>(label);
        report.perClass[k] = countedMetrics(counts[k]);
        if (scope == MetricScope::CountsOnly) return;
        setJudged(work, static_cast<int>(label), report.perClass[k]);
        setSurfaces(surfaceMetrics(scene.labels(), said, shape, static_cast<std::uint8_t>(label)),
                    counts[k], report.perClass[k]);
    });
    report.mean = meanOf(report.perClass, 0);
    report.foregroundMean = meanOf(report.perClass, 1);
    return report;
}

template MetricReport metricReport(const Workspace<float>&, double, MetricScope);
template MetricReport metricReport(const Workspace<double>&, double, MetricScope);

}  // namespace lossglass
