// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/correlation_loss.h"

#include <cmath>

namespace lossglass {

ConventionReading correlationLoss(const ConventionMaps& maps, double epsilon) {
    double tp = epsilon, tn = epsilon, fp = epsilon, fn = epsilon;
    for (std::size_t k = 0; k < maps.p.size(); ++k) {
        const double p = maps.p[k], t = maps.t[k];
        tp += p * t;
        tn += (1 - p) * (1 - t);
        fp += p * (1 - t);
        fn += (1 - p) * t;
    }
    const double root = std::sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn));
    const double correlation = (tp * tn - fp * fn) / root;
    // d ln(root): TP+FP and TN+FN move by +1 and -1 with p, the other two sums stay.
    const double logSlope = 0.5 * (1 / (tp + fp) - 1 / (tn + fn));
    ConventionReading reading;
    reading.value = 1 - correlation;
    reading.parts = {reading.value};
    for (std::size_t k = 0; k < maps.p.size(); ++k) {
        const double t = maps.t[k];
        const double numerator = t * tn - (1 - t) * tp - (1 - t) * fn + t * fp;
        reading.activatedGradient.push_back(-(numerator / root - correlation * logSlope));
    }
    reading.inputGradient = reading.activatedGradient;
    return reading;
}

}  // namespace lossglass
