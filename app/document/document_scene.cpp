// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Document that changes the scene as a whole.
#include "app/document/document.h"

#include "app/document/scene_blocks.h"
#include "losslib/scene/samples.h"

#include <utility>

namespace lossglass {

Region Document::wholePicture() const {
    return {0, 0, m_scene.width(), m_scene.height() * m_scene.samples()};
}

Document::SceneState Document::sceneState() const {
    return {m_scene, m_title, m_revision, m_savedRevision};
}

void Document::setSceneState(const SceneState& state) {
    m_scene = state.scene;
    m_pool.prepare(m_scene);
    forgetEdits();
    m_title = state.title;
    m_revision = state.revision;
    m_savedRevision = state.savedRevision;
    emit changed({{Change::What::WholeScene, Change::What::Title}, wholePicture(), {}});
}

void Document::replaceScene(const SceneState& next, const QString& action) {
    const SceneState before = sceneState();
    setSceneState(next);
    if (before.scene.isEmpty()) return;
    push(
        action, [this, before] { setSceneState(before); }, [this, next] { setSceneState(next); },
        historyBlocksOf({before.scene, next.scene}));
}

void Document::load(Scene scene, const QString& title, const QString& action) {
    closeOpenEdits();
    const quint64 revision = ++m_lastRevision;
    replaceScene({std::move(scene), title, revision, revision},
                 action.isEmpty() ? tr("opening of %1").arg(title) : action);
}

void Document::edit(Scene scene, const QString& action) {
    closeOpenEdits();
    replaceScene({std::move(scene), m_title, ++m_lastRevision, m_savedRevision}, action);
}

void Document::copySample(int sample) {
    if (sample < 0 || sample >= m_scene.samples() || m_scene.isEmpty()) return;
    closeOpenEdits();
    edit(withSampleCopied(m_scene, sample), tr("copy of sample %1").arg(sample + 1));
}

void Document::removeSample(int sample) {
    if (sample < 0 || sample >= m_scene.samples() || m_scene.samples() < 2) return;
    closeOpenEdits();
    edit(withoutSample(m_scene, sample), tr("removal of sample %1").arg(sample + 1));
}

void Document::markSaved() {
    if (!isEdited()) return;
    m_savedRevision = m_revision;
    emit changed({Change::What::Title, {}, {}});
}

void Document::setPixels(Scene scene, Surface surface, const Region& region, quint64 revision) {
    const bool wasEdited = isEdited();
    m_scene = std::move(scene);
    m_revision = revision;
    Change::Parts what =
        surface == Surface::Target ? Change::What::Target : Change::What::Prediction;
    if (isEdited() != wasEdited) what |= Change::What::Title;
    emit changed({what, region, {}});
}

}  // namespace lossglass
