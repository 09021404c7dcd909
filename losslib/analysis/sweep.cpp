// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/sweep.h"

#include "losslib/analysis/gradient_budget.h"
#include "losslib/loss/catalogue.h"
#include "losslib/scene/scene_edits.h"

#include <algorithm>
#include <memory>

namespace lossglass {

namespace {

constexpr auto kThreshold = "threshold";

bool isParameterOfAll(const SweepQuestion& question, const std::string& id) {
    return std::all_of(question.losses.begin(), question.losses.end(), [&](const Request& each) {
        return findParameter(*each.loss, id) != nullptr;
    });
}

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
    if (!isParameter && axis.id == kThreshold) return whyNotWithin(axis, 0, 1);
    const SceneEditInfo* edit = isParameter ? nullptr : findSceneEdit(axis.id);
    if (edit) return whyNotWithin(axis, edit->minimum, edit->maximum);
    for (const Request& request : question.losses)
        if (auto reason = whyNotParameter(axis, *request.loss)) return reason;
    return std::nullopt;
}

/// What the axes say at one place of the grid.
struct Setting {
    std::vector<SceneEdit> edits;
    double threshold = 0.5;
    std::vector<std::pair<std::string, double>> parameters;
};

Setting settingAt(const SweepQuestion& question, const Sweep& sweep, int place) {
    Setting setting;
    setting.threshold = question.threshold;
    for (std::size_t a = 0; a < question.axes.size(); ++a) {
        const std::string& id = question.axes[a].id;
        const double value = sweep.at(a, place);
        if (isParameterOfAll(question, id)) {
            setting.parameters.emplace_back(id, value);
        } else if (id == kThreshold) {
            setting.threshold = value;
        } else {
            SceneEdit edit = question.edit;
            edit.kind = findSceneEdit(id)->kind;
            edit.amount = value;
            setting.edits.push_back(edit);
        }
    }
    return setting;
}

/// The last prepared scene, and what was sorted and measured on it; kept while it fits.
template <class Real>
class Preparation {
public:
    Preparation(const BasicScene<Real>& scene, MetricScope scope)
        : m_scene(scene), m_scope(scope) {}

    void fit(const Setting& setting) {
        const bool sameScene = m_work && setting.edits == m_edits;
        if (!sameScene) {
            BasicScene<Real> edited = m_scene;
            for (const SceneEdit& edit : setting.edits)
                edited = applyEdit(edited, edit);
            m_work = std::make_unique<Workspace<Real>>(edited);
            m_edits = setting.edits;
        }
        if (sameScene && setting.threshold == m_threshold) return;
        m_threshold = setting.threshold;
        m_sorter = std::make_unique<BudgetSorter<Real>>(*m_work, OutcomeRule{m_threshold, {}});
        m_metrics = metricReport(*m_work, m_threshold, m_scope).foregroundMean;
    }

    const Workspace<Real>& work() const { return *m_work; }
    const BudgetSorter<Real>& sorter() const { return *m_sorter; }
    const MetricRow& metrics() const { return m_metrics; }

private:
    BasicScene<Real> m_scene;
    MetricScope m_scope;
    std::vector<SceneEdit> m_edits;
    double m_threshold = 0;
    std::unique_ptr<Workspace<Real>> m_work;
    std::unique_ptr<BudgetSorter<Real>> m_sorter;
    MetricRow m_metrics;
};

template <class Real>
SweepPoint pointOf(const Reading<Real>& reading, const BudgetSorter<Real>& sorter) {
    SweepPoint point;
    if (reading.evaluation.undefined)
        point.undefined = *reading.evaluation.undefined;
    else
        point.value = reading.evaluation.value;
    point.totalPull = reading.totalPull;
    point.gradientNorm = reading.gradientNorm;
    point.shares = sorter.sort(reading.evaluation.logitGradient).outcomes.shares();
    return point;
}

/// From coarse to fine; within a level, places that share a prepared scene are neighbours.
std::vector<int> placesInOrder(const SweepQuestion& question) {
    const int width = question.axes[0].steps;
    const int height = question.axes.size() > 1 ? question.axes[1].steps : 1;
    std::vector<int> levelOfColumn(static_cast<std::size_t>(width));
    std::vector<int> levelOfRow(static_cast<std::size_t>(height));
    for (const RefinedPlace& each : coarseToFine(width))
        levelOfColumn[static_cast<std::size_t>(each.place)] = each.level;
    for (const RefinedPlace& each : coarseToFine(height))
        levelOfRow[static_cast<std::size_t>(each.place)] = each.level;
    const bool columnsKeep = !isParameterOfAll(question, question.axes[0].id);
    struct Visit {
        int level, keep, place;
    };
    std::vector<Visit> visits;
    for (int row = 0; row < height; ++row)
        for (int column = 0; column < width; ++column)
            visits.push_back({std::max(levelOfColumn[static_cast<std::size_t>(column)],
                                       levelOfRow[static_cast<std::size_t>(row)]),
                              columnsKeep ? column : row, row * width + column});
    std::stable_sort(visits.begin(), visits.end(), [](const Visit& a, const Visit& b) {
        return a.level != b.level ? a.level < b.level : a.keep < b.keep;
    });
    std::vector<int> places;
    for (const Visit& visit : visits)
        places.push_back(visit.place);
    return places;
}

Sweep emptyGrid(const SweepQuestion& question) {
    Sweep sweep;
    sweep.axes = question.axes;
    sweep.places = 1;
    for (const SweepAxis& axis : question.axes)
        sweep.places *= axis.steps;
    const auto places = static_cast<std::size_t>(sweep.places);
    for (const Request& request : question.losses)
        sweep.losses.push_back({request, std::vector<SweepPoint>(places)});
    sweep.metrics.resize(places);
    sweep.isReached.assign(places, 0);
    return sweep;
}

}  // namespace

double Sweep::at(std::size_t axis, int place) const {
    const int step = axis == 0 ? place % axes[0].steps : place / axes[0].steps;
    return axes[axis].valueAt(step);
}

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

template <class Real>
Sweep runSweep(const BasicScene<Real>& scene, const SweepQuestion& question,
               const SweepHooks& hooks) {
    Sweep sweep = emptyGrid(question);
    Preparation<Real> prepared(scene, question.metrics);
    const auto isCancelled = [&] { return hooks.cancelled && hooks.cancelled(); };
    for (const int place : placesInOrder(question)) {
        if (isCancelled()) break;
        const Setting setting = settingAt(question, sweep, place);
        prepared.fit(setting);
        const auto at = static_cast<std::size_t>(place);
        for (SweptLoss& swept : sweep.losses) {
            if (isCancelled()) return sweep;
            Request request = swept.request;
            request.wanted = {};
            for (const auto& [id, value] : setting.parameters)
                request.values.set(id, value);
            swept.points[at] = pointOf(evaluateOne(prepared.work(), request), prepared.sorter());
        }
        sweep.metrics[at] = prepared.metrics();
        sweep.isReached[at] = 1;
        ++sweep.computed;
        if (hooks.reached) hooks.reached(sweep);
    }
    return sweep;
}

template Sweep runSweep(const Scene&, const SweepQuestion&, const SweepHooks&);
template Sweep runSweep(const SceneD&, const SweepQuestion&, const SweepHooks&);

}  // namespace lossglass
