// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/notes/note_rules.h"

#include <algorithm>
#include <cmath>

namespace lossglass::notes {

namespace {

/// Rounding of float planes is below this, and nobody sees so small a change.
constexpr double kSame = 1e-6;

bool isSame(double a, double b) {
    return std::abs(a - b) <= kSame * std::max({1e-12, std::abs(a), std::abs(b)});
}

bool isSame(const Reading<float>& a, const Reading<float>& b) {
    return a.evaluation.undefined == b.evaluation.undefined &&
           isSame(a.evaluation.value, b.evaluation.value) && isSame(a.totalPull, b.totalPull) &&
           isSame(a.gradientNorm, b.gradientNorm);
}

}  // namespace

std::vector<SceneNote> idleParameter(const NoteQuestion& question) {
    std::vector<SceneNote> found;
    for (const Parameter& parameter : question.request.loss->parameters) {
        if (parameter.kind != ParameterKind::Real || parameter.convention) continue;
        const double low = std::max(parameter.minimum, parameter.sliderMinimum);
        const double high = std::min(parameter.maximum, parameter.sliderMaximum);
        const auto isIdleAt = [&](double value) {
            return isSame(question.with(parameter.id, value), question.reading);
        };
        if (!isIdleAt(high) || !isIdleAt(low) || !isIdleAt((low + high) / 2)) continue;
        SceneNote note;
        note.kind = SceneNote::Kind::IdleParameter;
        note.parameter = parameter.id;
        found.push_back(note);
    }
    return found;
}

}  // namespace lossglass::notes
