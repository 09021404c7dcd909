// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/reading.h"

#include <string>

namespace lossglass {

/// What is worth a remark about a loss on a scene. Numbers, no words: those are the window's.
struct SceneNote {
    enum class Kind {
        /// The weight `parameter` takes pull off what it is named after. `label`: whose weight it
        /// is, -1 = that of the false negatives; `before`, `now`: its share of the pull without
        /// the weight and with it; `value`: the weight.
        OppositeWeight,
        /// Smoothing is more than 1 % of a class's sums. `value`: the smoothing, `now`: its share
        /// of sum p + sum t of the label `label`.
        HeavySmoothing,
        /// Neither value nor gradient follow `parameter`, over the range of its slider.
        IdleParameter,
        /// Pixels of `label` are there, `value` of them, and no gradient is on them.
        SilentClass,
        /// One part of a compound is in it and pulls next to nothing: `term`; `now`: its share of
        /// the parts' pull.
        DeadTerm,
        /// The logits lie between `before` and `now`, within [0, 1]: as probabilities do.
        ProbabilitiesAsLogits,
    };
    enum class Term { None, CrossEntropy, Focal, Overlap };

    Kind kind = Kind::IdleParameter;
    std::string parameter;
    int label = -1;
    Term term = Term::None;
    double value = 0, before = 0, now = 0;
};

/// What the rules are asked about: a loss with its settings on a prepared scene, and what it says
/// there, with the gradient by logits.
struct NoteQuestion {
    const Workspace<float>& work;
    const Request& request;
    const Reading<float>& reading;

    /// The same loss with one setting changed.
    Reading<float> with(const std::string& parameter, ParameterValue value) const {
        Request other = request;
        other.values.set(parameter, std::move(value));
        other.wanted = {true, false, false};
        return evaluateOne(work, other);
    }
    bool has(const std::string& parameter) const { return request.values.has(parameter); }
};

}  // namespace lossglass
