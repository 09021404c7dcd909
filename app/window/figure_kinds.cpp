// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/figure_kinds.h"

#include "app/export/pgfplots.h"
#include "app/export/readings_table.h"
#include "app/export/whole_file.h"
#include "app/window/compare_figure.h"
#include "app/window/figure_analysis.h"
#include "app/window/figure_builder.h"
#include "app/window/metrics_figure.h"
#include "app/window/reading_texts.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace lossglass {

namespace {

/// Names the context of this file's words, also for lupdate.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(FigureKinds)
};

Error noCurve(const ExportSource& source) {
    return {ErrorCode::Unsupported,
            Text::tr("%1 depends on the whole picture, so it has no curve to export.")
                .arg(lossName(source.selectedLoss))
                .toStdString(),
            {}};
}

Result<FigureContent> contentOf(const FigureQuestion& question, const ExportSource& source,
                                const WindowLook& theme) {
    switch (question.kind) {
        case FigureKind::Board:
            return buildFigure(source, theme);
        case FigureKind::Curve:
            if (!source.response.selected) return noCurve(source);
            return curveFigure(source, theme);
        case FigureKind::Budget:
            return budgetFigure(source, question.threshold, theme);
        case FigureKind::Sweep:
            return sweepFigure(source, question.axes, theme);
        case FigureKind::Landscape:
            return landscapeFigure(source, question.axes, theme);
        case FigureKind::Compare:
            return compareFigure(source, question.compare, theme);
        case FigureKind::Metrics:
            return metricsFigure(source, {question.threshold, question.metric}, theme);
    }
    return noCurve(source);
}

/// p, then the value and both slopes of each loss.
CsvTable curveTable(const ExportSource& source) {
    CsvTable table;
    const ResponseResult& result = source.response;
    std::vector<const ResponseResult::Line*> lines{&*result.selected};
    for (const auto& other : result.others)
        lines.push_back(&other);
    table.header << "p";
    for (const auto* line : lines)
        for (const char* quantity : {"_loss", "_dl_dp", "_dl_dz"})
            table.header << QString::fromStdString(line->loss->id) + QLatin1String(quantity);
    for (std::size_t i = 0; i < result.selected->curve.size(); ++i) {
        QStringList row{csvNumber(result.selected->curve.p[i])};
        for (const auto* line : lines)
            row << csvNumber(line->curve.loss[i]) << csvNumber(line->curve.byProbability[i])
                << csvNumber(line->curve.byLogit[i]);
        table.rows.push_back(row);
    }
    return table;
}

}  // namespace

QStringList figureKindWords() {
    return {"board", "curve", "budget", "sweep", "landscape", "compare", "metrics"};
}

QString figureKindText(FigureKind kind) {
    switch (kind) {
        case FigureKind::Board:
            return Text::tr("Board: the three views and the curves");
        case FigureKind::Curve:
            return Text::tr("Response curves");
        case FigureKind::Budget:
            return Text::tr("Gradient budget of the losses shown");
        case FigureKind::Sweep:
            return Text::tr("Sweep of the selected loss");
        case FigureKind::Landscape:
            return Text::tr("Landscape of the selected loss");
        case FigureKind::Compare:
            return Text::tr("Gradients of the losses shown, side by side");
        case FigureKind::Metrics:
            return Text::tr("Metrics against the threshold");
    }
    return {};
}

FigureAxes keptAxes(FigureKind kind, const Session& session) {
    const QString pane =
        kind == FigureKind::Landscape ? QStringLiteral("landscape") : QStringLiteral("sweep");
    const QJsonObject state = session.panes.value(pane).toObject();
    FigureAxes axes{state.value("across").toString().toStdString(),
                    state.value("up").toString().toStdString(),
                    {},
                    mannerFromJson(state, {})};
    axes.ranges.setJson(state.value("ranges").toObject());
    return axes;
}

QStringList figureSuffixes() {
    return {"png", "svg", "pdf", "csv", "dat", "tex"};
}

Result<FigureContent> buildFigureOf(const FigureQuestion& question, const ExportSource& source,
                                    ThemeKind theme) {
    auto built = contentOf(question, source, {theme, source.settings.colours});
    if (!built) return built.error();
    FigureContent content = std::move(built).value();
    const FigureSettings& settings = question.settings;
    content.captionLead = settings.title.value_or(content.captionLead);
    content.caption = settings.caption.value_or(content.caption);
    content.source = settings.source.value_or(content.source);
    content.legend = settings.legend;
    return content;
}

Result<CsvTable> figureTable(const FigureQuestion& question, const ExportSource& source) {
    switch (question.kind) {
        case FigureKind::Curve:
            if (!source.response.selected) return noCurve(source);
            return curveTable(source);
        case FigureKind::Budget:
            return budgetTable(source, question.threshold);
        case FigureKind::Sweep:
            return sweepTable(source, question.axes);
        case FigureKind::Landscape:
            return landscapeTable(source, question.axes);
        case FigureKind::Compare:
            return compareTable(source, question.compare);
        case FigureKind::Metrics:
            return metricsTable(source);
        case FigureKind::Board:
            break;
    }
    return readingsTable(source.readings->readings, source.scene().classes());
}

Result<std::monostate> exportFigureTo(const QString& path, const FigureQuestion& question,
                                      const ExportSource& source,
                                      const std::vector<std::uint8_t>& session, ThemeKind theme) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == "csv" || suffix == "dat") {
        const auto table = figureTable(question, source);
        if (!table) return table.error();
        const QByteArray bytes = suffix == "csv" ? toCsv(*table).toUtf8() : toDat(*table);
        if (auto error = writeBytesWhole(path, bytes)) return *error;
        return std::monostate{};
    }
    const auto content = buildFigureOf(question, source, theme);
    if (!content) return content.error();
    if (suffix == "tex") {
        const auto text = toPgfplots(*content);
        if (!text) return text.error();
        if (auto error = writeBytesWhole(path, *text)) return *error;
        return std::monostate{};
    }
    FigureOptions options{question.settings.widthMillimetres, question.settings.dpi, {}};
    if (question.settings.carriesSession) options.session = session;
    return writeFigure(*content, path, options);
}

}  // namespace lossglass
