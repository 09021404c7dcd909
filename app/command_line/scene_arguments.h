// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line/arguments.h"
#include "app/import/import_options.h"
#include "app/import/scene_builder.h"
#include "app/session/session_file.h"
#include "losslib/loss/reading.h"
#include "losslib/support/result.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace lossglass {

/// What every command that reads a scene takes: TARGET PREDICTION..., SCENE or SESSION, losses with
/// their settings, and how the files are meant.
struct SceneArguments {
    QString target;           ///< a file, or the name of a scene of the program
    QStringList predictions;  ///< empty: `target` is such a name
    ImportOptions import;
    std::vector<Request> losses;  ///< empty: none was named; of a session: those it shows
    std::shared_ptr<const OpenedSession> session{};  ///< null: `target` is none and carries none
};

/// "--loss", "--set" and those of importOptionSpecs().
std::vector<OptionSpec> sceneOptions();

/// The lines of the usage that belong to sceneOptions().
QString sceneUsage();

Result<SceneArguments> readSceneArguments(const Arguments& arguments);

/// The scene that the arguments name, with everything that was decided on the way to it.
Result<BuiltScene> openScene(const SceneArguments& arguments);

/// "--threshold T", a number in [0, 1]; 0.5 when it was not given.
Result<double> readThreshold(const Arguments& arguments);

}  // namespace lossglass
