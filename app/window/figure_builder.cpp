// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/figure_builder.h"

#include "app/export/figure_outline.h"
#include "app/window/reading_texts.h"
#include "losslib/loss/catalogue.h"
#include "widgets/canvas/map_layer.h"
#include "widgets/canvas/map_settings.h"
#include "widgets/panels/loss_text.h"
#include "widgets/panels/number_text.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <span>

namespace lossglass {

namespace {

/// Names the context of this file's words, also for lupdate.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(FigureBuilder)
};

QString nameOf(const Scene& scene, int label) {
    return QString::fromStdString(scene.classes()[static_cast<std::size_t>(label)].name);
}

/// The rows of the sample that the canvases show.
QRect shownRows(const ExportSource& source) {
    const Scene& scene = source.scene();
    const int sample = std::clamp(source.settings.sample, 0, scene.samples() - 1);
    return {0, sample * scene.height(), scene.width(), scene.height()};
}

QImage photograph(const Scene& scene, const QRect& rows, const Theme& colours) {
    QImage ground(rows.size(), QImage::Format_RGB32);
    ground.fill(colours.panel);
    const auto& picture = scene.picture();
    if (!picture || picture->width != rows.width()) return ground;
    const QImage all(picture->rgb.data(), picture->width, picture->height, 3 * picture->width,
                     QImage::Format_RGB888);
    // One photograph for each sample, or one for all of them.
    const int top = picture->height > rows.height() ? rows.top() : 0;
    return all.copy(0, top, rows.width(), rows.height()).convertToFormat(QImage::Format_RGB32);
}

/// A map of the sample in view over its ground; pixels without a value are grey.
QImage mapImage(const ExportSource& source, const MapSettings& settings, const Theme& colours) {
    const Scene& scene = source.scene();
    const QRect rows = shownRows(source);
    MapLayer layer;
    layer.render(scene, settings, {0, 0, scene.width(), scene.height() * scene.samples()});
    QImage image(rows.size(), QImage::Format_RGB32);
    image.fill(colours.raised);
    if (settings.content == CanvasContent::Target) image = photograph(scene, rows, colours);
    QPainter painter(&image);
    painter.drawImage(QPoint(0, 0), layer.picture(), rows);
    return image;
}

std::vector<FigureContent::Outline> targetOutlines(const ExportSource& source) {
    const Scene& scene = source.scene();
    std::vector<FigureContent::Outline> outlines;
    const QRect rows = shownRows(source);
    const auto first =
        static_cast<std::size_t>(rows.top()) * static_cast<std::size_t>(rows.width());
    const std::span<const std::uint8_t> labels(
        scene.labels().data() + first, static_cast<std::size_t>(rows.width() * rows.height()));
    for (int k = scene.labelCount() == 2 ? 1 : 0; k < scene.labelCount(); ++k) {
        std::vector<std::uint8_t> inside;
        inside.reserve(labels.size());
        for (const std::uint8_t y : labels)
            inside.push_back(y == k);
        outlines.push_back({outlineOf(inside, rows.width(), rows.height()),
                            QColor(scene.classes()[static_cast<std::size_t>(k)].colour)});
    }
    return outlines;
}

FigureContent::Map targetMap(const ExportSource& source, const Theme& colours) {
    const Scene& scene = source.scene();
    FigureContent::Map map;
    map.title = Text::tr("Target");
    MapSettings settings;
    settings.content = CanvasContent::Target;
    settings.theme = colours.look();
    map.image = mapImage(source, settings, colours);
    map.outlines = targetOutlines(source);
    const LabelCounts& counts = source.response.counts;
    for (int k = scene.labelCount() == 2 ? 1 : 0; k < scene.labelCount(); ++k) {
        const double share = counts.perLabel[static_cast<std::size_t>(k)] /
                             std::max(1.0, static_cast<double>(counts.valid));
        map.keys.push_back(
            {QColor(scene.classes()[static_cast<std::size_t>(k)].colour),
             Text::tr("%1, %2 %").arg(nameOf(scene, k)).arg(100 * share, 0, 'f', 1)});
    }
    return map;
}

FigureContent::Map predictionMap(const ExportSource& source, const Theme& colours) {
    const Scene& scene = source.scene();
    FigureContent::Map map;
    map.title = Text::tr("Predicted probability of %1").arg(nameOf(scene, source.settings.watched));
    MapSettings settings;
    settings.content = CanvasContent::Prediction;
    settings.theme = colours.look();
    settings.label = source.settings.watched;
    map.image = mapImage(source, settings, colours);
    const auto table = probabilityTable(colours);
    map.bar.colours.assign(table.begin(), table.end());
    map.bar.texts = {"0", "0.5", "1"};
    return map;
}

/// `reading` is one of the source's, with its gradient.
FigureContent::Map gradientMap(const ExportSource& source, const Reading<float>& reading,
                               const Theme& colours) {
    const auto index = static_cast<std::size_t>(&reading - source.readings->readings.data());
    const auto& ranges = source.readings->ranges[index];
    const bool byLogit = source.settings.gradientBy == GradientBy::Logit;
    const GradientRange& range = byLogit ? ranges.logit : ranges.probability;
    SignedMap map;
    map.title =
        (byLogit ? Text::tr("Gradient of %1, N ∂L/∂z") : Text::tr("Gradient of %1, N ∂L/∂p"))
            .arg(lossText(reading.loss->name));
    map.gradient = std::shared_ptr<const Planes<float>>(
        source.readings,
        byLogit ? &reading.evaluation.logitGradient : &reading.evaluation.probabilityGradient);
    map.channel = source.settings.channel(source.scene().channels());
    map.half = source.settings.fixedRange.value_or(range.halfWidth());
    map.validPixels = range.validPixels;
    return signedFigureMap(source, map, colours);
}

void addPlots(const ExportSource& source, FigureContent& content) {
    const ResponseResult& result = source.response;
    if (!result.selected) return;
    std::vector<PlotLine> losses, pulls;
    const auto add = [&](const ResponseResult::Line& line, PlotLineKind kind) {
        const QString name = kind == PlotLineKind::Selected
                                 ? legendText(*line.loss, line.values, nullptr)
                                 : lossText(line.loss->name);
        losses.push_back({name, kind, line.curve.p, line.curve.loss, {}});
        pulls.push_back({name, kind, line.curve.p, line.curve.byLogit, {}});
    };
    add(*result.selected, PlotLineKind::Selected);
    for (const auto& other : result.others)
        add(other, PlotLineKind::Other);
    const QString pixel = nameOf(source.scene(), source.settings.curveTarget);
    const QString x = Text::tr("p of %1").arg(nameOf(source.scene(), source.settings.watched));
    content.plots.push_back(
        {Text::tr("Loss of a %1 pixel, ℓ").arg(pixel), x, losses, lossRange(losses)});
    content.plots.push_back(
        {Text::tr("Pull on a %1 pixel, ∂ℓ/∂z").arg(pixel), x, pulls, pullRange(pulls)});
}

FigureContent::Table readingTable(const ExportSource& source) {
    FigureContent::Table table;
    table.title = Text::tr("Readings");
    table.heads = {Text::tr("Loss"), Text::tr("Value"), Text::tr("Total pull")};
    for (const auto& reading : source.readings->readings) {
        const auto& evaluation = reading.evaluation;
        table.rows.push_back(
            {lossText(reading.loss->name),
             evaluation.undefined ? Text::tr("undefined") : lossValueText(evaluation.value),
             evaluation.logitGradient.size() > 0 ? shortNumberText(reading.totalPull)
                                                 : QStringLiteral("–")});
    }
    return table;
}

}  // namespace

QString figureSampleText(const ExportSource& source) {
    const int samples = source.scene().samples();
    if (samples < 2) return {};
    return Text::tr("Sample %1 of %2.").arg(source.settings.sample + 1).arg(samples) + ' ';
}

QString figureCreditText(const ExportSource& source) {
    return source.source.isEmpty() ? Text::tr("Made with Lossglass.")
                                   : Text::tr("%1 Made with Lossglass.").arg(source.source);
}

FigureContent::Map signedFigureMap(const ExportSource& source, const SignedMap& shown,
                                   const Theme& colours) {
    FigureContent::Map map;
    map.title = shown.title;
    MapSettings settings;
    settings.content = CanvasContent::Gradient;
    settings.theme = colours.look();
    settings.gradient = shown.gradient;
    settings.channel = shown.channel;
    settings.gradientRange =
        shown.half / std::max<double>(1, static_cast<double>(shown.validPixels));
    map.image = mapImage(source, settings, colours);
    const auto table = signedTable(colours);
    map.bar.colours.assign(table.begin(), table.end());
    map.bar.ends = FigureContent::Ends::Pointed;
    const QString number = shortNumberText(shown.half);
    map.bar.texts = {Text::tr("−%1 raises p").arg(number), "0",
                     Text::tr("lowers p +%1").arg(number)};
    return map;
}

FigureContent buildFigure(const ExportSource& source, const WindowLook& kind) {
    const Theme& colours = theme(kind);
    const Scene& scene = source.scene();
    FigureContent content;
    content.theme = kind;
    content.maps = {targetMap(source, colours), predictionMap(source, colours)};
    const Reading<float>* reading = source.selected();
    if (reading) content.maps.push_back(gradientMap(source, *reading, colours));
    addPlots(source, content);
    content.table = readingTable(source);
    if (!reading) return content;
    const QString name = lossText(reading->loss->name);
    const QString settings =
        differenceText(*reading->loss, reading->values, ParameterValues(reading->loss->parameters));
    content.captionLead = Text::tr("Where %1 pulls.").arg(name);
    const QString value = reading->evaluation.undefined ? Text::tr("undefined")
                                                        : lossValueText(reading->evaluation.value);
    content.caption = figureSampleText(source) +
                      Text::tr(
                          "%1 × %2 pixels; %3%4 = %5. Colours of the gradient end at the 99.5th "
                          "percentile of its size; N is the number of valid pixels.")
                          .arg(scene.width())
                          .arg(scene.height())
                          .arg(name, settings.isEmpty() ? QString() : " (" + settings + ")", value);
    content.source = figureCreditText(source);
    return content;
}

FigureContent curveFigure(const ExportSource& source, const WindowLook& kind) {
    FigureContent content;
    content.theme = kind;
    addPlots(source, content);
    const QString pixel = nameOf(source.scene(), source.settings.curveTarget);
    content.captionLead = Text::tr("What one pixel costs and how it pulls.");
    content.caption =
        Text::tr(
            "A pixel of %1, against the predicted probability of %2; the loss of a picture is "
            "the mean over its pixels.")
            .arg(pixel, nameOf(source.scene(), source.settings.watched));
    content.source = figureCreditText(source);
    return content;
}

}  // namespace lossglass
