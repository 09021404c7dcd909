// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/budget_tab.h"

#include "app/live/live_job.h"
#include "app/window/budget_job.h"
#include "app/window/dialect_views.h"
#include "app/window/reading_texts.h"
#include "losslib/loss/catalogue.h"
#include "widgets/panels/loss_text.h"
#include "widgets/plots/budget_view.h"

#include <algorithm>

namespace lossglass {

BudgetTab::BudgetTab(Document& document, BudgetView& view, QObject* parent)
    : QObject(parent), m_document(document), m_view(view) {
    connect(&document, &Document::changed, this, &BudgetTab::onChanged);
    connect(&view, &BudgetView::shown, this, &BudgetTab::submit);
    connect(&view, &BudgetView::hidden, this, &BudgetTab::letGo);
    connect(&view, &BudgetView::thresholdChosen, this, [this](double threshold) {
        m_threshold = threshold;
        submit();
        emit thresholdEdited(threshold);
    });
    connect(&view, &BudgetView::byChosen, this, [this](BudgetBy by) {
        m_by = by;
        letGo();
        submit();
    });
    connect(&view, &BudgetView::lossPicked, this,
            [this](const std::string& id) { m_document.selectLoss(id); });
    connect(&view, &BudgetView::partPointed, this, [this](const std::optional<BudgetPart>& part) {
        m_pointed = part;
        light();
    });
    connect(&view, &BudgetView::partKept, this, [this](const std::optional<BudgetPart>& part) {
        m_kept = part;
        light();
    });
    connect(&m_live, &LiveEvaluation::readingsReady, this, &BudgetTab::receive);
    connect(&m_painter, &LiveEvaluation::readingsReady, this,
            [this](const std::shared_ptr<const LiveReadings>& readings) {
                const auto highlight = resultOfJob<const GradientHighlight>(*readings);
                // The pointer may have left while it was made.
                if (highlight && m_isLit) emit highlighted(*highlight);
            });
}

void BudgetTab::setSettings(const ViewSettings& settings) {
    const bool ask = settings.watched != m_settings.watched &&
                     (m_by == BudgetBy::Distance || m_by == BudgetBy::Size);
    m_settings = settings;
    if (ask && m_view.isVisible()) submit();
    showPixel();
}

void BudgetTab::setThreshold(double threshold) {
    if (threshold == m_threshold) return;
    m_threshold = threshold;
    if (m_view.isVisible()) submit();
}

void BudgetTab::setPixel(std::optional<QPoint> pixel) {
    m_settings.pixel = pixel;
    showPixel();
}

void BudgetTab::onChanged(const Change& change) {
    if (change.touches(Change::What::WholeScene)) letGo();
    if (!change.touches({Change::What::WholeScene, Change::What::Target, Change::What::Prediction,
                         Change::What::Parameters, Change::What::ShownLosses,
                         Change::What::SelectedLoss}))
        return;
    m_isCurrent = false;
    if (m_view.isVisible()) submit();
}

void BudgetTab::submit() {
    if (m_document.scene().isEmpty()) return;
    LiveSnapshot snapshot;
    snapshot.scene = m_document.scene();
    for (const Loss* loss : listedLosses(m_document))
        if (m_document.isShown(loss->id) || loss->id == m_document.selectedLoss())
            snapshot.requests.push_back({loss, m_document.parameters(loss->id), {}});
    const BudgetJob job{m_by, m_threshold,
                        std::min(m_settings.watched, snapshot.scene.labelCount() - 1)};
    snapshot.extra = [job](const std::vector<Reading<float>>& readings,
                           const Workspace<float>& work) {
        return std::make_shared<BudgetAnswer>(runBudgetJob(job, readings, work));
    };
    m_isCurrent = false;
    m_live.submit(std::move(snapshot));
}

void BudgetTab::receive(const std::shared_ptr<const LiveReadings>& readings) {
    const auto* answer = static_cast<const BudgetAnswer*>(readings->extra.get());
    if (!answer || answer->job.by != m_by) return;
    m_readings = readings;
    BudgetViewData data = describeSegments(*answer, readings->scene);
    m_names.clear();
    for (const BudgetSegment& segment : data.segments)
        m_names.push_back(segment.title.isEmpty() ? segment.name : segment.title);
    for (std::size_t i = 0; i < readings->readings.size(); ++i) {
        const Reading<float>& reading = readings->readings[i];
        BudgetViewData::Row row;
        row.id = reading.loss->id;
        row.name = lossName(row.id);
        row.pull = answer->pulls[i];
        if (reading.evaluation.undefined) row.undefined = lossText(*reading.evaluation.undefined);
        row.isSelected = row.id == m_document.selectedLoss();
        data.rows.push_back(std::move(row));
    }
    m_view.setData(data);
    showPixel();
    if (m_isLit) light();
    m_isCurrent = !m_live.isPending();
    emit updated();
}

void BudgetTab::showPixel() {
    int segment = -1;
    const auto* answer =
        m_readings ? static_cast<const BudgetAnswer*>(m_readings->extra.get()) : nullptr;
    if (answer && m_settings.pixel) {
        const Scene& scene = m_readings->scene;
        const QPoint pixel = *m_settings.pixel;
        const QRect all(0, 0, scene.width(), scene.height() * scene.samples());
        if (all.contains(pixel)) {
            const std::size_t at =
                static_cast<std::size_t>(pixel.y()) * static_cast<std::size_t>(scene.width()) +
                static_cast<std::size_t>(pixel.x());
            const std::uint8_t own = answer->segments.ofPixel[at];
            if (own != PixelSegments::kNone) segment = own;
        }
    }
    m_view.setMarkedSegment(segment);
}

void BudgetTab::light() {
    const std::optional<BudgetPart> part = m_pointed ? m_pointed : m_kept;
    if (!part || !m_readings) {
        if (m_isLit) emit highlighted(std::nullopt);
        m_isLit = false;
        return;
    }
    const std::string& loss = part->loss.empty() ? m_document.selectedLoss() : part->loss;
    const auto& all = m_readings->readings;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const auto& each) { return each.loss->id == loss; });
    const auto segment = static_cast<std::size_t>(part->segment);
    if (found == all.end() || segment >= m_names.size()) return;
    m_isLit = true;
    const auto index = static_cast<std::size_t>(found - all.begin());
    const QString title = tr("%1 on %2").arg(lossName(loss), m_names[segment]);
    m_painter.submit(liveJob<GradientHighlight>(
        [readings = m_readings, index, title, segment = part->segment]() {
            const auto* answer = static_cast<const BudgetAnswer*>(readings->extra.get());
            const auto& range = readings->ranges[index].logit;
            auto highlight = std::make_shared<GradientHighlight>();
            highlight->title = title;
            highlight->planes = std::make_shared<const Planes<float>>(gradientOnSegment(
                readings->readings[index].evaluation.logitGradient, answer->segments, segment));
            highlight->halfWidth = range.halfWidth();
            highlight->pixels = std::max<double>(1, static_cast<double>(range.validPixels));
            return highlight;
        }));
}

void BudgetTab::letGo() {
    m_pointed.reset();
    m_kept.reset();
    m_view.setKept(std::nullopt);
    light();
}

}  // namespace lossglass
