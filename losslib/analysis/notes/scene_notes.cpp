// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/notes/scene_notes.h"

#include "losslib/analysis/notes/note_rules.h"

namespace lossglass {

namespace {

using Rule = std::vector<SceneNote> (*)(const NoteQuestion&);

// What spoils all that is read comes first, what merely does nothing last.
constexpr Rule kRules[] = {notes::silentClass, notes::deadTerm, notes::oppositeWeight,
                           notes::heavySmoothing, notes::idleParameter};

}  // namespace

std::vector<SceneNote> sceneNotes(const Scene& scene, const Request& request,
                                  const std::function<bool()>& cancelled) {
    std::vector<SceneNote> found;
    if (scene.isEmpty()) return found;
    const Workspace<float> work(scene);
    if (work.counts().valid == 0) return found;
    Request own = request;
    own.wanted = {true, false, false};
    const Reading<float> reading = evaluateOne(work, own);
    const NoteQuestion question{work, own, reading};
    found = notes::probabilitiesAsLogits(question);
    if (reading.evaluation.undefined) return found;
    for (const Rule rule : kRules) {
        if (cancelled && cancelled()) break;
        const auto more = rule(question);
        found.insert(found.end(), more.begin(), more.end());
    }
    return found;
}

}  // namespace lossglass
