// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Document that paints: strokes, shapes and their undo entries.
#include "app/document/document.h"

#include <memory>
#include <utility>

namespace lossglass {

namespace {

QString strokeName(const StrokeStyle& style) {
    const bool isTarget = style.surface == Surface::Target;
    switch (style.tool) {
        case StrokeTool::Brush:
            break;
        case StrokeTool::Eraser:
            return isTarget ? Document::tr("eraser stroke on target")
                            : Document::tr("eraser stroke on prediction");
        case StrokeTool::Line:
            return isTarget ? Document::tr("line on target") : Document::tr("line on prediction");
        case StrokeTool::Rectangle:
            return isTarget ? Document::tr("rectangle on target")
                            : Document::tr("rectangle on prediction");
        case StrokeTool::Ellipse:
            return isTarget ? Document::tr("ellipse on target")
                            : Document::tr("ellipse on prediction");
        case StrokeTool::Polygon:
            return isTarget ? Document::tr("polygon on target")
                            : Document::tr("polygon on prediction");
        case StrokeTool::Fill:
            return isTarget ? Document::tr("fill on target") : Document::tr("fill on prediction");
    }
    return isTarget ? Document::tr("brush stroke on target")
                    : Document::tr("brush stroke on prediction");
}

}  // namespace

void Document::applyPatch(const ScenePatch& patch, quint64 revision) {
    Scene scene = m_pool.changed(m_scene, patch.surface, [&](const OpenPlanes& open) {
        return pastePatch(patch, m_scene.width(), open);
    });
    setPixels(std::move(scene), patch.surface, patch.region(), revision);
}

void Document::beginStroke(const StrokeStyle& style) {
    closeOpenEdits();
    if (m_scene.isEmpty()) return;
    m_strokeRevision = m_revision;
    m_stroke.emplace(m_scene, style);
}

template <class Covering>
void Document::paintStroke(const Covering& covering) {
    if (!m_stroke) return;
    Scene scene = m_scene;
    const Region changedPixels = m_stroke->paint(scene, m_pool, covering);
    if (changedPixels.isEmpty()) return;
    setPixels(std::move(scene), m_stroke->style().surface, changedPixels, ++m_lastRevision);
}

void Document::strokePiece(const StrokePiece& piece) {
    paintStroke(piece);
}

void Document::strokeShape(const Coverage& covered) {
    paintStroke(covered);
}

void Document::cancelStroke() {
    if (!m_stroke) return;
    const ScenePatch before = m_stroke->before(m_scene);
    m_stroke.reset();
    if (m_revision != m_strokeRevision) applyPatch(before, m_strokeRevision);
}

void Document::endStroke() {
    if (!m_stroke) return;
    // Undo entries are copies of std::function: share the pixels.
    const auto before = std::make_shared<const ScenePatch>(m_stroke->before(m_scene));
    if (before->tiles.empty()) return cancelStroke();
    const auto after = std::make_shared<const ScenePatch>(cutSame(*before, m_scene));
    const QString action = strokeName(m_stroke->style());
    const quint64 from = m_strokeRevision, to = m_revision;
    m_stroke.reset();
    if (before->surface == Surface::Target)
        return push(
            action, [this, before, from] { applyPatch(*before, from); },
            [this, after, to] { applyPatch(*after, to); },
            {{before.get(), before->bytes()}, {after.get(), after->bytes()}});
    // What is painted on an edited prediction becomes part of it; undo brings the edits back.
    const auto source = std::exchange(m_editSource, nullptr);
    const PredictionEdits edits = std::exchange(m_edits, {});
    push(
        action,
        [this, before, from, source, edits] {
            m_editSource = source;
            m_edits = edits;
            applyPatch(*before, from);
            emit changed({Change::What::Edits, {}, {}});
        },
        [this, after, to] {
            forgetEdits();
            applyPatch(*after, to);
            emit changed({Change::What::Edits, {}, {}});
        },
        {{before.get(), before->bytes()},
         {after.get(), after->bytes()},
         {source.get(), source ? sizeof(float) * static_cast<std::size_t>(source->size()) : 0}});
    emit changed({Change::What::Edits, {}, {}});
}

}  // namespace lossglass
