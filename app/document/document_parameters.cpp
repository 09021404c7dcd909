// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Document that changes the settings of the losses.
#include "app/document/document.h"
#include "losslib/dialects/dialect_losses.h"
#include "losslib/loss/catalogue.h"
#include "widgets/panels/loss_text.h"

#include <cassert>
#include <utility>

namespace lossglass {

namespace {

QString nameOf(const std::string& loss) {
    const Loss* record = findAnyLoss(loss);
    return lossText(record ? record->name : loss);
}

QString labelOf(const std::string& loss, const std::string& parameter) {
    const Loss* record = findAnyLoss(loss);
    const Parameter* entry = record ? findParameter(*record, parameter) : nullptr;
    return lossText(entry ? entry->label : parameter);
}

}  // namespace

const ParameterValues& Document::parameters(const std::string& loss) const {
    const auto found = m_parameters.find(loss);
    assert(found != m_parameters.end());
    return found->second;
}

void Document::setParameters(const std::string& loss, const ParameterValues& values) {
    m_parameters[loss] = values;
    emit changed({Change::What::Parameters, {}, loss});
}

void Document::presetParameter(const std::string& loss, const std::string& parameter,
                               ParameterValue value) {
    ParameterValues values = parameters(loss);
    values.set(parameter, std::move(value));
    setParameters(loss, values);
}

void Document::pushParameters(const std::string& loss, const ParameterValues& before,
                              const QString& action) {
    const ParameterValues after = parameters(loss);
    if (after == before) return;
    push(
        action, [this, loss, before] { setParameters(loss, before); },
        [this, loss, after] { setParameters(loss, after); });
}

void Document::setParameter(const std::string& loss, const std::string& parameter,
                            ParameterValue value) {
    const bool isDragged = m_edit && m_edit->loss == loss;
    if (!isDragged) closeOpenEdits();
    const ParameterValues before = parameters(loss);
    if (before.get(parameter) == value) return;
    ParameterValues values = before;
    values.set(parameter, std::move(value));
    setParameters(loss, values);
    if (isDragged) {
        m_edit->parameter = parameter;
        return;
    }
    pushParameters(loss, before, tr("%1 of %2").arg(labelOf(loss, parameter), nameOf(loss)));
}

void Document::beginEdit(const std::string& loss) {
    closeOpenEdits();
    m_edit = ParameterEdit{loss, parameters(loss), {}};
}

void Document::endEdit() {
    if (!m_edit) return;
    const ParameterEdit done = std::move(*m_edit);
    m_edit.reset();
    pushParameters(done.loss, done.before,
                   tr("%1 of %2").arg(labelOf(done.loss, done.parameter), nameOf(done.loss)));
}

void Document::resetParameters(const std::string& loss) {
    closeOpenEdits();
    const Loss* record = findAnyLoss(loss);
    assert(record);
    const ParameterValues before = parameters(loss);
    const ParameterValues defaults(record->parameters);
    if (before == defaults) return;
    setParameters(loss, defaults);
    pushParameters(loss, before, tr("reset of %1").arg(nameOf(loss)));
}

}  // namespace lossglass
