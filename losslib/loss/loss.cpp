// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/loss.h"

namespace lossglass {

std::string familyName(Family family) {
    switch (family) {
        case Family::Pointwise:
            return "sum over pixels";
        case Family::Overlap:
            return "overlap";
        case Family::Ranked:
            return "ranked";
        case Family::Distance:
            return "distance";
        case Family::Compound:
            return "compound";
    }
    return {};
}

template <>
Evaluation<float> Loss::evaluate(const Workspace<float>& work, const ParameterValues& values,
                                 const Wanted& wanted) const {
    return evaluateFloat(work, values, wanted);
}

template <>
Evaluation<double> Loss::evaluate(const Workspace<double>& work, const ParameterValues& values,
                                  const Wanted& wanted) const {
    return evaluateDouble(work, values, wanted);
}

std::optional<std::string> whyUnfit(const Loss& loss, const ParameterValues& values, int channels,
                                    bool softTarget) {
    if (loss.channels == ChannelRule::BinaryOnly && channels != 1)
        return loss.name + " is defined for one channel (two labels); the prediction has " +
               std::to_string(channels) + " channels";
    if (softTarget && loss.target == TargetRule::LabelsOnly)
        return loss.name + " is defined for labels, not for soft targets";
    if (loss.lists == ListRule::OwnRules) return std::nullopt;
    const std::size_t labels = channels > 2 ? static_cast<std::size_t>(channels) : 2;
    for (const Parameter& parameter : loss.parameters) {
        if (parameter.kind != ParameterKind::PerClass) continue;
        const auto* list = std::get_if<std::vector<double>>(&values.get(parameter.id));
        if (list && list->size() != labels)
            return "parameter \"" + parameter.id + "\" of " + loss.id + " has " +
                   std::to_string(list->size()) + " numbers for " + std::to_string(labels) +
                   " classes";
    }
    for (const Parameter& parameter : loss.parameters) {
        if (!parameter.scalarAllowed || channels != 1) continue;
        const auto* single = std::get_if<double>(&values.get(parameter.id));
        if (single && *single > 1)
            return "parameter \"" + parameter.id + "\" of " + loss.id + " is " + toText(*single) +
                   ": with one channel label 0 gets 1 minus it, which would be "
                   "negative";
    }
    return std::nullopt;
}

}  // namespace lossglass
