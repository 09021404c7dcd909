// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

/// Elementary functions for the passes. The float forms are short, branch-free polynomials that
/// the compiler vectorises (coefficients: Cephes, S. Moshier, single precision), summed by pairs
/// and fours rather than one after another (Estrin): a loop waits less for itself. The double
/// forms are the standard library's.
namespace lossglass::math {

inline double exp(double x) {
    return std::exp(x);
}
inline double log(double x) {
    return std::log(x);
}
inline double log1p(double x) {
    return std::log1p(x);
}

namespace detail {

/// e^(x - n ln 2), where n is the whole number next to x / ln 2.
inline float expOfRest(float x, float n) {
    const float r = (x - n * 0.693359375f) + n * 2.12194440e-4f;
    const float square = r * r;
    const float high = 1.9875691500e-4f * r + 1.3981999507e-3f;
    const float middle = 8.3334519073e-3f * r + 4.1665795894e-2f;
    const float low = 1.6666665459e-1f * r + 5.0000001201e-1f;
    return ((high * square + middle) * square + low) * square + r + 1.0f;
}

/// ln((1+m) 2^e) for 1+m in [sqrt(1/2), sqrt(2)).
inline float logOfParts(float m, float e) {
    const float z = m * m, z2 = z * z;
    const float a = 1.1676998740e-1f - 1.1514610310e-1f * m;
    const float b = 1.4249322787e-1f - 1.2420140846e-1f * m;
    const float c = 2.0000714765e-1f - 1.6668057665e-1f * m;
    const float d = 3.3333331174e-1f - 2.4999993993e-1f * m;
    float y = z2 * (z2 * 7.0376836292e-2f + (z * a + b)) + (z * c + d);
    y = y * (m * z) - e * 2.12194440e-4f - 0.5f * z;
    return m + y + e * 0.693359375f;
}

/// ln(x / 2^lifted) for normal x > 0.
inline float logOfScaled(float x, float lifted) {
    // Mantissa in [sqrt(1/2), sqrt(2)).
    const std::uint32_t shifted = std::bit_cast<std::uint32_t>(x) - 0x3f3504f3u;
    const auto exponent = static_cast<std::int32_t>(shifted) >> 23;
    const float m = std::bit_cast<float>((shifted & 0x007fffffu) + 0x3f3504f3u) - 1.0f;
    return logOfParts(m, static_cast<float>(exponent) - lifted);
}

}  // namespace detail

/// e^x within 1.5 ulp; 0 below -86.64 (results under 2^-125), infinity above 88.72.
inline float exp(float x) {
    constexpr float kLow = -86.64f;
    constexpr float kHigh = 88.72f;
    constexpr float kBeyond = 89.0f;       // its power is no float any more: infinity by itself
    constexpr float kRound = 12582912.0f;  // 1.5 * 2^23: adding it rounds to an integer
    const bool vanishes = x < kLow;
    const float above = vanishes ? kLow : x;
    const float kept = x > kHigh ? kBeyond : above;
    // The last bits of `rounded` are the integer n.
    const float rounded = kept * 1.44269504f + kRound;
    const float y = detail::expOfRest(kept, rounded - kRound);
    // 2^(n-1) and a doubling, since 2^128 is no float.
    const std::uint32_t scale = (std::bit_cast<std::uint32_t>(rounded) << 23) + 0x3f000000u;
    return vanishes ? 0.0f : y * std::bit_cast<float>(scale) * 2.0f;
}

/// e^x for x <= 0, as exp() and with less work.
inline float expOfNegative(float x) {
    constexpr float kLow = -86.64f;
    constexpr float kRound = 12582912.0f;
    const bool vanishes = x < kLow;
    const float kept = vanishes ? 0.0f : x;
    // The last bits of `rounded` are the integer.
    const float rounded = kept * 1.44269504f + kRound;
    const float n = rounded - kRound;
    const float y = detail::expOfRest(kept, n);
    const std::uint32_t scale = (std::bit_cast<std::uint32_t>(rounded) << 23) + 0x3f800000u;
    return vanishes ? 0.0f : y * std::bit_cast<float>(scale);
}
inline double expOfNegative(double x) {
    return std::exp(x);
}

/// ln x within 1 ulp for normal x > 0; of all else a number without meaning. Without the questions
/// of log(), of which compilers make long chains.
inline float logOfNormal(float x) {
    return detail::logOfScaled(x, 0.0f);
}
inline double logOfNormal(double x) {
    return std::log(x);
}

/// ln x within 1 ulp for normal x; -infinity at 0, NaN below.
inline float log(float x) {
    const bool tiny = x < std::numeric_limits<float>::min();
    const float lift = tiny ? 8388608.0f : 1.0f;
    const float lifted = tiny ? 23.0f : 0.0f;
    const float value = detail::logOfScaled(x * lift, lifted);
    const float inf = std::numeric_limits<float>::infinity();
    return x > 0 ? (x == inf ? inf : value)
                 : (x == 0 ? -inf : std::numeric_limits<float>::quiet_NaN());
}

/// ln x for 1 <= x <= 2, as log() and with less work.
inline float logOfOneToTwo(float x) {
    const bool upper = x >= 1.41421356f;
    const float m = (upper ? 0.5f * x : x) - 1.0f;
    const float e = upper ? 1.0f : 0.0f;
    return detail::logOfParts(m, e);
}

/// ln(1+x) within 2 ulp for finite x > -1, from log with the rounding of 1+x put back (Kahan).
inline float log1p(float x) {
    const float u = 1.0f + x;
    return log(u) + (x - (u - 1.0f)) / u;
}

/// ln(1-p) from p and q = 1-p: from whichever of them has all its digits.
template <class Real>
inline Real logOfComplement(Real p, Real q) {
    const bool small = p <= Real(0.5);
    const Real u = small ? Real(1) - p : q;
    const Real lost = small ? -p - (u - Real(1)) : Real(0);
    return log(u) + (small ? lost / u : Real(0));
}

/// x^y of 0 <= x <= 1 from ln x, y >= 0; 1 when y is 0, whatever x.
template <class Real>
inline Real powOfFraction(Real logX, Real y) {
    // Of a finite number 0 times it is 0.
    constexpr Real kLeast = -std::numeric_limits<Real>::max();
    return expOfNegative(y * (logX < kLeast ? kLeast : logX));
}

}  // namespace lossglass::math
