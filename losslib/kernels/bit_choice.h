// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/tile_labels.h"

#include <bit>
#include <limits>

/// Choices by bits: of several choices that exclude each other or hang together the compiler makes
/// branches, and the loop around them does not vectorise.
namespace lossglass {

namespace detail {

/// All bits where `is`, otherwise none.
template <class Real>
inline WideLabel<Real> maskOf(bool is) {
    return -WideLabel<Real>{is};
}

/// x under all bits, 0 under none.
template <class Real>
inline Real kept(WideLabel<Real> mask, Real x) {
    return std::bit_cast<Real>(mask & std::bit_cast<WideLabel<Real>>(x));
}

/// `one` under all bits, `other` under none.
template <class Real>
inline Real either(WideLabel<Real> mask, Real one, Real other) {
    return std::bit_cast<Real>((mask & std::bit_cast<WideLabel<Real>>(one)) |
                               (~mask & std::bit_cast<WideLabel<Real>>(other)));
}

/// -x under all bits, x under none.
template <class Real>
inline Real negated(WideLabel<Real> mask, Real x) {
    constexpr auto kSign = std::numeric_limits<WideLabel<Real>>::min();
    return std::bit_cast<Real>((mask & kSign) ^ std::bit_cast<WideLabel<Real>>(x));
}

}  // namespace detail

}  // namespace lossglass
