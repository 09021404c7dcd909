// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lossglass {

/// One valid pixel as seen by a loss of its true label: p_t, 1-p_t, ln p_t, ln(1-p_t).
template <class Real>
struct TruePixel {
    Real p, q, logP, logQ;
    bool background;  ///< the label is 0
};

/// The loss l of a pixel and its pull p_t dl/dp_t: the logit gradient is pull (d_ct - p_c), formed
/// without dividing by p_t.
template <class Real>
struct PixelPull {
    Real loss, pull;
};

/// Whether a kernel says of itself (kIsLong) that each of its many operations waits for the one
/// before, and that it asks for ln p alone: loops are made so that several pixels go side by side.
template <class Kernel>
constexpr bool isLong() {
    if constexpr (requires { Kernel::kIsLong; }) return Kernel::kIsLong;
    return false;
}

}  // namespace lossglass
