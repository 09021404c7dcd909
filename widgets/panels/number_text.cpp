// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/number_text.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace lossglass {
namespace {

constexpr QChar kMinus(0x2212);
constexpr QChar kNoBreakSpace(0x00A0);
constexpr double kExponentBelow = 0.001;
constexpr double kExponentAbove = 9999;
/// Nearer to 0 than this a percentage of the value says nothing.
constexpr double kNearZero = 1e-4;

/// "1.234e-05" -> "1.234e−5".
QString typeset(QString text) {
    const auto exponent = text.indexOf('e');
    if (exponent >= 0) {
        const int power = text.mid(exponent + 1).toInt();
        text = text.left(exponent) + 'e' + QString::number(power);
    }
    return text.replace('-', kMinus);
}

QString special(double value) {
    if (std::isnan(value)) return QStringLiteral("–");
    return value > 0 ? QStringLiteral("∞") : kMinus + QStringLiteral("∞");
}

/// A value that rounds to 0 has no sign.
QString withoutNegativeZero(double value, const QString& text) {
    return value == 0 && text.startsWith('-') ? text.mid(1) : text;
}

QString percentText(double percent) {
    const QString unit = QString(kNoBreakSpace) + '%';
    if (percent < 0.01) return QStringLiteral("<0.01") + unit;
    const int decimals = percent < 9.995 ? 2 : percent < 99.95 ? 1 : 0;
    return QString::number(percent, 'f', decimals) + unit;
}

}  // namespace

QString lossValueText(double value) {
    if (!std::isfinite(value)) return special(value);
    const double size = std::abs(value);
    const bool exponent = size != 0 && (size < kExponentBelow || size > kExponentAbove);
    const QString text = exponent ? QString::number(value, 'e', 3) : QString::number(value, 'f', 4);
    return typeset(withoutNegativeZero(value, text));
}

QString shortNumberText(double value, int digits) {
    if (!std::isfinite(value)) return special(value);
    const double size = std::abs(value);
    if (size == 0) return QStringLiteral("0");
    if (size < kExponentBelow || size > kExponentAbove)
        return typeset(QString::number(value, 'e', digits - 1));
    // The exponent after rounding: 0.9996 with three digits is 1.00.
    const QString rounded = QString::number(size, 'e', digits - 1);
    const int exponent = rounded.mid(rounded.indexOf('e') + 1).toInt();
    return typeset(QString::number(value, 'f', std::max(0, digits - 1 - exponent)));
}

LossChange lossChange(double before, double now) {
    using Direction = LossChange::Direction;
    if (!std::isfinite(before) || !std::isfinite(now)) return {};
    if (before == now)
        return {Direction::None, QCoreApplication::translate("lossglass::LossChange", "no change")};
    const Direction direction = now < before ? Direction::Down : Direction::Up;
    const double amount = std::abs(now - before);
    const bool crosses = (before < 0) != (now < 0);
    const bool nearZero = std::min(std::abs(before), std::abs(now)) < kNearZero;
    const double percent = 100 * amount / std::abs(before);
    if (crosses || nearZero || percent > 999) return {direction, lossValueText(amount)};
    return {direction, percentText(percent)};
}

LossChange lastChange(const std::vector<double>& history) {
    if (history.size() < 2) return {};
    return lossChange(history[history.size() - 2], history.back());
}

}  // namespace lossglass
