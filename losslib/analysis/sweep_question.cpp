// SPDX-License-Identifier: GPL-3.0-or-later
// Which questions a sweep can be asked.
#include "losslib/analysis/sweep.h"
#include "losslib/analysis/sweep_grid.h"
#include "losslib/loss/catalogue.h"
#include "losslib/scene/scene_edit.h"

#include <algorithm>

namespace lossglass {

namespace {

bool takesNumbers(const Parameter& parameter) {
    return parameter.kind == ParameterKind::Real ||
           (parameter.kind == ParameterKind::PerClass && parameter.scalarAllowed);
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// What else a range may be given for, at the end of a sentence.
std::string whatRuns(const Loss& loss) {
    std::vector<std::string> own, edits;
    for (const Parameter& parameter : loss.parameters)
        if (takesNumbers(parameter)) own.push_back(parameter.id);
    for (const SceneEditInfo& info : sceneEditTable())
        edits.push_back(info.id);
    return (own.empty() ? "it has none that is a number" : "it has " + joined(own)) +
           "; a sweep also runs over threshold and the edits " + joined(edits);
}

std::optional<std::string> whyNotParameter(const SweepAxis& axis, const Loss& loss) {
    const Parameter* parameter = findParameter(loss, axis.id);
    if (!parameter)
        return "the loss " + loss.id + " has no parameter \"" + axis.id + "\": " + whatRuns(loss);
    if (!takesNumbers(*parameter))
        return "the parameter " + axis.id + " of the loss " + loss.id +
               " is no number: " + whatRuns(loss);
    for (const double end : {axis.from, axis.to})
        if (auto reason = whyNot(*parameter, end))
            return "for the loss " + loss.id + ", " + *reason;
    return std::nullopt;
}

std::optional<std::string> whyNotWithin(const SweepAxis& axis, double minimum, double maximum) {
    if (std::min(axis.from, axis.to) >= minimum && std::max(axis.from, axis.to) <= maximum)
        return std::nullopt;
    return axis.id + " takes numbers from " + toText(minimum) + " to " + toText(maximum) +
           ", not " + toText(axis.from) + " to " + toText(axis.to);
}

std::optional<std::string> whyNotAxis(const SweepQuestion& question, const SweepAxis& axis) {
    if (auto reason = whyNoRange(axis)) return reason;
    const bool isParameter = isParameterOfAll(question, axis.id);
    if (!isParameter && axis.id == kSweepThreshold) return whyNotWithin(axis, 0, 1);
    const SceneEditInfo* edit = isParameter ? nullptr : findSceneEdit(axis.id);
    if (edit) return whyNotWithin(axis, edit->minimum, edit->maximum);
    for (const Request& request : question.losses)
        if (auto reason = whyNotParameter(axis, *request.loss)) return reason;
    return std::nullopt;
}

}  // namespace

std::optional<std::string> whyNoSweep(const SweepQuestion& question) {
    if (question.losses.empty()) return "a sweep needs a loss";
    if (question.axes.empty() || question.axes.size() > 2)
        return "a sweep runs over one range or two, not " + std::to_string(question.axes.size());
    if (question.axes.size() == 2 && question.axes[0].id == question.axes[1].id)
        return "both ranges are for " + question.axes[0].id;
    for (const SweepAxis& axis : question.axes)
        if (auto reason = whyNotAxis(question, axis)) return reason;
    return std::nullopt;
}

}  // namespace lossglass
