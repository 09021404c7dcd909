// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/gradient_segments.h"
#include "losslib/analysis/notes/note_rules.h"

#include <algorithm>
#include <numeric>

namespace lossglass::notes {

namespace {

/// A share that falls by less is no news.
constexpr double kLeastFall = 0.01;
constexpr double kThreshold = 0.5;
/// Below this share of the pixels a label is one that a weight is meant to lift.
constexpr double kMinority = 0.5;

double share(const std::vector<double>& sums, std::size_t part) {
    const double all = std::accumulate(sums.begin(), sums.end(), 0.0);
    return all > 0 ? sums[part] / all : 0;
}

/// The share of the pull on one part of the pixels, without the weight and with it.
SceneNote compare(const NoteQuestion& question, const PixelSegments& segments, std::size_t part,
                  const std::string& parameter, ParameterValue neutral) {
    SceneNote note;
    note.kind = SceneNote::Kind::OppositeWeight;
    note.parameter = parameter;
    const Reading<float> without = question.with(parameter, std::move(neutral));
    note.before = share(pullOnSegments(without.evaluation.logitGradient, segments), part);
    note.now = share(pullOnSegments(question.reading.evaluation.logitGradient, segments), part);
    return note;
}

bool falls(const SceneNote& note) {
    return note.before - note.now > kLeastFall;
}

bool hasWord(const Parameter& parameter, const std::string& word) {
    return std::any_of(parameter.words.begin(), parameter.words.end(),
                       [&](const ParameterWord& each) { return each.word == word; });
}

/// A single number that weighs label 1 against label 0.
std::vector<SceneNote> weightOfForeground(const NoteQuestion& question,
                                          const Parameter& parameter) {
    const auto weight = question.request.values.number(parameter.id);
    const PixelSegments labels = segmentsByLabel(question.work);
    if (!weight || question.work.channels() > 1 || share(labels.pixels, 1) >= kMinority) return {};
    const ParameterValue neutral =
        hasWord(parameter, "none") ? ParameterValue(std::string("none")) : ParameterValue(0.5);
    SceneNote note = compare(question, labels, 1, parameter.id, neutral);
    note.label = 1;
    note.value = *weight;
    return falls(note) ? std::vector{note} : std::vector<SceneNote>{};
}

/// A weight that is to bring the pull to the missed pixels.
std::vector<SceneNote> weightOfMisses(const NoteQuestion& question, const Parameter& parameter) {
    const auto weight = question.request.values.number(parameter.id);
    if (!weight || *weight <= 0.5) return {};
    SceneNote note =
        compare(question, segmentsByOutcome(question.work, kThreshold), 0, parameter.id, 0.5);
    note.value = *weight;
    return falls(note) ? std::vector{note} : std::vector<SceneNote>{};
}

/// A list: the class with the largest weight.
std::vector<SceneNote> weightOfClasses(const NoteQuestion& question, const Parameter& parameter) {
    const auto* list = std::get_if<std::vector<double>>(&question.request.values.get(parameter.id));
    if (!list || list->size() != static_cast<std::size_t>(question.work.labelCount()) ||
        !hasWord(parameter, "none"))
        return {};
    const auto largest = std::max_element(list->begin(), list->end());
    if (*largest == *std::min_element(list->begin(), list->end())) return {};
    const auto label = static_cast<std::size_t>(largest - list->begin());
    SceneNote note =
        compare(question, segmentsByLabel(question.work), label, parameter.id, std::string("none"));
    note.label = static_cast<int>(label);
    note.value = *largest;
    return falls(note) ? std::vector{note} : std::vector<SceneNote>{};
}

}  // namespace

std::vector<SceneNote> oppositeWeight(const NoteQuestion& question) {
    std::vector<SceneNote> found;
    for (const Parameter& parameter : question.request.loss->parameters) {
        std::vector<SceneNote> more;
        // The label is what a person goes by, so it is what the weight is held to.
        if (parameter.label == "Weight of foreground")
            more = weightOfForeground(question, parameter);
        else if (parameter.label == "Weight of false negatives")
            more = weightOfMisses(question, parameter);
        if (parameter.kind == ParameterKind::PerClass && more.empty())
            more = weightOfClasses(question, parameter);
        found.insert(found.end(), more.begin(), more.end());
    }
    return found;
}

}  // namespace lossglass::notes
