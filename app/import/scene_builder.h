// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_options.h"
#include "app/import/input_file.h"
#include "app/import/prediction.h"
#include "app/import/target.h"
#include "losslib/scene/scene.h"
#include "losslib/support/result.h"

#include <QStringList>

#include <string>
#include <vector>

namespace lossglass {

/// A scene and everything that was decided on the way to it, one sentence each.
struct BuiltScene {
    SceneD scene;
    std::vector<std::string> notices;
};

/// How far from 0 and 1 a picture's black and white are taken: a picture cannot say how near to 0
/// or 1 the model was, and an exact 0 would make cross-entropy infinite.
inline constexpr double kQuantisedMargin = 1e-7;

/// Puts a target and a prediction together. Probabilities become logits: log p - log(1-p) for one
/// channel, log p for several. Errors: sizes that differ (both named), a label beyond the
/// prediction's classes (with its place), NaN, an activation that does not fit the channels. What
/// is moved in is not copied.
Result<BuiltScene> buildScene(ImportedTarget target, ImportedPrediction prediction,
                              const ImportOptions& options = {});

/// The options for a prediction that goes with the target: class labels of it are of as many
/// classes as the target has, at least.
ImportOptions optionsBeside(const ImportedTarget& target, ImportOptions options);

/// How the classes of a target are to look: named as in the known table that its colours were read
/// by, and above that as `options` asks for.
std::map<int, ClassLook> looksOf(const ImportedTarget& target, const ImportOptions& options);

/// The classes with the names and colours that were asked for.
void applyLooks(const std::map<int, ClassLook>& looks, std::vector<ClassInfo>& classes);

/// Reads both and puts them together; the one call of window and command line.
Result<BuiltScene> importScene(const QString& targetPath, const QStringList& predictionPaths,
                               const ImportOptions& options = {});

/// A target file that is read already.
struct TargetContent {
    QString path;
    FileContent content;
};
Result<BuiltScene> importScene(TargetContent target, const QStringList& predictionPaths,
                               const ImportOptions& options);

}  // namespace lossglass
