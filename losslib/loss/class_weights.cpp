// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/class_weights.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

namespace lossglass {

std::vector<ParameterWord> classWeightRules() {
    return {
        {"none", "not weighted", ""},
        {"article", "share of the other classes", "w = (N − N_c) / N"},
        {"inverse_frequency", "inverse frequency", "w = N / (K N_c)"},
        {"median_frequency", "median frequency", "w = median(f) / f_c"},
        {"effective_number", "effective number", "w ∝ (1 − β) / (1 − β^N_c), β = 0.999"},
        {"enet", "ENet logarithm", "w = 1 / ln(1.02 + N_c / N)"},
    };
}

namespace {

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

std::vector<double> medianFrequency(const std::vector<double>& count) {
    std::vector<double> present;
    for (const double n : count)
        if (n > 0) present.push_back(n);
    const double middle = median(present);
    std::vector<double> weights;
    for (const double n : count)
        weights.push_back(n > 0 ? middle / n : 0);
    return weights;
}

std::vector<double> effectiveNumber(const std::vector<double>& count) {
    constexpr double kBeta = 0.999;
    std::vector<double> weights;
    for (const double n : count)
        weights.push_back(n > 0 ? (1 - kBeta) / -std::expm1(n * std::log(kBeta)) : 0);
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (double& w : weights)
        w *= static_cast<double>(count.size()) / sum;
    return weights;
}

}  // namespace

std::vector<double> weightsByRule(const std::string& rule, const LabelCounts& counts) {
    const std::vector<double>& count = counts.perLabel;
    const auto labels = static_cast<double>(count.size());
    const auto total = static_cast<double>(counts.valid);
    // Without a pixel no rule says anything.
    if (counts.valid == 0) return std::vector<double>(count.size(), 1.0);
    if (rule == "median_frequency") return medianFrequency(count);
    if (rule == "effective_number") return effectiveNumber(count);
    std::vector<double> weights(count.size(), 1.0);
    for (std::size_t k = 0; k < count.size(); ++k) {
        if (rule == "article") weights[k] = (total - count[k]) / total;
        if (rule == "inverse_frequency")
            weights[k] = count[k] > 0 ? total / (labels * count[k]) : 0;
        if (rule == "enet") weights[k] = 1 / std::log(1.02 + count[k] / total);
    }
    return weights;
}

std::vector<double> resolveWeights(const ParameterValues& values, const std::string& id,
                                   const LabelCounts& counts) {
    const ParameterValue& value = values.get(id);
    if (const auto* rule = std::get_if<std::string>(&value)) return weightsByRule(*rule, counts);
    std::vector<double> list = values.list(id);
    if (list.size() == 1) list.assign(counts.perLabel.size(), list.front());
    return list;
}

std::string weightsNote(const ParameterValues& values, const std::string& id,
                        const LabelCounts& counts) {
    const auto* rule = std::get_if<std::string>(&values.get(id));
    if (!rule || *rule == "none") return {};
    std::string text = "class weights";
    const char* separator = " ";
    for (const double w : weightsByRule(*rule, counts)) {
        char number[32];
        std::snprintf(number, sizeof number, "%.4g", w);
        text += separator;
        text += number;
        separator = ", ";
    }
    for (const ParameterWord& word : classWeightRules())
        if (word.word == *rule) text += " by " + word.formula;
    return text;
}

}  // namespace lossglass
