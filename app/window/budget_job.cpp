// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/budget_job.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdlib>

namespace lossglass {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(BudgetJob)
};

/// How far the curve reaches, in pixels; the last points hold what is farther.
constexpr int kFarthest = 24;

QString className(const Scene& scene, int label) {
    const auto& classes = scene.classes();
    const auto at = static_cast<std::size_t>(label);
    return at < classes.size() ? QString::fromStdString(classes[at].name) : QString();
}

std::vector<BudgetSegment> classSegments(const Scene& scene) {
    std::vector<BudgetSegment> segments;
    for (int label = 0; label < scene.labelCount(); ++label) {
        BudgetSegment segment;
        segment.name = className(scene, label);
        // In a scene of two the background is what the foreground is not: no colour.
        if (label > 0 || scene.labelCount() > 2)
            segment.own = QColor::fromRgb(scene.classes()[static_cast<std::size_t>(label)].colour);
        else
            segment.grey = 0.2;
        segments.push_back(segment);
    }
    return segments;
}

std::vector<BudgetSegment> sizeSegments(const std::vector<double>& pixels) {
    std::vector<BudgetSegment> segments;
    const std::size_t bins = pixels.size() - 1;
    std::size_t smallest = 0;
    while (smallest < bins && pixels[smallest] == 0)
        ++smallest;
    for (std::size_t n = 0; n < bins; ++n) {
        BudgetSegment segment;
        const auto from = std::uint64_t{1} << n, to = (std::uint64_t{2} << n) - 1;
        segment.name = n == 0 ? Text::tr("1 pixel") : Text::tr("%1 to %2").arg(from).arg(to);
        // The smallest are the strongest: they are what is looked for.
        if (n >= smallest)
            segment.grey =
                0.85 - 0.65 * static_cast<double>(n - smallest) /
                           static_cast<double>(std::max<std::size_t>(1, bins - smallest));
        segment.title = n == 0 ? Text::tr("objects of 1 pixel")
                               : Text::tr("objects of %1 to %2 pixels").arg(from).arg(to);
        segments.push_back(segment);
    }
    BudgetSegment rest;
    rest.name = Text::tr("elsewhere");
    rest.title = Text::tr("pixels in no object");
    rest.grey = 0.08;
    segments.push_back(rest);
    return segments;
}

QString distanceText(int distance, const QString& name) {
    const bool isTail = std::abs(distance) == kFarthest;
    const QString far =
        isTail ? Text::tr("%1 or more").arg(kFarthest) : QString::number(std::abs(distance));
    return distance < 0 ? Text::tr("pixels %1 inside %2").arg(far, name)
                        : Text::tr("pixels %1 outside %2").arg(far, name);
}

PixelSegments segmentsOf(const BudgetJob& job, const Workspace<float>& work) {
    switch (job.by) {
        case BudgetBy::Class:
            return segmentsByLabel(work);
        case BudgetBy::Distance:
            return segmentsByDistance(work, job.watched, kFarthest);
        case BudgetBy::Size:
            return segmentsBySize(work, job.watched);
        case BudgetBy::Outcome:
            break;
    }
    return segmentsByOutcome(work, job.threshold);
}

}  // namespace

BudgetAnswer runBudgetJob(const BudgetJob& job, const std::vector<Reading<float>>& readings,
                          const Workspace<float>& work) {
    BudgetAnswer answer{job, segmentsOf(job, work), {}};
    for (const auto& reading : readings)
        answer.pulls.push_back(pullOnSegments(reading.evaluation.logitGradient, answer.segments));
    return answer;
}

BudgetViewData describeSegments(const BudgetAnswer& answer, const Scene& scene) {
    BudgetViewData data;
    data.by = answer.job.by;
    data.pixels = answer.segments.pixels;
    data.className = className(scene, answer.job.watched);
    switch (answer.job.by) {
        case BudgetBy::Outcome:
            data.segments = outcomeSegments();
            if (scene.channels() == 1) data.threshold = answer.job.threshold;
            break;
        case BudgetBy::Class:
            data.segments = classSegments(scene);
            break;
        case BudgetBy::Size:
            data.segments = sizeSegments(answer.segments.pixels);
            break;
        case BudgetBy::Distance:
            for (int distance = -kFarthest; distance <= kFarthest; ++distance) {
                BudgetSegment segment;
                segment.name = distanceText(distance, data.className);
                data.distances.push_back(distance);
                data.segments.push_back(segment);
            }
            break;
    }
    return data;
}

}  // namespace lossglass
