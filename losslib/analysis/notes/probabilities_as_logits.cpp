// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/notes/note_rules.h"

#include <algorithm>
#include <limits>

namespace lossglass::notes {

namespace {

/// Logits that happen to lie in [0, 1] seldom fill it.
constexpr double kLeastSpan = 0.5;

}  // namespace

std::vector<SceneNote> probabilitiesAsLogits(const NoteQuestion& question) {
    const auto& scene = question.work.scene();
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (std::int64_t i = 0; i < scene.pixels(); ++i) {
        if (question.work.labels()[i] == kIgnored) continue;
        for (int c = 0; c < scene.channels(); ++c) {
            const double z = scene.logits()(c, i);
            if (z < 0 || z > 1) return {};
            low = std::min(low, z);
            high = std::max(high, z);
        }
    }
    if (!(high - low >= kLeastSpan)) return {};
    SceneNote note;
    note.kind = SceneNote::Kind::ProbabilitiesAsLogits;
    note.before = low;
    note.now = high;
    return {note};
}

}  // namespace lossglass::notes
