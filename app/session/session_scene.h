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

/// Which of the session's scenes: its key in the head, and what its members' names begin with.
struct SessionPlace {
    QString head;
    std::string folder;
};
inline const SessionPlace kPresentScene{QStringLiteral("scene"), {}};
/// That Compare holds against the present one.
inline const SessionPlace kComparedScene{QStringLiteral("compared"), "compared/"};

QJsonObject sessionSceneHead(const Scene& scene);
std::optional<Error> addSceneMembers(const Scene& scene, const SessionPlace& place,
                                     ZipPacking packing, ZipWriter& archive);

/// Sizes are checked against the limits and against the members before anything is allocated;
/// then everything that Scene::make() asks for.
Result<Scene> readSessionScene(const ZipReader& archive, const QJsonObject& head,
                               const SessionPlace& place, const ReadLimits& limits);

/// The members that may hold the scene.
std::vector<std::string> sessionSceneMembers(const SessionPlace& place);

/// The logits that the edits of a prediction begin at, of the scene's shape.
inline constexpr const char* kEditSource = "edit_source.npy";
std::optional<Error> addEditSource(const Planes<float>& logits, const Scene& scene,
                                   ZipPacking packing, ZipWriter& archive);
Result<std::shared_ptr<const Planes<float>>> readEditSource(const ZipReader& archive,
                                                            const Scene& scene,
                                                            const ReadLimits& limits);

}  // namespace lossglass
