// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/document.h"

#include "app/document/parameters_at_start.h"
#include "losslib/loss/catalogue.h"

#include <memory>
#include <utility>

namespace lossglass {

namespace {

const char* const kShownAtStart[] = {"cross_entropy", "focal",          "dice",
                                     "tversky",       "lovasz_softmax", "bce_dice"};
const char* const kSelectedAtStart = "focal";

}  // namespace

Document::Document(QObject* parent) : QObject(parent) {
    m_parameters = parametersAtStart();
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
