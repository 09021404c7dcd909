// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/element.h"

#include <bit>
#include <cmath>
#include <limits>

namespace lossglass {

namespace {

constexpr double kExactIntegers = 9007199254740992.0;  // 2^53

double fromHalf(std::uint16_t bits) {
    const int exponent = (bits >> 10) & 31;
    const int fraction = bits & 1023;
    double value = 0;
    if (exponent == 31)
        value = fraction ? std::numeric_limits<double>::quiet_NaN()
                         : std::numeric_limits<double>::infinity();
    else if (exponent == 0)
        value = std::ldexp(fraction, -24);
    else
        value = std::ldexp(1024 + fraction, exponent - 25);
    return (bits & 0x8000) ? -value : value;
}

}  // namespace

double elementValue(Element element, std::uint64_t bits) {
    switch (element.kind) {
        case 'b':
            return bits ? 1 : 0;
        case 'u':
            return static_cast<double>(bits);
        case 'i': {
            const int unused = 64 - 8 * element.size;
            return static_cast<double>(static_cast<std::int64_t>(bits << unused) >> unused);
        }
        default:
            break;
    }
    if (element.size == 2) return fromHalf(static_cast<std::uint16_t>(bits));
    if (element.size == 4) return std::bit_cast<float>(static_cast<std::uint32_t>(bits));
    return std::bit_cast<double>(bits);
}

bool isExact(Element element, double value) {
    return !element.isInteger() || element.size < 8 || std::abs(value) < kExactIntegers;
}

std::string elementName(Element element) {
    if (element.kind == 'b') return "bool";
    const std::string bits = std::to_string(8 * element.size);
    return (element.kind == 'f' ? "float" : element.kind == 'u' ? "uint" : "int") + bits;
}

}  // namespace lossglass
