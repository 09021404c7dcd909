// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"
#include "app/session/session_reader.h"

namespace lossglass {

/// How the person looks at the scene, as the member "view".
QJsonObject sessionViewHead(const Session& session);
/// Requires the session's scene: samples, classes and pixels must be its own.
void readSessionView(const QJsonObject& head, SessionReader& reader, Session& session);

/// The settings of figures, as the member "figure".
QJsonObject sessionFigureHead(const FigureSettings& settings);
FigureSettings readSessionFigure(const QJsonObject& head, SessionReader& reader);

}  // namespace lossglass
