// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/csv_file.h"
#include "app/export/figure.h"
#include "app/export/figure_settings.h"
#include "app/session/session.h"
#include "app/window/export_source.h"
#include "app/window/figure_landscape.h"
#include "losslib/support/result.h"

#include <QString>
#include <QStringList>

#include <string>

namespace lossglass {

/// What a figure shows.
enum class FigureKind {
    Board,      ///< target, prediction, gradient, and the curve of the selected loss
    Curve,      ///< the curves alone
    Budget,     ///< on which pixels the pull of each loss lands
    Sweep,      ///< the selected loss over one of its parameters
    Landscape,  ///< the selected loss over two of its parameters
    Compare,    ///< the gradient of every loss, each on its own scale
    Metrics,    ///< a metric against the threshold, and a table of all
};

/// The words of the command line, in the order of FigureKind.
QStringList figureKindWords();
/// For people: "Board: the three views and the curve".
QString figureKindText(FigureKind kind);

/// What beside the readings decides a figure.
struct FigureQuestion {
    FigureKind kind = FigureKind::Board;
    FigureSettings settings;
    double threshold = 0.5;  ///< of the budget and the metrics
    FigureAxes axes;         ///< of sweeps (across alone) and landscapes
    QJsonObject compare{};   ///< what the Compare tab of the session kept: its cards
    QString metric{};        ///< whose curve the Metrics tab of the session shows
};

/// What ran in the tab of a sweep or landscape when the session was saved.
FigureAxes keptAxes(FigureKind kind, const Session& session);

/// The figure, ready to be drawn, in the light theme unless another is asked for, and in the
/// colours of the source. Evaluates what it
/// needs in the calling thread. An error, in words, where there is nothing to show: a loss without
/// a curve, without a parameter that can run.
Result<FigureContent> buildFigureOf(const FigureQuestion& question, const ExportSource& source,
                                    ThemeKind theme = ThemeKind::Light);

/// The numbers behind the figure, as a table with one head row.
Result<CsvTable> figureTable(const FigureQuestion& question, const ExportSource& source);

/// Writes a figure (.png, .svg, .pdf) or its numbers (.csv, .dat, .tex), whole or not at all.
/// `session`: bytes of a .lossglass file to travel in a figure; may be empty.
Result<std::monostate> exportFigureTo(const QString& path, const FigureQuestion& question,
                                      const ExportSource& source,
                                      const std::vector<std::uint8_t>& session,
                                      ThemeKind theme = ThemeKind::Light);

/// The suffixes that exportFigureTo() writes.
QStringList figureSuffixes();

}  // namespace lossglass
