// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/scene_arguments.h"

#include "app/command_line/import_arguments.h"
#include "app/command_line/loss_requests.h"
#include "app/import/sample_scenes.h"
#include "app/session/open_session.h"
#include "losslib/dialects/dialect_losses.h"

#include <QFile>
#include <QLocale>

#include <algorithm>

namespace lossglass {

namespace {

/// The losses that a session shows, as they are set there, where they fit its scene.
std::vector<Request> shownLosses(const Session& session) {
    std::vector<std::string> ids(session.shown.begin(), session.shown.end());
    if (!session.shown.contains(session.selected)) ids.push_back(session.selected);
    std::vector<Request> requests;
    for (const Loss* loss : lossesWithDialects(ids)) {
        const bool isWanted = std::find(ids.begin(), ids.end(), loss->id) != ids.end();
        const ParameterValues& values = session.parameters.at(loss->id);
        if (isWanted && !whyUnfit(*loss, values, session.scene.channels(),
                                  session.scene.hasSoftTarget()))
            requests.push_back({loss, values, {}});
    }
    return requests;
}

}  // namespace

std::vector<OptionSpec> sceneOptions() {
    std::vector<OptionSpec> options = importOptionSpecs();
    options.insert(options.end(), {{"--loss"}, {"--set"}});
    return options;
}

QString sceneUsage() {
    return "TARGET PREDICTION...|SCENE|SESSION [--loss ID [--set NAME=VALUE]...]...\n    " + importUsage();
}

Result<SceneArguments> readSceneArguments(const Arguments& arguments) {
    SceneArguments scene;
    const bool isNamed = arguments.positionals.size() == 1 &&
                         isSampleId(arguments.positionals[0]) &&
                         !QFile::exists(arguments.positionals[0]);
    if (arguments.positionals.size() == 1 && !isNamed) {
        auto opened = openSession(arguments.positionals[0]);
        if (!opened) return opened.error();
        if (*opened) scene.session = std::make_shared<const OpenedSession>(**opened);
    }
    if (arguments.positionals.size() < 2 && !isNamed && !scene.session)
        return usageError(arguments.positionals.isEmpty()
                              ? QString("a TARGET and at least one PREDICTION file are needed")
                              : "at least one PREDICTION file is needed after the target \"" +
                                    arguments.positionals.first() + "\"");
    scene.target = arguments.positionals.first();
    scene.predictions = arguments.positionals.mid(1);

    const auto import = readImportOptions(arguments);
    if (!import) return import.error();
    scene.import = *import;
    auto losses = readLossRequests(arguments.options);
    if (!losses) return losses.error();
    scene.losses = std::move(losses).value();
    if (scene.session && scene.losses.empty())
        scene.losses = shownLosses(scene.session->session);
    return scene;
}

Result<BuiltScene> openScene(const SceneArguments& arguments) {
    if (!arguments.predictions.isEmpty())
        return importScene(arguments.target, arguments.predictions, arguments.import);
    if (arguments.session) {
        BuiltScene built{arguments.session->session.scene.cast<double>(), {}};
        for (const QString& notice : arguments.session->notices)
            built.notices.push_back(notice.toStdString());
        return built;
    }
    auto sample = loadSample(arguments.target);
    if (!sample) return sample.error();
    return BuiltScene{sample->scene.cast<double>(), sample->notices};
}

Result<double> readThreshold(const Arguments& arguments) {
    const auto given = arguments.value("--threshold");
    if (!given) return 0.5;
    bool number = false;
    const double threshold = QLocale::c().toDouble(*given, &number);
    if (!number || !(threshold >= 0 && threshold <= 1))
        return usageError("the option --threshold takes a number from 0 to 1, not \"" + *given +
                          "\"");
    return threshold;
}

}  // namespace lossglass
