// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/tversky_weights.h"

namespace lossglass::build {

Parameter falseNegativeWeight(double defaultValue) {
    return real({"alpha", "α", "Weight of false negatives",
                 "Higher: missed pixels cost more than false alarms."},
                {0, kUnbounded, 0, 1, 0.01}, defaultValue);
}

Parameter falsePositiveWeight() {
    return real({"beta", "β", "Weight of false positives",
                 "Higher: false alarms cost more. Linked: 1 − weight of false negatives."},
                {0, kUnbounded, 0, 1, 0.01}, std::string("none"), {{"none", "1 − α", "β = 1 − α"}});
}

}  // namespace lossglass::build
