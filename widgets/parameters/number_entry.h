// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace lossglass {

/// Reads a number as a person types it, whatever the locale: "0.5", "0,5", "1e-6", "−2". At most
/// one mark of either kind, always the decimal one: "1,234.5" is refused rather than guessed.
std::optional<double> readNumber(const QString& text);

/// The number for an entry field, in the C locale: at least `decimals` decimals, up to six
/// significant digits, an exponent below 0.001 and from 1e6 on: "2.00", "0.255", "1e−6".
QString entryText(double value, int decimals);

/// How many decimals a step needs: none for whole steps, else two or more.
int decimalsOf(double step);

}  // namespace lossglass
