// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Document that takes and gives everything at once.
#include "app/document/document.h"

#include "app/document/scene_blocks.h"

#include <cassert>
#include <utility>

namespace lossglass {

DocumentState Document::state() const {
    return {m_scene, m_title, m_parameters, m_shown, m_selected, m_edits, m_editSource};
}

void Document::setState(const DocumentState& state) {
    const auto before = std::exchange(m_parameters, state.parameters);
    m_shown = state.shown;
    m_selected = state.selected;
    m_scene = state.scene;
    m_pool.prepare(m_scene);
    m_editSource = state.editSource;
    m_edits = state.editSource ? state.edits : PredictionEdits();
    m_title = state.title;
    // The whole first: whoever looks at the scene when settings change finds the new one.
    emit changed({{Change::What::WholeScene, Change::What::Title, Change::What::ShownLosses,
                   Change::What::SelectedLoss},
                  wholePicture(),
                  {}});
    for (const auto& [loss, values] : before)
        if (m_parameters.at(loss) != values) emit changed({Change::What::Parameters, {}, loss});
}

void Document::restore(DocumentState next, const QString& action, Restored as,
                       Companion companion) {
    closeOpenEdits();
    assert(next.parameters.size() == m_parameters.size());
    const quint64 from = m_revision, fromSaved = m_savedRevision;
    const quint64 to = ++m_lastRevision;
    const quint64 toSaved = as == Restored::Saved ? to : 0;
    const DocumentState before = state();
    const auto apply = [this](const DocumentState& each, quint64 revision, quint64 saved) {
        m_revision = revision;
        m_savedRevision = saved;
        setState(each);
    };
    apply(next, to, toSaved);
    if (before.scene.isEmpty()) return;
    std::vector<HistoryBlock> blocks = historyBlocksOf({before.scene, next.scene});
    for (const auto& planes : {before.editSource, next.editSource})
        if (planes)
            blocks.push_back(
                {planes.get(), sizeof(float) * static_cast<std::size_t>(planes->size())});
    blocks.insert(blocks.end(), companion.blocks.begin(), companion.blocks.end());
    const auto exchange = [other = std::move(companion.exchange)] {
        if (other) other();
    };
    push(
        action,
        [=] {
            apply(before, from, fromSaved);
            exchange();
        },
        [=, next = std::move(next)] {
            apply(next, to, toSaved);
            exchange();
        },
        std::move(blocks));
}

void Document::markSaved(quint64 revision) {
    if (m_savedRevision == revision) return;
    m_savedRevision = revision;
    emit changed({Change::What::Title, {}, {}});
}

}  // namespace lossglass
