// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/focal_alpha.h"

namespace lossglass {

Parameter focalAlpha(const std::string& id) {
    Parameter parameter;
    parameter.id = id;
    parameter.symbol = "α";
    parameter.label = "Weight of foreground";
    parameter.help = "Background gets 1 − α. With several classes: one weight for each.";
    parameter.kind = ParameterKind::PerClass;
    parameter.minimum = 0;
    parameter.maximum = 1e6;
    parameter.sliderMinimum = 0;
    parameter.sliderMaximum = 1;
    parameter.step = 0.01;
    parameter.defaultValue = std::string("none");
    parameter.words = {{"none", "not weighted", ""}};
    parameter.scalarAllowed = true;
    return parameter;
}

std::vector<double> resolveAlpha(const ParameterValues& values, const std::string& id,
                                 int channels) {
    const auto labels = static_cast<std::size_t>(channels > 2 ? channels : 2);
    const ParameterValue& value = values.get(id);
    if (const auto* list = std::get_if<std::vector<double>>(&value)) return *list;
    const auto* single = std::get_if<double>(&value);
    if (!single) return std::vector<double>(labels, 1.0);
    if (channels == 1) return {1 - *single, *single};
    return std::vector<double>(labels, *single);
}

}  // namespace lossglass
