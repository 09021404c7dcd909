// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/parameters_at_start.h"

#include "losslib/analysis/dialect_comparison.h"
#include "losslib/dialects/dialect_losses.h"
#include "losslib/loss/catalogue.h"

namespace lossglass {

namespace {

ParameterValues ofLibraryLoss(const Loss& loss) {
    ParameterValues values(loss.parameters);
    const Dialect* dialect = dialectBehind(loss);
    const Loss* canonical = findLoss(dialect->loss);
    if (!canonical) return values;
    const ParameterValues defaults(canonical->parameters);
    for (const auto& [name, text] : requiredSettings(*dialect, *canonical, defaults))
        if (const Parameter* parameter = findParameter(loss, name))
            if (auto value = parseValue(*parameter, text)) values.set(name, *value);
    return values;
}

}  // namespace

std::map<std::string, ParameterValues> parametersAtStart() {
    std::map<std::string, ParameterValues> all;
    for (const Loss& loss : catalogue())
        all.emplace(loss.id, ParameterValues(loss.parameters));
    for (const Loss& loss : dialectLosses())
        all.emplace(loss.id, ofLibraryLoss(loss));
    return all;
}

}  // namespace lossglass
