// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/form_views.h"

#include "app/window/dialect_views.h"
#include "app/window/form_job.h"
#include "losslib/dialects/dialect_losses.h"
#include "widgets/panels/form_comparison.h"

#include <algorithm>

namespace lossglass {

FormViews::FormViews(Document& document, FormComparison& view, QObject* parent)
    : QObject(parent), m_document(document), m_view(view) {
    connect(&document, &Document::changed, this, [this](const Change& change) {
        if (change.touches(Change::What::SelectedLoss)) m_chosen.clear();
        if (!change.touches({Change::What::ShownLosses, Change::What::Title})) submit();
    });
    connect(&m_live, &LiveEvaluation::readingsReady, this,
            [this](const std::shared_ptr<const LiveReadings>& readings) { show(*readings); });
    connect(&view, &FormComparison::formChosen, this, [this](const QString& id) {
        m_chosen = id.toStdString();
        submit();
    });
    connect(&view, &FormComparison::formWanted, this, [this](const QString& id) {
        m_document.setShown(id.toStdString(), true);
        m_document.selectLoss(id.toStdString());
    });
}

void FormViews::refresh(int channel, int sample, const WindowLook& theme) {
    const bool same = channel == m_channel && sample == m_sample && theme == m_theme;
    if (same && !m_isStale) return;
    m_channel = channel;
    m_sample = sample;
    m_theme = theme;
    submit();
}

void FormViews::submit() {
    m_isStale = m_document.scene().isEmpty() || !m_view.isVisible();
    if (m_isStale) return;
    const Loss* selected = findAnyLoss(m_document.selectedLoss());
    FormJob job;
    for (const DialectChoice& form : formsOf(*selected)) {
        const Loss* loss = findAnyLoss(form.id.toStdString());
        job.forms.push_back({loss, m_document.parameters(loss->id), {true, false, false}});
    }
    const bool hasForm = std::any_of(job.forms.begin(), job.forms.end(),
                                     [&](const Request& r) { return r.loss->id == m_chosen; });
    job.chosen = hasForm ? m_chosen : dialectBehind(*selected) ? selected->id : std::string();
    job.channel = std::min(m_channel, m_document.scene().channels() - 1);
    job.sample = std::min(m_sample, m_document.scene().samples() - 1);
    job.theme = m_theme;
    LiveSnapshot snapshot;
    snapshot.scene = m_document.scene();
    snapshot.extra = [job](const std::vector<Reading<float>>&, const Workspace<float>& work) {
        return std::make_shared<FormResult>(runFormJob(job, work));
    };
    m_live.submit(std::move(snapshot));
}

void FormViews::show(const LiveReadings& readings) {
    const auto* result = static_cast<const FormResult*>(readings.extra.get());
    if (!result) return;
    if (result->rows.size() < 2) {
        m_view.setNothing(tr("No library that is known here has %1.").arg(result->loss));
        return;
    }
    m_view.setForms(result->loss, result->rows, result->chosen);
    m_view.setChain(result->sentence, result->steps);
}

}  // namespace lossglass
