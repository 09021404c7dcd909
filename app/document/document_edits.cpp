// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Document that edits the prediction as a whole.
#include "app/document/document.h"

#include <utility>

namespace lossglass {

namespace {

std::size_t bytesOf(const std::shared_ptr<const Planes<float>>& planes) {
    return planes ? sizeof(float) * static_cast<std::size_t>(planes->size()) : 0;
}

}  // namespace

Scene Document::editSource() const {
    return m_editSource ? m_scene.withPlanes(nullptr, m_editSource) : m_scene;
}

void Document::forgetEdits() {
    m_editSource.reset();
    m_edits = {};
}

Document::EditedPrediction Document::editedPrediction() const {
    return {m_scene.parts().logits, m_editSource, m_edits, m_revision};
}

void Document::setEditedPrediction(const EditedPrediction& state) {
    m_editSource = state.source;
    m_edits = state.edits;
    setPixels(m_scene.withPlanes(nullptr, state.logits), Surface::Prediction, wholePicture(),
              state.revision);
    emit changed({Change::What::Edits, {}, {}});
}

void Document::beginPredictionEdit(const QString& action) {
    closeOpenEdits();
    if (m_scene.isEmpty()) return;
    m_predictionEdit = PredictionEdit{action, editedPrediction()};
    if (!m_editSource) m_editSource = m_scene.parts().logits;
}

void Document::showPredictionEdit(const PredictionEdits& edits,
                                  std::shared_ptr<const Planes<float>> logits) {
    if (!m_predictionEdit) return;
    m_edits = edits;
    setPixels(m_scene.withPlanes(nullptr, std::move(logits)), Surface::Prediction, wholePicture(),
              ++m_lastRevision);
    emit changed({Change::What::Edits, {}, {}});
}

void Document::endPredictionEdit() {
    if (!m_predictionEdit) return;
    const PredictionEdit done = *std::exchange(m_predictionEdit, std::nullopt);
    if (m_revision == done.before.revision) {
        m_editSource = done.before.source;
        emit changed({Change::What::Edits, {}, {}});
        return;
    }
    const EditedPrediction before = done.before;
    const EditedPrediction after = editedPrediction();
    // The same edits of the same logits give the same; a target may have been painted since.
    if (before.edits == after.edits && after.edits.source == EditSource::Prediction)
        return setEditedPrediction(before);
    m_pool.prepare(m_scene);
    std::vector<HistoryBlock> blocks;
    for (const auto& planes : {before.logits, before.source, after.logits, after.source})
        if (planes) blocks.push_back({planes.get(), bytesOf(planes)});
    push(
        done.action, [this, before] { setEditedPrediction(before); },
        [this, after] { setEditedPrediction(after); }, std::move(blocks));
    emit changed({Change::What::Edits, {}, {}});
}

}  // namespace lossglass
