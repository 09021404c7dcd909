// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/fill_job.h"

#include "app/document/plane_pool.h"
#include "app/live/live_job.h"
#include "losslib/scene/flood_fill.h"

#include <memory>

namespace lossglass {

namespace {

struct FilledScene {
    quint64 revision = 0;  ///< of the scene that was filled
    Scene scene;
    bool isChanged = false;
};

}  // namespace

Coverage fillCoverage(const Scene& scene, const StrokeStyle& style, int column, int row) {
    const Extent extent = extentOf(scene, style.sample);
    return style.surface == Surface::Target ? floodLabels(scene.labels(), extent, column, row)
                                            : floodPrediction(scene.logits(), extent, column, row);
}

FillJob::FillJob(Document& document, QObject* parent) : QObject(parent), m_document(document) {
    connect(&m_live, &LiveEvaluation::readingsReady, this,
            [this](const std::shared_ptr<const LiveReadings>& readings) { receive(*readings); });
    connect(&m_live, &LiveEvaluation::workingChanged, this,
            [this](bool working) { emit workingChanged(m_surface, working); });
    connect(&document, &Document::changed, this, [this](const Change& change) {
        if (change.touches(Change::What::WholeScene) && !m_isApplying) m_wish.reset();
    });
}

void FillJob::fill(const StrokeStyle& style, int column, int row) {
    m_wish = Wish{style, column, row};
    m_surface = style.surface;
    submit();
}

void FillJob::submit() {
    m_live.submit(liveJob<FilledScene>(
        [wish = *m_wish, scene = m_document.scene(), revision = m_document.revision()] {
            auto filled = std::make_shared<FilledScene>(FilledScene{revision, scene, false});
            PlanePool pool;
            Stroke stroke(scene, wish.style);
            const Coverage covered = fillCoverage(scene, wish.style, wish.column, wish.row);
            filled->isChanged = !stroke.paint(filled->scene, pool, covered).isEmpty();
            return filled;
        }));
}

void FillJob::receive(const LiveReadings& readings) {
    if (!m_wish || m_live.isPending()) return;
    const auto filled = resultOfJob<const FilledScene>(readings);
    if (filled && (filled->revision != m_document.revision() || m_document.isStroking()))
        return submit();
    m_wish.reset();
    if (!filled || !filled->isChanged) return;
    m_isApplying = true;
    m_document.edit(filled->scene, m_surface == Surface::Target
                                       ? Document::tr("fill on target")
                                       : Document::tr("fill on prediction"));
    m_isApplying = false;
}

}  // namespace lossglass
