// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/sweep_axes.h"

#include "app/window/sweep_tab.h"
#include "losslib/scene/scene_edit.h"
#include "widgets/panels/loss_text.h"

#include <algorithm>

namespace lossglass {

namespace {

constexpr int kParameterSteps = 101, kEditSteps = 21, kThresholdSteps = 41;

bool runs(const Parameter& parameter) {
    return parameter.kind == ParameterKind::Real ||
           (parameter.kind == ParameterKind::PerClass && parameter.scalarAllowed);
}

SweepAxisChoice choiceOf(const Parameter& parameter) {
    SweepAxisChoice choice;
    choice.axis = {parameter.id, std::max(parameter.minimum, parameter.sliderMinimum),
                   std::min(parameter.maximum, parameter.sliderMaximum), kParameterSteps};
    if (parameter.scale == Scale::Logarithmic && choice.axis.from > 0)
        choice.axis.scale = Scale::Logarithmic;
    const QString label = lossText(parameter.label);
    choice.name = parameter.symbol.empty() ? label
                                           : QStringLiteral("%1, %2").arg(
                                                 label, QString::fromStdString(parameter.symbol));
    choice.isParameter = true;
    choice.least = parameter.minimum;
    choice.most = parameter.maximum;
    return choice;
}

/// An edit in words, with the range that shows it.
struct EditAxis {
    SceneEditKind kind;
    QString name;
    double from, to;
    int steps = kEditSteps;
    Scale scale = Scale::Linear;
    bool isRandom = false;
    int classes = 0;
};

std::vector<EditAxis> editAxes() {
    return {
        {SceneEditKind::Blur, SweepTab::tr("Blur of the prediction (pixels)"), 0, 8},
        {SceneEditKind::ShiftX, SweepTab::tr("Shift to the right (pixels)"), -20, 20, 41},
        {SceneEditKind::ShiftY, SweepTab::tr("Shift down (pixels)"), -20, 20, 41},
        {SceneEditKind::Dilate, SweepTab::tr("Dilate, below 0 erode (pixels)"), -8, 8, 17,
         Scale::Linear, false, 1},
        {SceneEditKind::Temperature, SweepTab::tr("Temperature of the logits"), 0.2, 5, kEditSteps,
         Scale::Logarithmic},
        {SceneEditKind::Salt, SweepTab::tr("Salt noise (share of pixels)"), 0, 0.3, kEditSteps,
         Scale::Linear, true},
        {SceneEditKind::SmoothNoise, SweepTab::tr("Smooth noise on the logits"), 0, 3, kEditSteps,
         Scale::Linear, true},
        {SceneEditKind::DropObjects, SweepTab::tr("Dropped objects (share)"), 0, 1, kEditSteps,
         Scale::Linear, true, 2},
        {SceneEditKind::AddObjects, SweepTab::tr("Added objects (number)"), 0, 20, kEditSteps,
         Scale::Linear, true, 1},
        {SceneEditKind::SwapLabels, SweepTab::tr("Swapped labels (share)"), 0, 1, kEditSteps,
         Scale::Linear, false, 2},
    };
}

SweepAxisChoice choiceOf(const EditAxis& edit) {
    const SceneEditInfo& info = sceneEditTable()[static_cast<std::size_t>(edit.kind)];
    SweepAxisChoice choice;
    choice.axis = {info.id, edit.from, edit.to, edit.steps, edit.scale};
    choice.name = edit.name;
    choice.isRandom = edit.isRandom;
    choice.classes = edit.classes;
    choice.least = info.minimum;
    choice.most = info.maximum;
    choice.neutral = info.neutral;
    return choice;
}

}  // namespace

std::vector<SweepAxisChoice> sweepAxesOf(const Loss& loss, const Scene& scene) {
    std::vector<SweepAxisChoice> choices;
    for (const Parameter& parameter : loss.parameters)
        if (runs(parameter)) choices.push_back(choiceOf(parameter));
    const auto isTaken = [&](const std::string& id) {
        return std::any_of(choices.begin(), choices.end(),
                           [&](const SweepAxisChoice& each) { return each.axis.id == id; });
    };
    for (const EditAxis& edit : editAxes()) {
        SweepAxisChoice choice = choiceOf(edit);
        if (!isTaken(choice.axis.id)) choices.push_back(std::move(choice));
    }
    if (scene.channels() == 1 && !isTaken("threshold")) {
        SweepAxisChoice threshold;
        threshold.axis = {"threshold", 0, 1, kThresholdSteps};
        threshold.name = SweepTab::tr("Threshold of the prediction");
        threshold.neutral = 0.5;
        choices.push_back(threshold);
    }
    return choices;
}

SceneEdit mannerFor(SceneEdit manner, const Scene& scene) {
    const int last = std::max(0, scene.labelCount() - 1);
    manner.label = std::clamp(manner.label, 0, last);
    manner.other = std::clamp(manner.other, 0, last);
    return manner;
}

QString fullNameOf(const SweepAxisChoice& choice, const SceneEdit& manner, const Scene& scene) {
    if (choice.classes == 0 || scene.labelCount() < 3) return choice.name;
    const auto name = [&](int label) {
        return QString::fromStdString(scene.classes()[static_cast<std::size_t>(label)].name);
    };
    const SceneEdit made = mannerFor(manner, scene);
    return choice.classes == 1
               ? SweepTab::tr("%1: %2").arg(choice.name, name(made.label))
               : SweepTab::tr("%1: %2, %3").arg(choice.name, name(made.label), name(made.other));
}

EditClassChoice classChoiceOf(const std::vector<const SweepAxisChoice*>& axes,
                              const SceneEdit& manner, const Scene& scene) {
    EditClassChoice choice;
    if (scene.labelCount() < 3) return choice;
    for (const SweepAxisChoice* axis : axes)
        choice.asked = std::max(choice.asked, axis->classes);
    const SceneEdit made = mannerFor(manner, scene);
    choice.label = made.label;
    choice.other = made.other;
    for (const ClassInfo& each : scene.classes())
        choice.names << QString::fromStdString(each.name);
    return choice;
}

void mannerToJson(const SceneEdit& manner, QJsonObject& state) {
    state.insert("seed", static_cast<int>(manner.seed));
    state.insert("class", manner.label);
    state.insert("other_class", manner.other);
}

SceneEdit mannerFromJson(const QJsonObject& state, SceneEdit manner) {
    constexpr int kMostSeed = 9999;
    manner.seed = static_cast<std::uint32_t>(
        std::clamp(state.value("seed").toInt(static_cast<int>(manner.seed)), 0, kMostSeed));
    manner.label = std::clamp(state.value("class").toInt(manner.label), 0, int{kIgnored} - 1);
    manner.other = std::clamp(state.value("other_class").toInt(manner.other), 0, int{kIgnored} - 1);
    return manner;
}

namespace {

bool isWithin(const SweepAxisChoice& choice, const SweepAxis& axis) {
    return std::min(axis.from, axis.to) >= choice.least &&
           std::max(axis.from, axis.to) <= choice.most;
}

}  // namespace

QStringList namesOf(const std::vector<SweepAxisChoice>& choices) {
    QStringList names;
    for (const SweepAxisChoice& choice : choices)
        names << choice.name;
    return names;
}

int parametersAmong(const std::vector<SweepAxisChoice>& choices) {
    return static_cast<int>(std::count_if(choices.begin(), choices.end(),
                                          [](const auto& each) { return each.isParameter; }));
}

std::string SweepRanges::keyOf(const Loss& loss, const SweepAxisChoice& choice) {
    return (choice.isParameter ? loss.id + " " : std::string()) + choice.axis.id;
}

SweepAxis SweepRanges::axisOf(const Loss& loss, const SweepAxisChoice& choice) const {
    const auto found = m_axes.find(keyOf(loss, choice));
    return found == m_axes.end() || !isWithin(choice, found->second) ? choice.axis : found->second;
}

QJsonObject SweepRanges::toJson() const {
    QJsonObject ranges;
    for (const auto& [key, axis] : m_axes)
        ranges.insert(QString::fromStdString(key),
                      QJsonObject{{"from", axis.from},
                                  {"to", axis.to},
                                  {"steps", axis.steps},
                                  {"log", axis.scale == Scale::Logarithmic}});
    return ranges;
}

void SweepRanges::setJson(const QJsonObject& ranges) {
    m_axes.clear();
    for (auto each = ranges.begin(); each != ranges.end(); ++each) {
        const QJsonObject range = each.value().toObject();
        const QString id = each.key().section(' ', -1);
        const SweepAxis axis{id.toStdString(), range.value("from").toDouble(),
                             range.value("to").toDouble(), range.value("steps").toInt(),
                             range.value("log").toBool() ? Scale::Logarithmic : Scale::Linear};
        if (!whyNoRange(axis)) m_axes[each.key().toStdString()] = axis;
    }
}

bool SweepRanges::set(const Loss& loss, const SweepAxisChoice& choice, const SweepAxis& axis) {
    if (whyNoRange(axis) || !isWithin(choice, axis)) return false;
    m_axes[keyOf(loss, choice)] = axis;
    return true;
}

}  // namespace lossglass
