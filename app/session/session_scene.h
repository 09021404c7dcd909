// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/archive/zip_reader.h"
#include "losslib/archive/zip_writer.h"
#include "losslib/scene/scene.h"

#include <QJsonObject>

#include <optional>
#include <string>
#include <vector>

namespace lossglass {

/// A scene within a session: its sizes and classes in the head, its planes as .npy members.

QJsonObject sessionSceneHead(const Scene& scene);
std::optional<Error> addSceneMembers(const Scene& scene, ZipPacking packing, ZipWriter& archive);

/// Sizes are checked against the limits and against the members before anything is allocated;
/// then everything that Scene::make() asks for.
Result<Scene> readSessionScene(const ZipReader& archive, const QJsonObject& head,
                               const ReadLimits& limits);

/// The members that hold the scene.
const std::vector<std::string>& sessionSceneMembers();

}  // namespace lossglass
