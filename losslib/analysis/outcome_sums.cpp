// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/outcome_sums.h"

namespace lossglass {

std::optional<OutcomeSums> OutcomeSums::shares() const {
    const double all = total();
    if (!(all > 0)) return std::nullopt;
    return OutcomeSums{tp / all, fp / all, fn / all, tn / all};
}

void OutcomeSums::add(PixelOutcome outcome, double value) {
    switch (outcome) {
        case PixelOutcome::TruePositive:
            tp += value;
            break;
        case PixelOutcome::FalsePositive:
            fp += value;
            break;
        case PixelOutcome::FalseNegative:
            fn += value;
            break;
        case PixelOutcome::TrueNegative:
            tn += value;
            break;
        case PixelOutcome::Unknown:
            break;
    }
}

OutcomeSums& OutcomeSums::operator+=(const OutcomeSums& other) {
    tp += other.tp;
    fp += other.fp;
    fn += other.fn;
    tn += other.tn;
    return *this;
}

std::vector<OutcomeSums> countOutcomes(const Labels& target, const Labels& predicted, int labels) {
    std::vector<OutcomeSums> counts(static_cast<std::size_t>(labels));
    double valid = 0;
    for (std::size_t i = 0; i < target.size(); ++i) {
        if (target[i] == kIgnored) continue;
        ++valid;
        if (target[i] == predicted[i]) {
            ++counts[target[i]].tp;
        } else {
            ++counts[target[i]].fn;
            ++counts[predicted[i]].fp;
        }
    }
    for (OutcomeSums& each : counts)
        each.tn = valid - each.total();
    return counts;
}

}  // namespace lossglass
