// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/figure_landscape_kind.h"

#include "app/window/reading_texts.h"
#include "app/window/sweep_axes.h"
#include "app/window/sweep_content.h"

#include <QCoreApplication>

namespace lossglass {

namespace {

/// Names the context of this file's words, also for lupdate.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(FigureLandscapeKind)
};

constexpr int kSteps = 61;

Result<SweepQuestion> questionOf(const ExportSource& source) {
    const auto refuse = [](const QString& sentence) {
        return Error{ErrorCode::Unsupported, sentence.toStdString(), {}};
    };
    const Reading<float>* reading = source.selected();
    if (!reading) return refuse(Text::tr("The selected loss has no reading."));
    SweepQuestion question;
    question.losses = {{reading->loss, reading->values, {}}};
    question.depth = SweepDepth::Values;
    const auto choices = sweepAxesOf(*reading->loss, source.scene());
    for (std::size_t i = 0; i < 2; ++i) {
        question.axes.push_back(choices[i].axis);
        question.axes.back().steps = kSteps;
    }
    if (const auto why = whyNoSweep(question)) return refuse(QString::fromStdString(*why));
    return question;
}

}  // namespace

Result<FigureContent> landscapeFigure(const ExportSource& source, ThemeKind theme) {
    const auto question = questionOf(source);
    if (!question) return question.error();
    FigureContent content;
    content.theme = theme;
    content.landscape =
        landscapeData(runSweep(source.scene(), *question), source.scene(), *question);
    const auto& axes = content.landscape->axis;
    content.captionLead =
        Text::tr("%1 over %2 and %3.").arg(content.landscape->title, axes[0].name, axes[1].name);
    content.caption =
        Text::tr("The ring marks the present values; %1 × %1 places were computed.").arg(kSteps);
    content.source = Text::tr("Made with Lossglass.");
    return content;
}

Result<CsvTable> landscapeTable(const ExportSource& source) {
    const auto question = questionOf(source);
    if (!question) return question.error();
    const Sweep sweep = runSweep(source.scene(), *question);
    CsvTable table;
    for (const SweepAxis& axis : sweep.axes)
        table.header << QString::fromStdString(axis.id);
    table.header << "value";
    for (int place = 0; place < sweep.places; ++place) {
        const auto& value = sweep.losses[0].points[static_cast<std::size_t>(place)].value;
        table.rows.push_back({csvNumber(sweep.at(0, place)), csvNumber(sweep.at(1, place)),
                              value ? csvNumber(*value) : QString()});
    }
    return table;
}

}  // namespace lossglass
