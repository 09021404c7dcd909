// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/plane_measure.h"
#include "losslib/scene/planes.h"

#include <optional>
#include <string>
#include <vector>

namespace lossglass {

class PassMemory;

/// What to compute beside the value; what is not wanted stays empty.
struct Wanted {
    bool logitGradient = true;
    bool probabilityGradient = false;
    bool pixelLoss = false;
    /// What an evaluation before left for this one; see pass_memory.h. Null: nothing.
    PassMemory* memory = nullptr;
};

/// What a loss says about a scene.
template <class Real>
struct Evaluation {
    double value = 0;  ///< meaningless where `undefined` is set
    /// Why there is no value: "no valid pixel", "infinite: p = 0 for the true class at ...".
    std::optional<std::string> undefined;
    /// Per label or per channel, in order; an entry without value = left out or absent.
    /// Nothing = the loss has no such split.
    std::optional<std::vector<std::optional<double>>> perClass;
    /// 1 x pixels; the value is their mean over the valid pixels. Only for losses that are sums
    /// over pixels; 0 at ignored pixels.
    Planes<Real> pixelLoss;
    /// C x pixels, dL/dz; 0 where undefined, and at ignored pixels unless a convention counts them.
    Planes<Real> logitGradient;
    /// C x pixels, dL/dp with the C probabilities of a pixel taken as independent; for C = 1,
    /// 1-p moves with p.
    Planes<Real> probabilityGradient;
    std::vector<std::string> notes;
    /// Of the gradients, where the passes measured them on the way and all entries are finite.
    std::optional<PlaneMeasure> logitMeasure, probabilityMeasure;
};

}  // namespace lossglass
