// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session_reader.h"
#include "losslib/scene/prediction_edits.h"
#include "losslib/scene/scene.h"

namespace lossglass {

/// The edits of a prediction, as the member "edits", with what tells the logits that they made from
/// others: a program that does not know edits may paint and leave this as it was.
QJsonObject sessionEditsHead(const PredictionEdits& edits, const Scene& scene);
/// Whether the scene still has the logits that the edits made.
bool areEditsOf(const QJsonObject& head, const Scene& scene);
/// Requires the scene that they are about: its classes are those that edits act on.
PredictionEdits readSessionEdits(const QJsonObject& head, SessionReader& reader,
                                 const Scene& scene);

}  // namespace lossglass
