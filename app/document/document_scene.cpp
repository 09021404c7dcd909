// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Document that changes the scene: loading, strokes and their undo entries.
#include "app/document/document.h"

#include "losslib/scene/samples.h"

#include <memory>
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
        action, [this, before] { setSceneState(before); }, [this, next] { setSceneState(next); });
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

void Document::applyPatch(const ScenePatch& patch, quint64 revision) {
    setPixels(patch.appliedTo(m_scene), patch.surface, patch.region, revision);
}

void Document::beginStroke(const StrokeStyle& style) {
    closeOpenEdits();
    if (m_scene.isEmpty()) return;
    m_strokeRevision = m_revision;
    m_stroke.emplace(m_scene, style);
}

void Document::strokePiece(const StrokePiece& piece) {
    if (!m_stroke) return;
    const Region changedPixels = m_stroke->paint(piece);
    if (changedPixels.isEmpty()) return;
    setPixels(m_stroke->scene(), m_stroke->style().surface, changedPixels, ++m_lastRevision);
}

void Document::cancelStroke() {
    if (!m_stroke) return;
    const Stroke stroke = std::move(*m_stroke);
    m_stroke.reset();
    if (stroke.region().isEmpty()) return;
    setPixels(stroke.start(), stroke.style().surface, stroke.region(), m_strokeRevision);
}

void Document::endStroke() {
    if (!m_stroke) return;
    if (m_stroke->region().isEmpty()) return m_stroke.reset();
    const StrokeStyle& style = m_stroke->style();
    const Region& region = m_stroke->region();
    // Undo entries outlive the stroke in copies of std::function: share the pixels.
    const auto before = std::make_shared<const ScenePatch>(
        ScenePatch::cut(m_stroke->start(), style.surface, region));
    const auto after =
        std::make_shared<const ScenePatch>(ScenePatch::cut(m_scene, style.surface, region));
    if (before->samePixels(*after)) return cancelStroke();

    const bool isTarget = style.surface == Surface::Target;
    const QString action =
        style.tool == StrokeTool::Eraser
            ? (isTarget ? tr("eraser stroke on target") : tr("eraser stroke on prediction"))
            : (isTarget ? tr("brush stroke on target") : tr("brush stroke on prediction"));
    const quint64 from = m_strokeRevision, to = m_revision;
    m_stroke.reset();
    push(
        action, [this, before, from] { applyPatch(*before, from); },
        [this, after, to] { applyPatch(*after, to); });
}

}  // namespace lossglass
