// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/budget_json.h"

namespace lossglass {

namespace {

void writeOutcomes(JsonWriter& json, const QString& key, const std::optional<OutcomeSums>& sums) {
    json.key(key);
    json.beginObject();
    const auto part = [&](const QString& name, double OutcomeSums::*of) {
        json.key(name);
        json.numberOrNull(sums ? std::optional((*sums).*of) : std::nullopt);
    };
    part("tp", &OutcomeSums::tp);
    part("fp", &OutcomeSums::fp);
    part("fn", &OutcomeSums::fn);
    part("tn", &OutcomeSums::tn);
    json.endObject();
}

void writeClassBudget(JsonWriter& json, const ClassBudget& budget, const std::string& name,
                      double whole) {
    json.beginObject();
    json.key("class");
    json.string(QString::fromStdString(name));
    json.key("pixels");
    json.number(budget.pixels);
    json.key("amount");
    json.number(budget.amount);
    json.key("share");
    json.numberOrNull(whole > 0 ? std::optional(budget.amount / whole) : std::nullopt);
    json.key("one_vs_rest");
    json.beginObject();
    json.key("amount");
    json.number(budget.own.total());
    writeOutcomes(json, "share", budget.own.shares());
    json.endObject();
    json.endObject();
}

}  // namespace

void beginBudget(JsonWriter& json, const GradientBudget& budget, int channels,
                 const std::vector<std::string>& classNames) {
    json.key("budget");
    json.beginObject();
    json.key("threshold");
    json.number(budget.rule.threshold);
    json.key("rule");
    json.string(channels == 1 ? "p >= threshold" : "largest logit");
    json.key("amount");
    json.number(budget.amount);
    writeOutcomes(json, "share", budget.outcomes.shares());
    writeOutcomes(json, "pixels", budget.pixels);
    json.key("by_class");
    json.beginArray();
    for (std::size_t k = 0; k < budget.byClass.size(); ++k)
        writeClassBudget(json, budget.byClass[k], classNames[k], budget.amount);
    json.endArray();
}

}  // namespace lossglass
