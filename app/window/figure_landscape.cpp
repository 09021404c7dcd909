// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/figure_landscape.h"

#include "app/window/sweep_axes.h"
#include "losslib/loss/catalogue.h"
#include "widgets/panels/loss_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

/// Names the context of this file's words, also for lupdate.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(FigureLandscape)
};

constexpr int kGridSteps = 61;

std::vector<SweepAxisChoice> choicesOf(const ExportSource& source) {
    const Reading<float>* reading = source.selected();
    if (!reading) return {};
    return sweepAxesOf(*reading->loss, source.scene());
}

Result<Sweep> landscapeOf(const ExportSource& source, const FigureAxes& axes) {
    const auto across = figureAxis(source, axes, axes.across, axes.up);
    if (!across) return across.error();
    const auto up = figureAxis(source, axes, axes.up, across->id);
    if (!up) return up.error();
    const Reading<float>* reading = source.selected();
    SweepQuestion question;
    question.losses = {{reading->loss, reading->values, {}}};
    question.axes = {*across, *up};
    question.edit = mannerFor(axes.manner, source.scene());
    for (SweepAxis& axis : question.axes)
        axis.steps = kGridSteps;
    question.depth = SweepDepth::Values;
    if (const auto why = whyNoSweep(question)) return Error{ErrorCode::Unsupported, *why, {}};
    return runSweep(source.scene(), question);
}

LandscapeAxisData axisData(const ExportSource& source, const FigureAxes& axes,
                           const SweepAxis& axis) {
    LandscapeAxisData data;
    data.name = figureAxisName(source, axes, axis.id);
    data.scale = {axis.from, axis.to, axis.scale == Scale::Logarithmic};
    data.now = figureAxisNow(source, axis.id);
    return data;
}

}  // namespace

Result<SweepAxis> figureAxis(const ExportSource& source, const FigureAxes& axes,
                             const std::string& id, const std::string& notThis) {
    QStringList ids;
    for (const SweepAxisChoice& choice : choicesOf(source)) {
        if (id.empty() ? choice.axis.id != notThis : choice.axis.id == id)
            return axes.ranges.axisOf(*source.selected()->loss, choice);
        ids << QString::fromStdString(choice.axis.id);
    }
    const QString sentence =
        ids.isEmpty() ? Text::tr("The selected loss has no reading.")
                      : Text::tr("There is no axis \"%1\"; what can run: %2.")
                            .arg(QString::fromStdString(id), ids.join(QStringLiteral(", ")));
    return Error{ErrorCode::NotFound, sentence.toStdString(), {}};
}

QString figureAxisName(const ExportSource& source, const FigureAxes& axes, const std::string& id) {
    for (const SweepAxisChoice& choice : choicesOf(source))
        if (choice.axis.id == id) return fullNameOf(choice, axes.manner, source.scene());
    return QString::fromStdString(id);
}

std::optional<double> figureAxisNow(const ExportSource& source, const std::string& id) {
    for (const SweepAxisChoice& choice : choicesOf(source))
        if (choice.axis.id == id && !choice.isParameter) return choice.neutral;
    const Reading<float>* reading = source.selected();
    return reading && reading->values.has(id) ? reading->values.number(id) : std::nullopt;
}

Result<FigureContent> landscapeFigure(const ExportSource& source, const FigureAxes& axes,
                                      const WindowLook& kind) {
    const auto sweep = landscapeOf(source, axes);
    if (!sweep) return sweep.error();
    const QString name = lossText(sweep->losses[0].request.loss->name);
    LandscapeViewData data;
    data.title = Text::tr("Value of %1").arg(name);
    data.axis = {axisData(source, axes, sweep->axes[0]), axisData(source, axes, sweep->axes[1])};
    data.grid.columns = sweep->axes[0].steps;
    data.grid.rows = sweep->axes[1].steps;
    for (const SweepPoint& point : sweep->losses[0].points)
        data.grid.heights.push_back(point.value.value_or(std::nan("")));
    if (!heightRange(data.grid))
        return Error{ErrorCode::Unsupported,
                     Text::tr("%1 is undefined everywhere in this range.").arg(name).toStdString(),
                     {}};
    FigureContent content;
    content.theme = kind;
    content.captionLead =
        Text::tr("%1 over %2 and %3.").arg(name, data.axis[0].name, data.axis[1].name);
    content.caption =
        Text::tr("The point marks the present values; a grid of %1 × %2 was computed.")
            .arg(data.grid.columns)
            .arg(data.grid.rows);
    content.source = Text::tr("Made with Lossglass.");
    content.landscape = std::move(data);
    return content;
}

Result<CsvTable> landscapeTable(const ExportSource& source, const FigureAxes& axes) {
    const auto sweep = landscapeOf(source, axes);
    if (!sweep) return sweep.error();
    CsvTable table;
    table.header << QString::fromStdString(sweep->axes[0].id)
                 << QString::fromStdString(sweep->axes[1].id) << QStringLiteral("value");
    for (int place = 0; place < sweep->places; ++place) {
        const auto& value = sweep->losses[0].points[static_cast<std::size_t>(place)].value;
        table.rows.push_back({csvNumber(sweep->at(0, place)), csvNumber(sweep->at(1, place)),
                              value ? csvNumber(*value) : QString()});
    }
    return table;
}

}  // namespace lossglass
