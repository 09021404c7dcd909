// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/unified_focal_parameters.h"

namespace lossglass::build {

Parameter rareWeight() {
    return real({"delta", "δ", "Weight of the rare classes",
                 "Background gets 1 − δ; in the overlap part δ weighs false negatives."},
                unitRange(), 0.6);
}

Parameter unifiedFocus() {
    return real({"gamma", "γ", "Focus",
                 "0 = none. Higher: sure background pulls less, and rare classes more."},
                {0, 1, 0, 1, 0.01}, 0.5);
}

Parameter asymmetric() {
    return toggle(
        {"asymmetric", "", "Treat rare classes apart", "Off: the focus acts on all classes alike."},
        true);
}

}  // namespace lossglass::build
