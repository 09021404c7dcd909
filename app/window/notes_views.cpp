// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/notes_views.h"

#include "app/live/live_job.h"
#include "app/window/live_views.h"
#include "app/window/notes_words.h"
#include "app/window/reading_texts.h"
#include "losslib/analysis/notes/scene_notes.h"
#include "losslib/dialects/dialect_losses.h"
#include "losslib/kernels/stop_scope.h"
#include "widgets/parameters/parameter_panel.h"

namespace lossglass {

namespace {

constexpr int kPauseMilliseconds = 200;

/// What the worker found.
struct FoundNotes {
    std::vector<SceneNote> notes;
    const Loss* loss = nullptr;
    Scene scene;
};

}  // namespace

NotesViews::NotesViews(Document& document, LiveViews& views, ParameterPanel& panel, QObject* parent)
    : QObject(parent), m_document(document), m_views(views), m_panel(panel) {
    connect(&document, &Document::changed, this, [this](const Change& change) {
        if (change.touchesPixels() || change.touches(Change::What::SelectedLoss) ||
            (change.touches(Change::What::Parameters) && change.loss == m_document.selectedLoss()))
            postpone();
    });
    // A picture may be so large that the pause is over before the numbers are there.
    m_live.runAfter(views.evaluation());
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this, &NotesViews::submit);
    connect(&views, &LiveViews::completed, this, &NotesViews::show);
    connect(&m_live, &LiveEvaluation::readingsReady, this,
            [this](const std::shared_ptr<const LiveReadings>& readings) {
                const auto found = resultOfJob<const FoundNotes>(*readings);
                if (!found) return;
                m_found.clear();
                for (const SceneNote& note : found->notes)
                    m_found.push_back(noteInWords(note, *found->loss, found->scene));
                m_foundFor = found->loss->id;
                show();
            });
}

NotesViews::~NotesViews() {
    if (m_cancelled) *m_cancelled = true;
}

void NotesViews::postpone() {
    if (m_cancelled) *m_cancelled = true;
    m_pause.start();
}

void NotesViews::submit() {
    const Scene& scene = m_document.scene();
    const Loss* loss = findAnyLoss(m_document.selectedLoss());
    if (scene.isEmpty() || !loss) return;
    if (m_cancelled) *m_cancelled = true;
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    const Request request{loss, m_document.parameters(loss->id), {}};
    m_live.submit(liveJob<FoundNotes>(
        [scene, request, cancelled = m_cancelled]() -> std::shared_ptr<FoundNotes> {
            try {
                const StopScope scope(*cancelled);
                auto found = std::make_shared<FoundNotes>(FoundNotes{
                    sceneNotes(scene, request, [&cancelled] { return cancelled->load(); }),
                    request.loss, scene});
                return *cancelled ? nullptr : found;
            } catch (const EvaluationStopped&) {
                return nullptr;
            }
        }));
}

void NotesViews::show() {
    const ResponseResult* result = m_views.response();
    if (!result || !m_views.readings()) return;
    std::vector<Note> notes =
        notesOf(m_views.selectedReading(), *result, m_views.readings()->scene);
    for (Note& note : notes)
        if (!note.tab.isEmpty()) note.where = wayToTab(note.tab);
    if (m_foundFor == m_document.selectedLoss()) {
        // What a weight does tells more than where the pull is.
        notes.insert(notes.begin(), m_found.begin(), m_found.end());
    }
    m_panel.setNotes(notes);
}

}  // namespace lossglass
