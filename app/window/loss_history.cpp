// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/loss_history.h"

namespace lossglass {

void LossHistory::beginEdit() {
    for (auto& [loss, series] : m_series)
        series.startsAnew = true;
}

void LossHistory::record(const std::string& loss, double value) {
    Series& series = m_series[loss];
    if (series.startsAnew || series.values.empty()) {
        series.values.push_back(value);
        series.startsAnew = false;
        if (series.values.size() > kLength) series.values.erase(series.values.begin());
    } else {
        series.values.back() = value;
    }
}

std::vector<double> LossHistory::values(const std::string& loss) const {
    const auto found = m_series.find(loss);
    return found == m_series.end() ? std::vector<double>{} : found->second.values;
}

}  // namespace lossglass
