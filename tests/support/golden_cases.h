// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/loss.h"
#include "losslib/scene/scene.h"

#include <QString>
#include <map>
#include <vector>

namespace lossglass::test {

/// A scene of tests/data/golden/scenes.json with the distance maps stored beside it.
struct GoldenScene {
    SceneD scene;
    std::vector<double> levelSet, predictionDistance, targetDistance;  ///< C*H*W
};

/// One case of tests/data/golden/<loss>.json.
struct GoldenCase {
    QString id, sceneId;
    const Loss* loss = nullptr;
    ParameterValues values;
    double value = 0;
    std::optional<std::vector<std::optional<double>>> perClass;
    std::vector<double> gradLogit, gradProbability;  ///< C*H*W
    bool extreme = false;
    bool tieSensitive = false;
};

/// Aborts the test program with a message when a file is missing or malformed.
std::map<QString, GoldenScene> readGoldenScenes();
std::vector<GoldenCase> readGoldenCases(const Loss& loss);

}  // namespace lossglass::test
