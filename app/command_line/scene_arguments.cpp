// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/scene_arguments.h"

#include "app/command_line/import_arguments.h"
#include "app/command_line/loss_requests.h"
#include "app/import/sample_scenes.h"

#include <QFile>
#include <QLocale>

namespace lossglass {

std::vector<OptionSpec> sceneOptions() {
    std::vector<OptionSpec> options = importOptionSpecs();
    options.insert(options.end(), {{"--loss"}, {"--set"}});
    return options;
}

QString sceneUsage() {
    return "TARGET PREDICTION...|SCENE [--loss ID [--set NAME=VALUE]...]...\n    " + importUsage();
}

Result<SceneArguments> readSceneArguments(const Arguments& arguments) {
    SceneArguments scene;
    const bool isNamed = arguments.positionals.size() == 1 &&
                         isSampleId(arguments.positionals[0]) &&
                         !QFile::exists(arguments.positionals[0]);
    if (arguments.positionals.size() < 2 && !isNamed)
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
    return scene;
}

Result<BuiltScene> openScene(const SceneArguments& arguments) {
    if (!arguments.predictions.isEmpty())
        return importScene(arguments.target, arguments.predictions, arguments.import);
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
