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

#include <cmath>

namespace lossglass {

namespace {

/// Names the context of this file's words, also for lupdate.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(FigureBuilder)
};

QString nameOf(const Scene& scene, int label) {
    return QString::fromStdString(scene.classes()[static_cast<std::size_t>(label)].name);
}

QImage photograph(const Scene& scene, const QSize& size, const Theme& colours) {
    QImage ground(size, QImage::Format_RGB32);
    ground.fill(colours.panel);
    const auto& picture = scene.picture();
    if (!picture || scene.samples() > 1) return ground;
    return QImage(picture->rgb.data(), picture->width, picture->height, 3 * picture->width,
                  QImage::Format_RGB888)
        .convertToFormat(QImage::Format_RGB32);
}

/// A map over its ground; pixels without a value are grey.
QImage mapImage(const Scene& scene, const MapSettings& settings, const Theme& colours) {
    MapLayer layer;
    layer.render(scene, settings, {0, 0, scene.width(), scene.height() * scene.samples()});
    const bool isTarget = settings.content == CanvasContent::Target;
    QImage image(layer.size(), QImage::Format_RGB32);
    image.fill(colours.raised);
    if (isTarget) image = photograph(scene, layer.size(), colours);
    QPainter painter(&image);
    painter.drawImage(0, 0, layer.picture());
    return image;
}

std::vector<FigureContent::Outline> targetOutlines(const Scene& scene) {
    std::vector<FigureContent::Outline> outlines;
    const int rows = scene.height() * scene.samples();
    for (int k = scene.labelCount() == 2 ? 1 : 0; k < scene.labelCount(); ++k) {
        std::vector<std::uint8_t> inside;
        inside.reserve(scene.labels().size());
        for (const std::uint8_t y : scene.labels())
            inside.push_back(y == k);
        outlines.push_back({outlineOf(inside, scene.width(), rows),
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
    settings.theme = colours.kind;
    map.image = mapImage(scene, settings, colours);
    map.outlines = targetOutlines(scene);
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
    settings.theme = colours.kind;
    settings.label = source.settings.watched;
    map.image = mapImage(scene, settings, colours);
    const auto table = probabilityTable();
    map.bar.colours.assign(table.begin(), table.end());
    map.bar.texts = {"0", "0.5", "1"};
    return map;
}

FigureContent::Map gradientMap(const ExportSource& source, const Theme& colours) {
    const Scene& scene = source.scene();
    const Reading<float>& reading = *source.selected();
    const auto index = static_cast<std::size_t>(&reading - source.readings->readings.data());
    const auto& ranges = source.readings->ranges[index];
    const bool byLogit = source.settings.gradientBy == GradientBy::Logit;
    const GradientRange& range = byLogit ? ranges.logit : ranges.probability;
    const double half = source.settings.fixedRange.value_or(range.halfWidth());
    FigureContent::Map map;
    map.title =
        (byLogit ? Text::tr("Gradient of %1, N ∂L/∂z") : Text::tr("Gradient of %1, N ∂L/∂p"))
            .arg(lossText(reading.loss->name));
    MapSettings settings;
    settings.content = CanvasContent::Gradient;
    settings.theme = colours.kind;
    settings.gradient = std::shared_ptr<const Planes<float>>(
        source.readings,
        byLogit ? &reading.evaluation.logitGradient : &reading.evaluation.probabilityGradient);
    settings.channel = source.settings.channel(scene.channels());
    settings.gradientRange = half / std::max<double>(1, static_cast<double>(range.validPixels));
    map.image = mapImage(scene, settings, colours);
    const auto table = signedTable(colours);
    map.bar.colours.assign(table.begin(), table.end());
    map.bar.ends = FigureContent::Ends::Pointed;
    const QString number = shortNumberText(half);
    map.bar.texts = {Text::tr("−%1 raises p").arg(number), "0",
                     Text::tr("lowers p +%1").arg(number)};
    return map;
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

FigureContent buildFigure(const ExportSource& source, ThemeKind kind) {
    const Theme& colours = theme(kind);
    const Scene& scene = source.scene();
    FigureContent content;
    content.theme = kind;
    content.maps = {targetMap(source, colours), predictionMap(source, colours)};
    const Reading<float>* reading = source.selected();
    if (reading) content.maps.push_back(gradientMap(source, colours));
    addPlots(source, content);
    content.table = readingTable(source);
    if (!reading) return content;
    const QString name = lossText(reading->loss->name);
    const QString settings =
        differenceText(*reading->loss, reading->values, ParameterValues(reading->loss->parameters));
    content.captionLead = Text::tr("Where %1 pulls.").arg(name);
    const QString value = reading->evaluation.undefined ? Text::tr("undefined")
                                                        : lossValueText(reading->evaluation.value);
    content.caption = Text::tr(
                          "%1 × %2 pixels; %3%4 = %5. Colours of the gradient end at the 99.5th "
                          "percentile of its size; N is the number of valid pixels.")
                          .arg(scene.width())
                          .arg(scene.height())
                          .arg(name, settings.isEmpty() ? QString() : " (" + settings + ")", value);
    content.source = source.source.isEmpty()
                         ? Text::tr("Made with Lossglass.")
                         : Text::tr("%1 Made with Lossglass.").arg(source.source);
    return content;
}

}  // namespace lossglass
