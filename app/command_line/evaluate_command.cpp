// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/commands.h"
#include "app/command_line/dialect_evaluation.h"
#include "app/command_line/evaluation_report.h"
#include "app/command_line/loss_requests.h"
#include "app/command_line/save_arguments.h"
#include "app/command_line/scene_arguments.h"
#include "app/export/array_file.h"
#include "app/import/scene_builder.h"
#include "app/import/scene_checks.h"
#include "losslib/dialects/dialect_losses.h"
#include "losslib/loss/catalogue.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <optional>

namespace lossglass {

namespace {

enum class Precision { Float, Double };

struct EvaluateArguments {
    SceneArguments scene;
    Precision precision = Precision::Double;
    Wanted wanted;
    std::optional<QString> gradientFolder;
    SaveArguments save;
    OutcomeRule rule;
    bool spread = false;
    bool json = false;
};

Result<EvaluateArguments> readArguments(const QStringList& arguments) {
    std::vector<OptionSpec> known = sceneOptions();
    known.insert(known.end(), {{"--json", OptionSpec::Takes::Nothing},
                               {"--precision"},
                               {"--gradients"},
                               {"--threshold"},
                               {"--spread", OptionSpec::Takes::Nothing},
                               {"--with-respect-to"}});
    for (OptionSpec& each : saveOptionSpecs())
        known.push_back(std::move(each));
    const auto parsed = parseArguments(arguments, known);
    if (!parsed) return parsed.error();
    const auto scene = readSceneArguments(*parsed);
    if (!scene) return scene.error();
    const auto precision = chosenWord(*parsed, "--precision", {"float", "double"});
    if (!precision) return precision.error();
    const auto respect = chosenWord(*parsed, "--with-respect-to", {"logits", "probabilities"});
    if (!respect) return respect.error();
    const auto threshold = readThreshold(*parsed);
    if (!threshold) return threshold.error();
    EvaluateArguments result;
    result.rule.threshold = *threshold;
    result.scene = *scene;
    result.precision = precision->value_or(1) == 0 ? Precision::Float : Precision::Double;
    const bool byProbability = respect->value_or(0) == 1;
    const auto save = readSaveArguments(*parsed, result.scene.losses.size(), byProbability);
    if (!save) return save.error();
    result.save = *save;
    result.wanted = {!byProbability, byProbability, save->wants(SavedArray::PixelLoss)};
    result.gradientFolder = parsed->value("--gradients");
    result.spread = parsed->has("--spread");
    result.json = parsed->has("--json");
    if (result.gradientFolder && result.gradientFolder->isEmpty())
        return usageError("the option --gradients needs the name of a folder");
    return result;
}

/// Makes the folder for gradients, and takes back what was written when something fails.
class GradientFolder {
public:
    explicit GradientFolder(const std::optional<QString>& path) : m_path(path) {}

    std::optional<Error> prepare() {
        if (!m_path) return std::nullopt;
        if (QFileInfo::exists(*m_path) && !QFileInfo(*m_path).isDir())
            return usageError("--gradients: \"" + *m_path + "\" is a file, not a folder");
        if (QDir().mkpath(*m_path)) return std::nullopt;
        return usageError("--gradients: the folder \"" + *m_path + "\" cannot be made");
    }

    template <class Real>
    std::optional<Error> write(const Planes<Real>& gradient, int width, ReportedReading& reading) {
        if (!m_path) return std::nullopt;
        const QString name = QString("%1_%2.npy")
                                 .arg(m_written.size() + 1, 2, 10, QChar('0'))
                                 .arg(QString::fromStdString(reading.loss).replace(':', '_'));
        const QString path = QDir(*m_path).filePath(name);
        if (auto error = writePlanes(path, gradient, width)) {
            for (const QString& written : m_written)
                QFile::remove(written);
            return error;
        }
        m_written << path;
        reading.gradientFile = path;
        return std::nullopt;
    }

private:
    std::optional<QString> m_path;
    QStringList m_written;
};

template <class Real>
ReportedReading reportOf(const Reading<Real>& reading) {
    const auto& result = reading.evaluation;
    ReportedReading reported;
    reported.loss = reading.loss->id;
    if (const Dialect* dialect = dialectBehind(*reading.loss)) reported.version = dialect->version;
    reported.values = reading.values;
    reported.undefined = result.undefined.value_or("");
    if (!result.undefined) {
        reported.value = result.value;
        reported.perClass = result.perClass;
    }
    reported.gradientNorm = reading.gradientNorm;
    reported.notes = result.notes;
    return reported;
}

template <class Real>
EvaluationReport sceneReport(const Workspace<Real>& work, const EvaluateArguments& asked) {
    const BasicScene<Real>& scene = work.scene();
    const LabelCounts& counts = work.counts();
    EvaluationReport report;
    report.width = scene.width();
    report.height = scene.height();
    report.channels = scene.channels();
    report.samples = scene.samples();
    report.validPixels = counts.valid;
    report.ignoredPixels = counts.ignored;
    for (const ClassInfo& each : scene.classes())
        report.classNames.push_back(each.name);
    report.metrics = computeMetrics(scene, asked.rule.threshold);
    if (asked.json) report.allMetrics = metricReport(work, asked.rule.threshold);
    return report;
}

/// One loss after the other, so that only one gradient is held at a time.
template <class Real>
Result<EvaluationReport> evaluate(const BasicScene<Real>& scene, const EvaluateArguments& asked) {
    const Workspace<Real> work(scene);
    const BudgetSorter<Real> sorter(work, asked.rule);
    EvaluationReport report = sceneReport(work, asked);
    if (asked.wanted.probabilityGradient) report.gradientSymbol = "dL/dp";
    GradientFolder folder(asked.gradientFolder);
    if (auto error = folder.prepare()) return *error;
    if (auto error = saveAsked<Real>(asked.save, scene, nullptr, report.notices)) return *error;
    const std::vector<Request> requests =
        asked.scene.losses.empty() ? fittingRequests(scene.channels(), scene.hasSoftTarget())
                                   : asked.scene.losses;
    for (Request request : requests) {
        request.wanted = asked.wanted;
        const Reading<Real> reading = evaluateOne(work, request);
        ReportedReading reported = reportOf(reading);
        const auto& gradient = asked.wanted.logitGradient ? reading.evaluation.logitGradient
                                                          : reading.evaluation.probabilityGradient;
        if (auto error = saveAsked(asked.save, scene, &reading.evaluation, report.notices))
            return *error;
        reported.budget = sorter.sort(gradient);
        for (int label = 1; asked.spread && label < scene.labelCount(); ++label) {
            reported.byDistance.push_back(budgetByDistance(work, label, gradient));
            reported.bySize.push_back(budgetBySize(work, label, gradient));
        }
        if (auto error = folder.write(gradient, scene.width(), reported)) return *error;
        report.readings.push_back(std::move(reported));
    }
    return report;
}

Result<EvaluationReport> evaluateIn(const EvaluateArguments& asked, const SceneD& scene) {
    if (asked.precision == Precision::Double) return evaluate(scene, asked);
    if (auto error = whyNotFloat(scene)) {
        error->message += ": use --precision double";
        return *error;
    }
    return evaluate(scene.cast<float>(), asked);
}

std::optional<Error> run(const QStringList& arguments, QTextStream& out) {
    if (asksForDialects(arguments)) return evaluateDialects(arguments, out);
    const auto asked = readArguments(arguments);
    if (!asked) return asked.error();
    const auto built = openScene(asked->scene);
    if (!built) return built.error();
    auto evaluated = evaluateIn(*asked, built->scene);
    if (!evaluated) return evaluated.error();
    EvaluationReport report = std::move(evaluated).value();
    report.notices.insert(report.notices.begin(), built->notices.begin(), built->notices.end());
    if (asked->json)
        writeReportJson(report, out);
    else
        writeReportTable(report, out);
    return std::nullopt;
}

}  // namespace

SubCommand evaluateCommand() {
    return {
        "evaluate",
        sceneUsage() +
            "\n    [--precision float|double] [--gradients DIR] "
            "[--with-respect-to logits|probabilities] [--json]\n"
            "    [--threshold T] (one channel: p from which label 1 is predicted, 0.5; metrics, "
            "budget)\n"
            "    [--spread] (with --json: the budget also by distance to the boundary and by "
            "object size)\n"
            "    with --loss LIBRARY:NAME, a loss as a library computes it; then also "
            "--prediction-is raw\n    " +
            saveUsage(),
        "Prints what the losses say; without --loss, all that fit.", run};
}

}  // namespace lossglass
