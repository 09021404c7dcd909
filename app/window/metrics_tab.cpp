// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/metrics_tab.h"

#include "app/window/dialect_views.h"
#include "losslib/analysis/surface_curve.h"
#include "losslib/analysis/threshold_curve.h"
#include "losslib/dialects/dialect_losses.h"
#include "widgets/panels/loss_text.h"
#include "widgets/plots/metrics_view.h"

#include <algorithm>

namespace lossglass {

/// What the worker makes of the scene.
struct MetricsAnswer {
    Scene scene;
    MetricReport report;
    ThresholdCurve curve;
    int watched = 1;
    std::vector<Reading<float>> losses;
};

namespace {

MetricCell cellOf(const MetricValue& value) {
    return {value.value, value.value ? QString() : lossText(value.undefined)};
}

QString nameOfClass(const Scene& scene, int label) {
    return QString::fromStdString(scene.classes()[static_cast<std::size_t>(label)].name);
}

MetricsRow rowOf(const MetricInfo& metric, const MetricsAnswer& answer,
                 const SurfaceCurveJob& surfaces) {
    MetricsRow row;
    row.name = lossText(metric.name);
    if (!row.name.isEmpty()) row.name[0] = row.name[0].toUpper();
    row.tip = lossText(metric.definition) + '\n' +
              (metric.better == Better::Higher ? MetricsTab::tr("Higher is better.")
                                               : MetricsTab::tr("Lower is better."));
    row.cells.push_back(cellOf(metricOf(answer.report.mean, metric.kind)));
    if (answer.scene.labelCount() > 2)
        row.cells.push_back(cellOf(metricOf(answer.report.foregroundMean, metric.kind)));
    for (const MetricRow& label : answer.report.perClass)
        row.cells.push_back(cellOf(metricOf(label, metric.kind)));
    if (isCountedMetric(metric.kind)) row.curve = metricCurve(answer.curve, metric.kind);
    row.isPixels = isDistanceMetric(metric.kind);
    if (!isSurfaceMetric(metric.kind)) return row;
    row.isWorking = surfaces.isPending();
    if (surfaces.curve()) row.curve = metricCurve(*surfaces.curve(), metric.kind);
    return row;
}

MetricsRow rowOf(const Reading<float>& reading, const Scene& scene) {
    MetricsRow row;
    row.isLoss = true;
    row.name = MetricsTab::tr("Loss: %1").arg(lossText(reading.loss->name));
    row.tip = MetricsTab::tr("The value of the loss; by class where it has such parts.");
    MetricCell whole;
    if (reading.evaluation.undefined)
        whole.undefined = lossText(*reading.evaluation.undefined);
    else
        whole.value = reading.evaluation.value;
    row.cells.push_back(whole);
    if (scene.labelCount() > 2) row.cells.push_back({});
    const auto& parts = reading.evaluation.perClass;
    for (int label = 0; label < scene.labelCount(); ++label) {
        MetricCell cell;
        // One part alone is that of the foreground.
        const std::size_t at = parts && parts->size() == 1 ? static_cast<std::size_t>(label) - 1
                                                           : static_cast<std::size_t>(label);
        if (parts && at < parts->size()) cell.value = (*parts)[at];
        row.cells.push_back(cell);
    }
    return row;
}

}  // namespace

MetricsTab::MetricsTab(Document& document, MetricsView& view, QObject* parent)
    : QObject(parent), m_document(document), m_view(view) {
    connect(&document, &Document::changed, this, [this](const Change& change) {
        if (change.touchesPixels() ||
            change.touches({Change::What::Parameters, Change::What::ShownLosses}))
            if (m_view.isVisible()) submit();
    });
    connect(&view, &MetricsView::shown, this, &MetricsTab::submit);
    connect(&view, &MetricsView::thresholdChosen, this, [this](double threshold) {
        m_threshold = threshold;
        submit();
        emit thresholdEdited(threshold);
    });
    connect(&view, &MetricsView::rowChosen, this, [this](int row) {
        if (row >= 0 && row < static_cast<int>(m_rows.size()))
            m_row = m_rows[static_cast<std::size_t>(row)];
        askForSurfaces();
    });
    connect(&m_surfaces, &SurfaceCurveJob::reached, this, &MetricsTab::show);
    connect(&m_live, &LiveEvaluation::readingsReady, this,
            [this](const std::shared_ptr<const LiveReadings>& readings) {
                if (!readings->extra) return;
                m_readings = readings;
                askForSurfaces();
                show();
            });
}

bool MetricsTab::isCurrent() const {
    return !m_view.isVisible() || (!m_live.isPending() && !m_surfaces.isPending());
}

void MetricsTab::setWatched(int label) {
    if (label == m_watched) return;
    m_watched = label;
    if (m_view.isVisible()) submit();
}

void MetricsTab::setThreshold(double threshold) {
    if (threshold == m_threshold) return;
    m_threshold = threshold;
    if (m_view.isVisible()) submit();
}

void MetricsTab::submit() {
    if (m_document.scene().isEmpty()) return;
    LiveSnapshot snapshot;
    snapshot.scene = m_document.scene();
    for (const Loss* loss : listedLosses(m_document))
        if (m_document.isShown(loss->id))
            snapshot.requests.push_back(
                {loss, m_document.parameters(loss->id), {false, false, false}});
    const int watched = std::min(m_watched, snapshot.scene.labelCount() - 1);
    snapshot.extra = [watched, threshold = m_threshold](const std::vector<Reading<float>>& readings,
                                                        const Workspace<float>& work) {
        return std::make_shared<MetricsAnswer>(
            MetricsAnswer{work.scene(), metricReport(work, threshold),
                          thresholdCurve(work, watched), watched, readings});
    };
    m_live.submit(std::move(snapshot));
}

void MetricsTab::askForSurfaces() {
    if (!m_readings) return;
    const auto& answer = *static_cast<const MetricsAnswer*>(m_readings->extra.get());
    const auto& all = metricTable();
    const auto chosen = std::find_if(all.begin(), all.end(), [this](const MetricInfo& each) {
        return QString::fromStdString(each.id) == m_row;
    });
    // Whoever looks at something else does not wait for them, nor pay for them.
    if (chosen == all.end() || !isSurfaceMetric(chosen->kind))
        m_surfaces.cancel();
    else
        m_surfaces.submit(answer.scene, answer.watched);
}

void MetricsTab::show() {
    if (!m_readings) return;
    const auto& answer = *static_cast<const MetricsAnswer*>(m_readings->extra.get());
    MetricsViewData data;
    data.columns << tr("Mean");
    if (answer.scene.labelCount() > 2) data.columns << tr("Without background");
    for (int label = 0; label < answer.scene.labelCount(); ++label)
        data.columns << nameOfClass(answer.scene, label);
    m_rows.clear();
    for (const MetricInfo& metric : metricTable()) {
        m_rows.push_back(QString::fromStdString(metric.id));
        data.rows.push_back(rowOf(metric, answer, m_surfaces));
    }
    for (const auto& reading : answer.losses) {
        m_rows.push_back(QStringLiteral("loss:%1").arg(QString::fromStdString(reading.loss->id)));
        data.rows.push_back(rowOf(reading, answer.scene));
    }
    const auto chosen = std::find(m_rows.begin(), m_rows.end(), m_row);
    data.chosen = chosen == m_rows.end() ? 0 : static_cast<int>(chosen - m_rows.begin());
    if (answer.scene.channels() == 1) data.threshold = answer.report.threshold;
    data.curveOf = nameOfClass(answer.scene, answer.watched);
    m_view.setData(data);
}

}  // namespace lossglass
