// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/document.h"

#include "losslib/analysis/dialect_comparison.h"
#include "losslib/dialects/dialect_losses.h"
#include "losslib/loss/catalogue.h"

#include <memory>
#include <utility>

namespace lossglass {

namespace {

const char* const kShownAtStart[] = {"cross_entropy", "focal",          "dice",
                                     "tversky",       "lovasz_softmax", "bce_dice"};
const char* const kSelectedAtStart = "focal";

/// What a library asks for without a default begins as the canonical form has it.
ParameterValues valuesAtStart(const Loss& loss) {
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

Document::Document(QObject* parent) : QObject(parent) {
    for (const Loss& loss : catalogue())
        m_parameters.emplace(loss.id, ParameterValues(loss.parameters));
    for (const Loss& loss : dialectLosses())
        m_parameters.emplace(loss.id, valuesAtStart(loss));
    for (const char* id : kShownAtStart)
        if (findLoss(id)) m_shown.insert(id);
    if (findLoss(kSelectedAtStart)) m_selected = kSelectedAtStart;
}

Document::~Document() = default;

void Document::push(const QString& action, std::function<void()> undo, std::function<void()> redo,
                    std::vector<HistoryBlock> blocks) {
    m_history.push({action, std::move(undo), std::move(redo), std::move(blocks)});
}

void Document::undo() {
    closeOpenEdits();
    m_history.undo();
}

void Document::redo() {
    closeOpenEdits();
    m_history.redo();
}

void Document::closeOpenEdits() {
    endStroke();
    endEdit();
    endPredictionEdit();
}

void Document::setShown(const std::string& loss, bool shown) {
    std::set<std::string> losses = m_shown;
    if (shown)
        losses.insert(loss);
    else
        losses.erase(loss);
    setShownLosses(std::move(losses));
}

void Document::setShownLosses(std::set<std::string> losses) {
    if (losses == m_shown) return;
    m_shown = std::move(losses);
    emit changed({Change::What::ShownLosses, {}, {}});
}

void Document::selectLoss(const std::string& loss) {
    if (loss == m_selected) return;
    m_selected = loss;
    emit changed({Change::What::SelectedLoss, {}, {}});
}

}  // namespace lossglass
