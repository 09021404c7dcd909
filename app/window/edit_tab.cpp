// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/edit_tab.h"

#include "widgets/panels/edit_panel.h"

namespace lossglass {

namespace {

struct EditResult {
    quint64 edit = 0;
    PredictionEdits edits;
    std::shared_ptr<const Planes<float>> logits;
};

}  // namespace

EditTab::EditTab(Document& document, EditPanel& panel, QObject* parent)
    : QObject(parent), m_document(document), m_panel(panel) {
    connect(&document, &Document::changed, this, &EditTab::onChanged);
    connect(&panel, &EditPanel::editBegan, this, &EditTab::begin);
    connect(&panel, &EditPanel::edited, this, &EditTab::submit);
    connect(&panel, &EditPanel::editEnded, this, &EditTab::end);
    connect(&m_live, &LiveEvaluation::readingsReady, this, &EditTab::receive);
}

void EditTab::onChanged(const Change& change) {
    if (change.touches(Change::What::WholeScene)) m_panel.setClasses(m_document.scene().classes());
    // What comes back during a drag is older than what the hand says.
    if (change.touches({Change::What::WholeScene, Change::What::Edits}) &&
        !m_document.isEditingPrediction())
        m_panel.setEdits(m_document.predictionEdits());
}

void EditTab::begin(const QString& name) {
    // A hand that is quicker than the worker goes on with the open edit: a new one would end it
    // without its last result.
    if (m_document.isEditingPrediction() && m_live.isPending()) {
        m_handIsOff = false;
        return;
    }
    m_document.beginPredictionEdit(tr("edit of the prediction: %1").arg(name));
    ++m_edit;
    m_handIsOff = false;
}

void EditTab::submit(const PredictionEdits& edits) {
    if (!m_document.isEditingPrediction()) return;
    LiveSnapshot snapshot;
    snapshot.scene = m_document.editSource();
    snapshot.extra = [edit = m_edit, edits](const std::vector<Reading<float>>&,
                                            const Scene& scene) {
        return std::make_shared<EditResult>(
            EditResult{edit, edits, applyEdits(scene, edits).parts().logits});
    };
    m_live.submit(std::move(snapshot));
}

void EditTab::end() {
    m_handIsOff = true;
    // Something else ended the edit meanwhile, and the hand went on.
    if (!m_document.isEditingPrediction()) m_panel.setEdits(m_document.predictionEdits());
    if (!m_live.isPending()) m_document.endPredictionEdit();
}

void EditTab::receive(const std::shared_ptr<const LiveReadings>& readings) {
    const auto* result = static_cast<const EditResult*>(readings->extra.get());
    if (!result || result->edit != m_edit || !m_document.isEditingPrediction()) return;
    m_document.showPredictionEdit(result->edits, result->logits);
    if (m_handIsOff && !m_live.isPending()) m_document.endPredictionEdit();
}

}  // namespace lossglass
