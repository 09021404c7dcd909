// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/row_factory.h"

#include "widgets/parameters/choice_row.h"
#include "widgets/parameters/number_row.h"
#include "widgets/parameters/switch_row.h"
#include "widgets/parameters/text_row.h"

namespace lossglass {

ParameterRow* makeParameterRow(const Parameter& parameter, const std::vector<ClassInfo>& classes,
                               QWidget* parent) {
    switch (parameter.kind) {
        case ParameterKind::Switch:
            return new SwitchRow(parameter, parent);
        case ParameterKind::Choice:
            return new ChoiceRow(parameter, parent);
        case ParameterKind::Text:
            return new TextRow(parameter, parent);
        case ParameterKind::Real:
        case ParameterKind::PerClass:
            break;
    }
    return new NumberRow(parameter, classes, parent);
}

}  // namespace lossglass
