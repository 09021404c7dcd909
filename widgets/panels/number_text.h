// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

namespace lossglass {

/// How a value moved with the last edit.
struct LossChange {
    enum class Direction { Unknown, None, Down, Up };

    Direction direction = Direction::Unknown;
    QString text;  ///< "0.14 %", or the amount "0.0021"; without sign; "no change"; may be empty
};

/// The value of a loss as the list writes it: four decimals, or four digits with an exponent
/// below 0.001 and above 9999 in size. C locale, real minus sign: "0.4680", "−3.142e−4".
QString lossValueText(double value);

/// A number with `digits` significant digits, for tables and the status line: "0.380", "−0.49",
/// "2.1e−8". Real minus sign.
QString shortNumberText(double value, int digits = 3);

/// From one value to the next: percent of the former, or the plain amount where the value crosses
/// or nears 0, where a percentage says nothing.
LossChange lossChange(double before, double now);

/// The last change of a history whose last entry is the present value. An entry that is not a
/// number (undefined at that time) gives no change.
LossChange lastChange(const std::vector<double>& history);

}  // namespace lossglass
