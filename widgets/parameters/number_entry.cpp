// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/number_entry.h"

#include <algorithm>
#include <cmath>

namespace lossglass {
namespace {

constexpr QChar kMinus(0x2212);
constexpr int kDigits = 6;

}  // namespace

std::optional<double> readNumber(const QString& text) {
    QString plain = text.trimmed();
    plain.replace(kMinus, '-');
    if (plain.count('.') + plain.count(',') > 1) return std::nullopt;
    plain.replace(',', '.');
    // toDouble would also take words such as "inf" and "nan".
    const bool digitsOnly = std::all_of(plain.begin(), plain.end(), [](QChar c) {
        return (c >= '0' && c <= '9') || QStringLiteral(".+-eE").contains(c);
    });
    bool ok = false;
    const double value = plain.toDouble(&ok);
    if (!ok || !digitsOnly || !std::isfinite(value)) return std::nullopt;
    return value;
}

QString entryText(double value, int decimals) {
    const double size = std::abs(value);
    QString text;
    if (size != 0 && (size < 1e-3 || size >= 1e6)) {
        text = QString::number(value, 'g', kDigits);
        const auto exponent = text.indexOf('e');
        if (exponent >= 0)
            text = text.left(exponent) + 'e' + QString::number(text.mid(exponent + 1).toInt());
    } else {
        const int whole = size < 1 ? 1 : static_cast<int>(std::floor(std::log10(size))) + 1;
        text = QString::number(value, 'f', std::max(decimals, kDigits - whole));
        const auto mark = text.indexOf('.');
        while (mark >= 0 && text.size() - mark - 1 > decimals && text.endsWith('0'))
            text.chop(1);
        if (text.endsWith('.')) text.chop(1);
    }
    return text.replace('-', kMinus);
}

int decimalsOf(double step) {
    if (step >= 1 && step == std::floor(step)) return 0;
    int decimals = 2;
    while (decimals < kDigits && std::abs(step * std::pow(10, decimals) -
                                          std::round(step * std::pow(10, decimals))) > 1e-9)
        ++decimals;
    return decimals;
}

}  // namespace lossglass
