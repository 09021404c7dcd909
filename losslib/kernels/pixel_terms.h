// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/bit_choice.h"
#include "losslib/kernels/math.h"
#include "losslib/kernels/true_pixel.h"

#include <cmath>
#include <limits>

namespace lossglass {

/// l = -ln p. Pull -1.
struct MinusLog {
    template <class Real>
    PixelPull<Real> operator()(const TruePixel<Real>& x) const {
        return {-x.logP, Real(-1)};
    }
};

/// q^gamma of q = 1-p and q^(gamma-1), which nothing is asked of where q = 0 and is given as 0.
template <class Real>
struct Focus {
    Real power, below;
};

/// gamma = 2, without an exponential.
struct SquareFocus {
    template <class Real>
    Focus<Real> operator()(Real q, Real) const {
        return {q * q, q};
    }
    double gamma() const { return 2; }
};

/// gamma = 1/2.
struct RootFocus {
    template <class Real>
    Focus<Real> operator()(Real q, Real) const {
        const Real root = std::sqrt(q);
        return {root, q > Real(0) ? root / q : Real(0)};
    }
    double gamma() const { return 0.5; }
};

/// Any gamma >= 0.
struct AnyFocus {
    double exponent = 2;

    template <class Real>
    Focus<Real> operator()(Real q, Real logQ) const {
        const Real power = math::powOfFraction(logQ, static_cast<Real>(exponent));
        return {power, q > Real(0) ? power / q : Real(0)};
    }
    double gamma() const { return exponent; }
};

/// Calls `body` with the focus of that gamma: the `Special` one, whose gamma is the usual one, or
/// any.
template <class Special, class Body>
auto withFocus(double gamma, const Body& body) {
    if (gamma == Special{}.gamma()) return body(Special{});
    return body(AnyFocus{gamma});
}

/// l = -(1-p)^gamma ln p, gamma >= 0 (Lin et al. 2017).
/// Pull gamma p ln p (1-p)^(gamma-1) - (1-p)^gamma; both go to 0 where p goes to 1.
template <class FocusOf>
struct FocalTerm {
    FocusOf focusOf;

    template <class Real>
    PixelPull<Real> operator()(const TruePixel<Real>& x) const {
        const Real g = static_cast<Real>(focusOf.gamma());
        const Focus<Real> focus = focusOf(x.q, x.logQ);
        const Real inner = x.p > Real(0) ? g * x.p * x.logP : Real(0);
        return {-focus.power * x.logP, inner * focus.below - focus.power};
    }
};

/// l = (-ln p)^gamma, gamma > 0. Pull -gamma (-ln p)^(gamma-1), 0 where -ln p = 0.
struct LogPowerTerm {
    /// A logarithm, a power and a quotient, each from the one before.
    static constexpr bool kIsLong = true;
    double gamma = 1;

    template <class Real>
    PixelPull<Real> operator()(const TruePixel<Real>& x) const {
        const Real g = static_cast<Real>(gamma);
        const Real u = -x.logP;
        const auto isPositive = detail::maskOf<Real>(u > Real(0));
        const auto isFinite = detail::maskOf<Real>(u <= std::numeric_limits<Real>::max());
        // What the logarithm gives of 0 and of infinity does not count.
        const Real power = math::exp(g * math::logOfNormal(u));
        constexpr Real kInfinite = std::numeric_limits<Real>::infinity();
        // u^(g-1) of an infinite u.
        const Real above = g > Real(1) ? kInfinite : Real(1);
        const Real atInfinity = g < Real(1) ? Real(0) : above;
        const Real slope = detail::either<Real>(isFinite, power / u, atInfinity);
        return {detail::kept<Real>(isPositive, detail::either<Real>(isFinite, power, kInfinite)),
                detail::kept<Real>(isPositive, -g * slope)};
    }
};

/// l = -ln p + epsilon (1-p) (Leng et al. 2022). Pull -1 - epsilon p.
struct PolyTerm {
    double epsilon = 1;

    template <class Real>
    PixelPull<Real> operator()(const TruePixel<Real>& x) const {
        const Real e = static_cast<Real>(epsilon);
        return {-x.logP + e * x.q, Real(-1) - e * x.p};
    }
};

/// Focal on pixels of the background, cross-entropy on all others; or focal on both.
template <class FocusOf>
struct AsymmetricFocalTerm {
    FocusOf focusOf;
    bool everywhere = false;

    template <class Real>
    PixelPull<Real> operator()(const TruePixel<Real>& x) const {
        const auto focal = FocalTerm<FocusOf>{focusOf}(x);
        const auto plain = MinusLog{}(x);
        const auto isFocused = detail::maskOf<Real>(everywhere | x.background);
        return {detail::either<Real>(isFocused, focal.loss, plain.loss),
                detail::either<Real>(isFocused, focal.pull, plain.pull)};
    }
};

}  // namespace lossglass
