// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/notes/note_rules.h"

#include <algorithm>
#include <optional>

namespace lossglass::notes {

namespace {

constexpr double kDead = 0.01;

/// One part of a compound on its own: the loss with one share set, times a factor.
struct Part {
    SceneNote::Term term;
    const char* parameter;  ///< null: all but the other part
    double value;
    double (*factor)(double share);  ///< of the present value of `parameter`
};

struct Compound {
    const char* loss;
    Part first, second;
};

double one(double) {
    return 1;
}
double share(double s) {
    return s;
}
double rest(double s) {
    return 1 - s;
}

using Term = SceneNote::Term;
constexpr Compound kCompounds[] = {
    {"bce_dice", {Term::CrossEntropy, "b", 0, one}, {Term::Overlap, "a", 0, one}},
    {"exp_log", {Term::CrossEntropy, "w_dice", 0, one}, {Term::Overlap, "w_cross", 0, one}},
    {"focal_dice", {Term::Overlap, "lam", 0, one}, {Term::Focal, nullptr, 0, one}},
    {"combo", {Term::CrossEntropy, "alpha", 1, share}, {Term::Overlap, "alpha", 0, rest}},
    {"unified_focal", {Term::Focal, "lam", 1, share}, {Term::Overlap, "lam", 0, rest}},
};

double pullOf(const NoteQuestion& question, const Part& part, const Reading<float>* other) {
    if (!part.parameter)
        return (question.reading.evaluation.logitGradient - other->evaluation.logitGradient)
            .cast<double>()
            .abs()
            .sum();
    const double now = question.request.values.number(part.parameter).value_or(0);
    return part.factor(now) * question.with(part.parameter, part.value).totalPull;
}

}  // namespace

std::vector<SceneNote> deadTerm(const NoteQuestion& question) {
    const auto found = std::find_if(
        std::begin(kCompounds), std::end(kCompounds),
        [&](const Compound& compound) { return question.request.loss->id == compound.loss; });
    if (found == std::end(kCompounds)) return {};
    const double first = pullOf(question, found->first, nullptr);
    std::optional<Reading<float>> other;
    if (!found->second.parameter) other = question.with(found->first.parameter, found->first.value);
    const double second = pullOf(question, found->second, other ? &*other : nullptr);
    if (!(first + second > 0)) return {};
    const bool isFirst = first < second;
    const Part& part = isFirst ? found->first : found->second;
    SceneNote note;
    note.kind = SceneNote::Kind::DeadTerm;
    note.term = part.term;
    note.now = std::min(first, second) / (first + second);
    return note.now < kDead ? std::vector{note} : std::vector<SceneNote>{};
}

}  // namespace lossglass::notes
