// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/commands.h"
#include "app/command_line/picture_arguments.h"
#include "app/command_line/scene_arguments.h"
#include "app/document/parameters_at_start.h"
#include "app/export/figure.h"
#include "app/import/scene_builder.h"
#include "app/import/scene_checks.h"
#include "app/session/session_file.h"
#include "app/window/figure_kinds.h"
#include "losslib/loss/catalogue.h"

#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace lossglass {

namespace {

// At scale 2 a figure of two columns is as wide as print wants it.
constexpr double kScreenDpi = 150;

std::vector<OptionSpec> renderOptions() {
    using Takes = OptionSpec::Takes;
    std::vector<OptionSpec> known = sceneOptions();
    known.insert(known.end(), {{"--out"},
                               {"--theme"},
                               {"--colours"},
                               {"--scale"},
                               {"--figure"},
                               {"--width"},
                               {"--dpi"},
                               {"--title"},
                               {"--caption"},
                               {"--source"},
                               {"--over"},
                               {"--threshold"},
                               {"--no-legend", Takes::Nothing},
                               {"--no-session", Takes::Nothing}});
    return known;
}

Result<double> readNumber(const Arguments& arguments, const QString& option, double low,
                          double high, double missing) {
    const auto given = arguments.value(option);
    if (!given) return missing;
    bool isNumber = false;
    const double number = QLocale::c().toDouble(*given, &isNumber);
    if (!isNumber || !(number >= low && number <= high))
        return usageError(QStringLiteral("%1 takes a number from %2 to %3, not \"%4\"")
                              .arg(option)
                              .arg(low)
                              .arg(high)
                              .arg(*given));
    return number;
}

/// The session's own settings, and over them what was asked for.
Result<FigureQuestion> readQuestion(const Arguments& arguments, const Session& session,
                                    bool isFromFile, double scale) {
    FigureQuestion question;
    question.settings = session.figure;
    if (!isFromFile) question.settings.dpi = kScreenDpi;
    const auto kind = chosenWord(arguments, "--figure", figureKindWords());
    if (!kind) return kind.error();
    question.kind = static_cast<FigureKind>(kind->value_or(0));
    const auto width =
        readNumber(arguments, "--width", 40, 1000, question.settings.widthMillimetres);
    if (!width) return width.error();
    const auto dpi = readNumber(arguments, "--dpi", 36, 2400, question.settings.dpi * scale);
    if (!dpi) return dpi.error();
    question.settings.widthMillimetres = *width;
    question.settings.dpi = *dpi;
    for (const auto& [option, word] : {std::pair{"--title", &FigureSettings::title},
                                       std::pair{"--caption", &FigureSettings::caption},
                                       std::pair{"--source", &FigureSettings::source}})
        if (const auto given = arguments.value(QLatin1String(option)))
            question.settings.*word = given;
    if (arguments.has("--no-legend")) question.settings.legend = false;
    if (arguments.has("--no-session")) question.settings.carriesSession = false;
    const QJsonObject budget = session.panes.value(QStringLiteral("budget")).toObject();
    const auto threshold = readThreshold(arguments);
    if (!threshold) return threshold.error();
    question.threshold = arguments.has("--threshold")
                             ? *threshold
                             : std::clamp(budget.value("threshold").toDouble(0.5), 0.0, 1.0);
    question.metric =
        session.panes.value(QStringLiteral("metrics")).toObject().value("row").toString();
    question.axes = keptAxes(question.kind, session);
    // Losses that were asked for stand alone.
    if (!arguments.has("--loss"))
        question.compare = session.panes.value(QStringLiteral("compare")).toObject();
    std::vector<std::string> over;
    for (const GivenOption& option : arguments.options)
        if (option.name == "--over") over.push_back(option.value.toStdString());
    if (!over.empty()) question.axes.across = over[0];
    if (!over.empty()) question.axes.up = over.size() > 1 ? over[1] : std::string();
    return question;
}

/// What was given as files, as the session that the figure carries.
Session sessionOf(const SceneArguments& wanted, const Scene& scene,
                  const std::vector<Request>& requests) {
    Session session;
    session.title = QFileInfo(wanted.target).fileName();
    session.scene = scene;
    session.parameters = parametersAtStart();
    for (const Request& request : requests) {
        session.parameters[request.loss->id] = request.values;
        session.shown.insert(request.loss->id);
    }
    session.selected = requests.front().loss->id;
    return session;
}

/// The losses asked for, the selected one first; or cross-entropy.
std::vector<Request> requestsOf(const SceneArguments& wanted) {
    std::vector<Request> requests = wanted.losses;
    if (requests.empty()) {
        const Loss* plain = findLoss("cross_entropy");
        requests.push_back({plain, ParameterValues(plain->parameters), {}});
    }
    if (wanted.session)
        std::stable_partition(requests.begin(), requests.end(), [&](const Request& request) {
            return request.loss->id == wanted.session->session.selected;
        });
    return requests;
}

std::optional<Error> run(const QStringList& arguments, QTextStream& out) {
    const auto parsed = parseArguments(arguments, renderOptions());
    if (!parsed) return parsed.error();
    const auto wanted = readSceneArguments(*parsed);
    if (!wanted) return wanted.error();
    const auto picture = readPictureArguments(*parsed, figureSuffixes());
    if (!picture) return picture.error();
    auto built = openScene(*wanted);
    if (!built) return built.error();
    if (auto error = whyNotFloat(built->scene)) return *error;
    const Scene scene = built->scene.cast<float>();
    const std::vector<Request> requests = requestsOf(*wanted);
    for (const Request& request : requests)
        if (auto reason =
                whyUnfit(*request.loss, request.values, scene.channels(), scene.hasSoftTarget()))
            return usageError(QString::fromStdString(*reason));
    Session session =
        wanted->session ? wanted->session->session : sessionOf(*wanted, scene, requests);
    if (picture->colours) session.view.colours = *picture->colours;
    const auto question =
        readQuestion(*parsed, session, wanted->session != nullptr, picture->scale);
    if (!question) return question.error();
    std::vector<std::uint8_t> carried;
    if (question->settings.carriesSession) {
        auto bytes = encodeSession(session);
        if (!bytes) return bytes.error();
        carried = std::move(bytes).value();
    }
    const ExportSource source = evaluateForExport(scene, requests, session.view);
    const auto written = exportFigureTo(picture->path, *question, source, carried, picture->theme);
    if (!written) return written.error();
    out << picture->path << '\n';
    return std::nullopt;
}

}  // namespace

SubCommand renderCommand() {
    return {"render",
            sceneUsage() + "\n    --out FILE.png|svg|pdf|csv|dat|tex [--figure " +
                figureKindWords().join('|') +
                "]\n    [--width MILLIMETRES] [--dpi DPI] [--scale FACTOR] [--title TEXT] "
                "[--caption TEXT] [--source TEXT]\n    [--no-legend] [--no-session] [--theme "
                "light|dark] [--colours " +
                colourSchemeWords().join('|') +
                "]\n    [--over PARAMETER] (or edit; with --figure sweep, twice with "
                "landscape) "
                "[--threshold T] (with --figure budget or metrics)",
            "Writes a figure that carries its session, or its numbers: by default target, "
            "prediction, gradient of\n    the first loss, and its curve.",
            &run, SubCommand::Needs::Screen};
}

}  // namespace lossglass
