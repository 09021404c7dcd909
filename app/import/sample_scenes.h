// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"
#include "losslib/support/result.h"

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace lossglass {

/// A sample scene: a real mask, a real prediction, the picture, and where they come from.
struct SampleScene {
    QString id;           ///< name of its folder: "nuclei_tissue"
    QString title;        ///< "Nuclei, BBBC038 4d14a362"
    QString about;        ///< what it is a case of
    QString source;       ///< where the data come from
    QString licence;      ///< of the data
    QString attribution;  ///< whom to credit
    QString prediction;   ///< which model made the prediction, and how
    Scene scene;
    std::vector<std::string> notices;  ///< what the readers decided
};

/// Ids of the samples that come with the program, the one to open at start first.
QStringList sampleIds();

/// Ids of the generated scenes (losslib/scene_library), in their order. They have no picture.
QStringList librarySceneIds();

/// Whether a word names a sample or a generated scene.
bool isSampleId(const QString& id);

/// What to look for in a generated scene, one line; empty for others.
QString sampleHint(const QString& id);

/// The title of a sample or generated scene without reading its pictures; empty for an unknown id.
QString sampleTitle(const QString& id);

/// A sample or a generated scene that comes with the program.
Result<SampleScene> loadSample(const QString& id);

/// A sample from any folder that holds meta.json, mask.png, image.png and prediction.png (or
/// prediction_0.png, prediction_1.png, ...).
Result<SampleScene> loadSampleFolder(const QString& folder);

}  // namespace lossglass
