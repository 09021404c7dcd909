// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/form_job.h"

#include "app/live/gradient_range.h"
#include "app/window/dialect_views.h"
#include "losslib/analysis/convention_chain.h"
#include "losslib/dialects/dialect_losses.h"
#include "losslib/dialects/dialect_parameters.h"
#include "widgets/canvas/map_layer.h"
#include "widgets/panels/loss_text.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <memory>

namespace lossglass {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FormJob)
};

/// Twice the size in the table, for sharp screens.
constexpr int kMapSize = 80;

QImage mapOf(const Scene& scene, const Planes<float>& gradient, const FormJob& job) {
    MapSettings settings;
    settings.content = CanvasContent::Gradient;
    settings.theme = job.theme;
    settings.channel = job.channel;
    settings.gradient = std::make_shared<const Planes<float>>(gradient);
    const GradientRange range = gradientRange(gradient, scene.labels());
    settings.gradientRange =
        range.halfWidth() / static_cast<double>(std::max<std::int64_t>(1, range.validPixels));
    MapLayer layer;
    layer.render(scene, settings, {0, 0, scene.width(), scene.height() * scene.samples()});
    QImage image(layer.size(), QImage::Format_RGB32);
    image.fill(theme(job.theme).raised);
    QPainter(&image).drawImage(0, 0, layer.picture());
    return image.copy(0, job.sample * scene.height(), scene.width(), scene.height())
        .scaled(kMapSize, kMapSize, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

FormRow rowOf(const Workspace<float>& work, const Request& request, const FormJob& job) {
    const Reading<float> reading = evaluateOne(work, request);
    const bool canonical = !dialectBehind(*request.loss);
    FormRow row;
    row.id = QString::fromStdString(request.loss->id);
    row.name = canonical ? Text::tr("Canonical form") : lossText(request.loss->name);
    if (reading.evaluation.undefined) {
        row.undefinedReason = lossText(*reading.evaluation.undefined);
        return row;
    }
    row.value = reading.evaluation.value;
    row.gradientNorm = reading.gradientNorm;
    row.gradient = mapOf(work.scene(), reading.evaluation.logitGradient, job);
    return row;
}

/// The one asked for, or the first that says something else than the canonical form.
QString chosenOf(const FormResult& result, const FormJob& job) {
    if (!job.chosen.empty()) return QString::fromStdString(job.chosen);
    const auto other = std::find_if(result.rows.begin(), result.rows.end(), [](const FormRow& row) {
        return row.difference && *row.difference != 0;
    });
    return other == result.rows.end() ? result.rows.front().id : other->id;
}

}  // namespace

namespace {

/// The way from the canonical form to the chosen one.
void addChain(const FormJob& job, const Scene& scene, FormResult& result) {
    const Request& canonical = job.forms.front();
    const auto chosen =
        std::find_if(job.forms.begin(), job.forms.end(), [&](const Request& request) {
            return QString::fromStdString(request.loss->id) == result.chosen;
        });
    const Dialect* dialect = chosen == job.forms.end() ? nullptr : dialectBehind(*chosen->loss);
    if (!dialect || dialectBehind(*canonical.loss)) {
        result.sentence = Text::tr("Choose a library to see where it differs.");
        return;
    }
    const QString name = lossText(chosen->loss->name);
    const auto chain =
        conventionChain({nullptr, {}, canonical.loss, canonical.values},
                        {dialect, settingsOf(dialect->arguments, chosen->values), nullptr, {}},
                        scene.cast<double>());
    if (!chain) {
        result.sentence = Text::tr("No way to %1: %2").arg(name, lossText(describe(chain.error())));
        return;
    }
    for (const auto& step : chain->steps)
        result.steps.push_back({lossText(step.convention), changeText(step), step.valueAfter,
                                step.valueAfter - step.valueBefore, step.gradientAfter});
    result.sentence =
        chain->steps.empty()
            ? Text::tr("%1 follows the canonical form in everything.").arg(name)
            : Text::tr("From the canonical form to %1, one convention at a time").arg(name);
}

}  // namespace

FormResult runFormJob(const FormJob& job, const Workspace<float>& work) {
    FormResult result;
    if (job.forms.empty()) return result;
    for (const Request& request : job.forms)
        result.rows.push_back(rowOf(work, request, job));
    result.loss = lossText(job.forms.front().loss->name);
    const FormRow& first = result.rows.front();
    for (FormRow& row : result.rows)
        if (&row != &first && row.value && first.value) row.difference = *row.value - *first.value;
    result.chosen = chosenOf(result, job);
    addChain(job, work.scene(), result);
    return result;
}

}  // namespace lossglass
