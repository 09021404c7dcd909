// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/prediction/class_sums.h"

namespace lossglass {

ClassSums& ClassSums::operator+=(const ClassSums& other) {
    tp += other.tp;
    fn += other.fn;
    fp += other.fp;
    tn += other.tn;
    pSquared += other.pSquared;
    tSquared += other.tSquared;
    missSquared += other.missSquared;
    falseSquared += other.falseSquared;
    return *this;
}

}  // namespace lossglass
