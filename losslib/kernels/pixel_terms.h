// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/math.h"
#include "losslib/kernels/true_label_pass.h"

#include <limits>

namespace lossglass {

/// l = -ln p. Pull -1.
struct MinusLog {
    template <class Real>
    PixelPull<Real> operator()(const TruePixel<Real>& x) const {
        return {-x.logP, Real(-1)};
    }
};

/// l = -(1-p)^gamma ln p, gamma >= 0 (Lin et al. 2017).
/// Pull (1-p)^gamma (gamma p ln p / (1-p) - 1); ln p / (1-p) goes to -1 where p goes to 1.
struct FocalTerm {
    double gamma = 2;

    template <class Real>
    PixelPull<Real> operator()(const TruePixel<Real>& x) const {
        const Real g = static_cast<Real>(gamma);
        const Real focus = math::powFromLog(x.logQ, g);
        const Real ratio = x.q > Real(0) ? x.logP / x.q : Real(-1);
        const Real inner = x.p > Real(0) ? g * x.p * ratio : Real(0);
        return {-focus * x.logP, focus * (inner - Real(1))};
    }
};

/// l = (-ln p)^gamma, gamma > 0. Pull -gamma (-ln p)^(gamma-1), 0 where -ln p = 0.
struct LogPowerTerm {
    double gamma = 1;

    template <class Real>
    PixelPull<Real> operator()(const TruePixel<Real>& x) const {
        const Real g = static_cast<Real>(gamma);
        const Real u = -x.logP;
        const Real loss = math::powFromLog(math::log(u), g);
        // u^(g-1) of an infinite u.
        const Real above = g > Real(1) ? std::numeric_limits<Real>::infinity() : Real(1);
        const Real atInfinity = g < Real(1) ? Real(0) : above;
        const bool isFinite = u <= std::numeric_limits<Real>::max();
        const Real power = isFinite ? loss / u : atInfinity;
        return {loss, u > Real(0) ? -g * power : Real(0)};
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
struct AsymmetricFocalTerm {
    double gamma = 0.5;
    bool everywhere = false;

    template <class Real>
    PixelPull<Real> operator()(const TruePixel<Real>& x) const {
        const auto focal = FocalTerm{gamma}(x);
        const auto plain = MinusLog{}(x);
        const bool focused = everywhere | x.background;
        return {focused ? focal.loss : plain.loss, focused ? focal.pull : plain.pull};
    }
};

}  // namespace lossglass
