// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/reduction_views.h"

#include "app/window/reading_texts.h"
#include "losslib/analysis/reduction_lab.h"
#include "losslib/dialects/dialect_losses.h"
#include "losslib/loss/catalogue.h"
#include "widgets/panels/reduction_view.h"

namespace lossglass {

ReductionViews::ReductionViews(Document& document, ReductionView& view, QObject* parent)
    : QObject(parent), m_document(document), m_view(view) {
    connect(&document, &Document::changed, this, &ReductionViews::onChanged);
    connect(&m_live, &LiveEvaluation::readingsReady, this,
            [this](const std::shared_ptr<const LiveReadings>& readings) { receive(*readings); });
    connect(&m_live, &LiveEvaluation::workingChanged, &m_view, &ReductionView::setWorking);
}

void ReductionViews::onChanged(const Change& change) {
    if (change.touchesPixels() ||
        change.touches({Change::What::Parameters, Change::What::SelectedLoss}))
        refresh();
}

void ReductionViews::refresh() {
    const Scene& scene = m_document.scene();
    if (scene.samples() < 2 || scene.isEmpty()) return m_view.setSingleSample();
    if (!m_view.isVisibleTo(m_view.window())) return;
    const Loss* loss = findAnyLoss(m_document.selectedLoss());
    if (!loss) return;
    LiveSnapshot snapshot;
    snapshot.scene = scene;
    snapshot.extra = [loss, values = m_document.parameters(loss->id)](
                         const std::vector<Reading<float>>&, const Scene& batch) {
        return std::make_shared<std::optional<ReductionLab>>(reductionLab(batch, *loss, values));
    };
    m_live.submit(std::move(snapshot));
}

void ReductionViews::receive(const LiveReadings& readings) {
    const auto* lab = static_cast<const std::optional<ReductionLab>*>(readings.extra.get());
    // Meanwhile the samples may have become one.
    if (!lab || !*lab || m_document.scene().samples() < 2) return;
    m_view.setLab(**lab, lossName((*lab)->loss->id));
}

}  // namespace lossglass
