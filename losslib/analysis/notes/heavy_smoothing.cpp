// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/notes/note_rules.h"

namespace lossglass::notes {

namespace {

constexpr double kHeavy = 0.01;

}  // namespace

std::vector<SceneNote> heavySmoothing(const NoteQuestion& question) {
    if (!question.has("smooth")) return {};
    const double smooth = question.request.values.number("smooth").value_or(0);
    const auto& sums = question.work.sums();
    const bool single = question.work.channels() == 1;
    const bool isWithoutBackground =
        question.has("include_background") && !question.request.values.flag("include_background");
    SceneNote note;
    note.kind = SceneNote::Kind::HeavySmoothing;
    note.value = smooth;
    // One channel is the foreground alone.
    for (std::size_t k = single || isWithoutBackground ? 1 : 0; k < sums.size(); ++k) {
        const double own = sums[k].positives() + sums[k].tp + sums[k].fp;
        const double share = own > 0 ? smooth / own : 0;
        if (share <= note.now) continue;
        note.now = share;
        note.label = static_cast<int>(k);
    }
    return note.now > kHeavy ? std::vector{note} : std::vector<SceneNote>{};
}

}  // namespace lossglass::notes
