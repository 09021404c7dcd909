// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/figure_analysis.h"

#include "app/window/figure_landscape.h"
#include "losslib/analysis/gradient_budget.h"
#include "losslib/analysis/sweep.h"
#include "widgets/panels/loss_text.h"
#include "widgets/panels/number_text.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

/// Names the context of this file's words, also for lupdate.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(FigureAnalysis)
};

constexpr int kFigureSteps = 51;

/// Errors first, so that they can be compared between the bars.
struct OutcomePart {
    double OutcomeSums::*sum;
    const char* word;  ///< of tables
    QString name;
    QColor Theme::*colour;
    bool isWrong;
};

std::vector<OutcomePart> outcomeParts() {
    return {{&OutcomeSums::fn, "fn", Text::tr("false negative"), &Theme::falseNegative, true},
            {&OutcomeSums::fp, "fp", Text::tr("false positive"), &Theme::falsePositive, true},
            {&OutcomeSums::tp, "tp", Text::tr("true positive"), &Theme::truePositive, false},
            {&OutcomeSums::tn, "tn", Text::tr("true negative"), &Theme::trueNegative, false}};
}

/// The readings' budgets, in their order.
struct BudgetsOfFigure {
    OutcomeSums pixels;
    std::vector<OutcomeSums> pulls;
};

BudgetsOfFigure budgetsFor(const ExportSource& source, double threshold) {
    const Workspace<float> work(source.scene());
    const BudgetSorter<float> sorter(work, {threshold, {}});
    BudgetsOfFigure budgets;
    budgets.pixels = sorter.pixels();
    for (const auto& reading : source.readings->readings) {
        const auto again = evaluateOne(work, {reading.loss, reading.values, {true, false, false}});
        budgets.pulls.push_back(sorter.sort(again.evaluation.logitGradient).outcomes);
    }
    return budgets;
}

std::vector<double> sharesOf(const OutcomeSums& sums) {
    std::vector<double> shares;
    const auto whole = sums.shares();
    if (!whole) return shares;
    for (const OutcomePart& part : outcomeParts())
        shares.push_back((*whole).*part.sum);
    return shares;
}

Result<Sweep> sweepOf(const ExportSource& source, const FigureAxes& axes) {
    const auto axis = figureAxis(source, axes, axes.across);
    if (!axis) return axis.error();
    const Reading<float>* reading = source.selected();
    SweepQuestion question;
    question.losses = {{reading->loss, reading->values, {}}};
    question.axes = {*axis};
    question.axes[0].steps = kFigureSteps;
    question.edit = mannerFor(axes.manner, source.scene());
    // What is published sees every pixel.
    question.manner = SweepManner::EveryPixel;
    if (const auto why = whyNoSweep(question)) return Error{ErrorCode::Unsupported, *why, {}};
    return runSweep(source.scene(), question);
}

FigureContent::Plot curveOf(const ExportSource& source, const FigureAxes& axes, const Sweep& sweep,
                            const QString& title, double (*height)(const SweepPoint&)) {
    PlotLine line{lossText(sweep.losses[0].request.loss->name), PlotLineKind::Selected, {}, {}, {}};
    double low = 0, high = 0;
    for (int place = 0; place < sweep.places; ++place) {
        const double y = height(sweep.losses[0].points[static_cast<std::size_t>(place)]);
        line.x.push_back(sweep.at(0, place));
        line.y.push_back(y);
        if (std::isfinite(y)) low = std::min(low, y);
        if (std::isfinite(y)) high = std::max(high, y);
    }
    FigureContent::Plot plot{
        title, figureAxisName(source, axes, sweep.axes[0].id), {line}, niceRange(low, high)};
    plot.xRange = {sweep.axes[0].from, sweep.axes[0].to};
    plot.markedX = figureAxisNow(source, sweep.axes[0].id);
    return plot;
}

FigureContent::Plot sharesPlot(const ExportSource& source, const FigureAxes& axes,
                               const Sweep& sweep, const Theme& colours) {
    FigureContent::Plot plot{Text::tr("Where the pull lands, share"),
                             figureAxisName(source, axes, sweep.axes[0].id),
                             {},
                             {0, 1}};
    plot.xRange = {sweep.axes[0].from, sweep.axes[0].to};
    plot.markedX = figureAxisNow(source, sweep.axes[0].id);
    for (const OutcomePart& part : outcomeParts())
        plot.bands.push_back({part.name, colours.*part.colour, {}, {}});
    for (int place = 0; place < sweep.places; ++place) {
        const auto& shares = sweep.losses[0].points[static_cast<std::size_t>(place)].shares;
        if (!shares) continue;
        plot.bandX.push_back(sweep.at(0, place));
        double below = 0;
        std::size_t band = 0;
        for (const OutcomePart& part : outcomeParts()) {
            plot.bands[band].low.push_back(below);
            below += (*shares).*part.sum;
            plot.bands[band++].high.push_back(below);
        }
    }
    return plot;
}

}  // namespace

FigureContent budgetFigure(const ExportSource& source, double threshold, const WindowLook& kind) {
    const Theme& colours = theme(kind);
    const BudgetsOfFigure budgets = budgetsFor(source, threshold);
    FigureContent content;
    content.theme = kind;
    content.bars.title = Text::tr("Share of the pull, in %");
    for (const OutcomePart& part : outcomeParts())
        content.bars.parts.push_back({part.name, colours.*part.colour, part.isWrong});
    content.bars.rows.push_back({Text::tr("Share of pixels"), sharesOf(budgets.pixels),
                                 Text::tr("%1 pixels").arg(budgets.pixels.total()), false});
    for (std::size_t i = 0; i < budgets.pulls.size(); ++i) {
        const auto& reading = source.readings->readings[i];
        content.bars.rows.push_back({lossText(reading.loss->name), sharesOf(budgets.pulls[i]),
                                     budgets.pulls[i].total() > 0
                                         ? shortNumberText(budgets.pulls[i].total())
                                         : Text::tr("no pull"),
                                     reading.loss->id == source.selectedLoss});
    }
    content.captionLead = Text::tr("Where the gradient is spent.");
    content.caption = source.scene().channels() == 1
                          ? Text::tr(
                                "Sums of |∂L/∂z| by what the pixels are at the threshold %1; "
                                "right, the total.")
                                .arg(threshold)
                          : Text::tr(
                                "Sums of |∂L/∂z| by what the pixels are, the largest "
                                "probability deciding; right, the total.");
    content.source = Text::tr("Made with Lossglass.");
    return content;
}

CsvTable budgetTable(const ExportSource& source, double threshold) {
    const BudgetsOfFigure budgets = budgetsFor(source, threshold);
    CsvTable table;
    table.header << "loss"
                 << "amount";
    for (const OutcomePart& part : outcomeParts())
        table.header << QString("share_") + part.word;
    const auto add = [&](const QString& name, const OutcomeSums& sums) {
        QStringList row{name, csvNumber(sums.total())};
        const auto shares = sums.shares();
        for (const OutcomePart& part : outcomeParts())
            row << (shares ? csvNumber((*shares).*part.sum) : QString());
        table.rows.push_back(row);
    };
    add("pixels", budgets.pixels);
    for (std::size_t i = 0; i < budgets.pulls.size(); ++i)
        add(QString::fromStdString(source.readings->readings[i].loss->id), budgets.pulls[i]);
    return table;
}

Result<FigureContent> sweepFigure(const ExportSource& source, const FigureAxes& axes,
                                  const WindowLook& kind) {
    const auto sweep = sweepOf(source, axes);
    if (!sweep) return sweep.error();
    const Theme& colours = theme(kind);
    const QString name = lossText(sweep->losses[0].request.loss->name);
    FigureContent content;
    content.theme = kind;
    content.plots = {
        curveOf(source, axes, *sweep, Text::tr("Value of %1").arg(name),
                [](const SweepPoint& point) { return point.value.value_or(std::nan("")); }),
        curveOf(source, axes, *sweep, Text::tr("Total pull, sum of |∂L/∂z|"),
                [](const SweepPoint& point) { return point.totalPull; }),
        sharesPlot(source, axes, *sweep, colours)};
    content.captionLead =
        Text::tr("%1 over %2.").arg(name, figureAxisName(source, axes, sweep->axes[0].id));
    content.caption =
        Text::tr("The line marks the present value; %1 values were computed.").arg(sweep->places);
    content.source = Text::tr("Made with Lossglass.");
    return content;
}

Result<CsvTable> sweepTable(const ExportSource& source, const FigureAxes& axes) {
    const auto sweep = sweepOf(source, axes);
    if (!sweep) return sweep.error();
    CsvTable table;
    table.header << QString::fromStdString(sweep->axes[0].id) << "value"
                 << "total_pull"
                 << "gradient_norm";
    for (const OutcomePart& part : outcomeParts())
        table.header << QString("share_") + part.word;
    for (int place = 0; place < sweep->places; ++place) {
        const SweepPoint& point = sweep->losses[0].points[static_cast<std::size_t>(place)];
        QStringList row{csvNumber(sweep->at(0, place)),
                        point.value ? csvNumber(*point.value) : QString(),
                        csvNumber(point.totalPull), csvNumber(point.gradientNorm)};
        for (const OutcomePart& part : outcomeParts())
            row << (point.shares ? csvNumber((*point.shares).*part.sum) : QString());
        table.rows.push_back(row);
    }
    return table;
}

}  // namespace lossglass
