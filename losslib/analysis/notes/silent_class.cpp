// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/gradient_segments.h"
#include "losslib/analysis/notes/note_rules.h"

namespace lossglass::notes {

namespace {

/// A pixel of a silent class pulls less than this share of what the average pixel does.
constexpr double kSilence = 1e-6;

}  // namespace

std::vector<SceneNote> silentClass(const NoteQuestion& question) {
    const PixelSegments labels = segmentsByLabel(question.work);
    const auto pull = pullOnSegments(question.reading.evaluation.logitGradient, labels);
    double total = 0, pixels = 0;
    for (std::size_t k = 0; k < pull.size(); ++k) {
        total += pull[k];
        pixels += labels.pixels[k];
    }
    std::vector<SceneNote> found;
    // Nothing pulls at all: the gradient pane says so.
    if (!(total > 0)) return found;
    for (std::size_t k = 0; k < pull.size(); ++k) {
        if (labels.pixels[k] == 0 || pull[k] / labels.pixels[k] > kSilence * total / pixels)
            continue;
        SceneNote note;
        note.kind = SceneNote::Kind::SilentClass;
        note.label = static_cast<int>(k);
        note.value = labels.pixels[k];
        found.push_back(note);
    }
    return found;
}

}  // namespace lossglass::notes
