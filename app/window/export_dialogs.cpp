// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/export_dialogs.h"

#include "app/export/array_file.h"
#include "app/export/curve_csv.h"
#include "app/export/readings_table.h"
#include "app/window/live_views.h"
#include "app/window/reading_texts.h"
#include "widgets/panels/loss_text.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace lossglass {

namespace {

/// Names the context of this file's words, also for lupdate.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ExportDialogs)
};

QString askForFile(QWidget* parent, const QString& title, const QString& name,
                   const QString& filter) {
    return QFileDialog::getSaveFileName(parent, title, name, filter);
}

ExportResult done(std::optional<Error> error) {
    if (error) return std::move(*error);
    return std::monostate{};
}

Error nothing(const QString& sentence) {
    return {ErrorCode::Unsupported, sentence.toStdString(), {}};
}

}  // namespace

ExportSource exportSource(const Document& document, const LiveViews& views,
                          const ViewSettings& settings) {
    return {document.title(),      {},       views.readings(),
            views.wholeResponse(), settings, document.selectedLoss()};
}

ExportResult exportCurve(QWidget* parent, const ExportSource& source) {
    const ResponseResult& result = source.response;
    if (!result.selected)
        return nothing(Text::tr("%1 depends on the whole picture, so it has no curve to export.")
                           .arg(lossName(source.selectedLoss)));
    std::vector<NamedCurve> curves{
        {legendText(*result.selected->loss, result.selected->values, nullptr),
         result.selected->curve}};
    for (const auto& other : result.others)
        curves.push_back({lossText(other.loss->name), other.curve});
    const QString path =
        askForFile(parent, Text::tr("Export curve"), "curve.csv", Text::tr("CSV (*.csv)"));
    if (path.isEmpty()) return std::monostate{};
    return writeCurveCsv(curves, path);
}

ExportResult exportReadings(QWidget* parent, const ExportSource& source) {
    const QString path =
        askForFile(parent, Text::tr("Export readings"), "readings.csv", Text::tr("CSV (*.csv)"));
    if (path.isEmpty()) return std::monostate{};
    return done(writeCsv(path, readingsTable(source.readings->readings, source.scene().classes())));
}

ExportResult exportGradient(QWidget* parent, const ExportSource& source) {
    const Reading<float>* reading = source.selected();
    if (!reading) return nothing(Text::tr("The selected loss has no reading."));
    const QString path = askForFile(
        parent, Text::tr("Export gradient of %1").arg(lossName(source.selectedLoss)),
        QString::fromStdString(source.selectedLoss) + ".npy", Text::tr("NumPy array (*.npy)"));
    if (path.isEmpty()) return std::monostate{};
    const bool byLogit = source.settings.gradientBy == GradientBy::Logit;
    return done(writePlanes(
        path, byLogit ? reading->evaluation.logitGradient : reading->evaluation.probabilityGradient,
        source.scene().width()));
}

}  // namespace lossglass
