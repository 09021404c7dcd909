// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/reduction_text.h"

#include "widgets/panels/loss_text.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace lossglass {
namespace {

/// Names the context of this file's words, also for lupdate.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReductionText)
};

/// What float sums leave of two equal numbers.
constexpr double kSame = 1e-5;

bool same(double a, double b) {
    return std::abs(a - b) <= kSame * std::max(std::abs(a), std::abs(b));
}

bool sameReading(const ReductionReading& a, const ReductionReading& b) {
    if (a.value.has_value() != b.value.has_value() || !same(a.pull, b.pull)) return false;
    if (a.value && !same(*a.value, *b.value)) return false;
    return std::equal(a.shares.begin(), a.shares.end(), b.shares.begin(), b.shares.end(),
                      [](double x, double y) { return std::abs(x - y) <= kSame; });
}

bool isEven(const std::vector<double>& shares) {
    const auto [low, high] = std::minmax_element(shares.begin(), shares.end());
    return shares.size() > 1 && same(*low, *high);
}

}  // namespace

QString reductionName(BatchReduction reduction) {
    switch (reduction) {
        case BatchReduction::PerImage:
            return Text::tr("Per image");
        case BatchReduction::PerBatch:
            return Text::tr("Per batch");
        case BatchReduction::Everything:
            break;
    }
    return Text::tr("Everything");
}

QString reductionCaption(BatchReduction reduction) {
    switch (reduction) {
        case BatchReduction::PerImage:
            return Text::tr("mean of the samples' losses");
        case BatchReduction::PerBatch:
            return Text::tr("sums over all samples");
        case BatchReduction::Everything:
            break;
    }
    return Text::tr("classes flattened as well");
}

QString shareText(double share) {
    const double percent = 100 * share;
    if (percent > 0 && percent < 0.1) return Text::tr("< 0.1 %");
    if (percent < 100 && percent >= 99.5) return Text::tr("> 99 %");
    const int decimals = percent == 0 || percent >= 9.95 ? 0 : 1;
    return Text::tr("%1 %").arg(percent, 0, 'f', decimals);
}

QString dominanceText(const ReductionReading& reading) {
    if (!reading.dominating)
        return reading.undefined.empty() ? Text::tr("Nothing pulls: the gradient is 0 everywhere")
                                         : Text::tr("No gradient");
    if (isEven(reading.shares)) return Text::tr("All samples pull alike");
    const int sample = *reading.dominating;
    return Text::tr("Sample %1 makes %2 of the pull")
        .arg(sample + 1)
        .arg(shareText(reading.shares[static_cast<std::size_t>(sample)]));
}

QString conclusionText(const ReductionLab& lab) {
    const auto& image = lab.of(BatchReduction::PerImage);
    const auto& batch = lab.of(BatchReduction::PerBatch);
    if (sameReading(image, batch) && sameReading(batch, lab.of(BatchReduction::Everything)))
        return Text::tr("Here every reduction gives the same value and the same gradient.");
    if (!image.dominating || !batch.dominating)
        return Text::tr("The reductions differ, but not every one has a gradient.");
    const auto shareOf = [](const ReductionReading& reading, int sample) {
        return shareText(reading.shares[static_cast<std::size_t>(sample)]);
    };
    if (*image.dominating == *batch.dominating)
        return Text::tr("Sample %1 pulls most, with %2 per image and %3 per batch.")
            .arg(*image.dominating + 1)
            .arg(shareOf(image, *image.dominating), shareOf(batch, *batch.dominating));
    return Text::tr("Per image sample %1 pulls most (%2), per batch sample %3 (%4).")
        .arg(*image.dominating + 1)
        .arg(shareOf(image, *image.dominating))
        .arg(*batch.dominating + 1)
        .arg(shareOf(batch, *batch.dominating));
}

}  // namespace lossglass
