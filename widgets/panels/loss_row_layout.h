// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>

namespace lossglass {

enum class ListDensity {
    Roomy,
    Compact,  ///< lower rows, no spark line
};

/// Where the columns of the list stand in a row's rectangle, from left to right:
/// `[check 28] [name, grows] [value 62] [spark line 84] [last change 70]`.
struct LossRowLayout {
    QRect check;  ///< all of the row's left end, which is what a click on the box may hit
    QRect box;    ///< the box itself, 16 x 16
    QRect name, value, spark, change;

    static LossRowLayout of(const QRect& row, ListDensity density);
};

}  // namespace lossglass
