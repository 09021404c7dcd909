// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"
#include "app/session/session_reader.h"

#include <QStringList>

namespace lossglass {

/// The settings of all losses, those shown and the selected one, as the member "losses".
QJsonObject sessionLossesHead(const Session& session);

/// Reads them over the settings at start. Losses and parameters that this program does not know
/// are left out and named in `notices`; a value outside its domain is an error.
void readSessionLosses(const QJsonObject& head, SessionReader& reader, Session& session,
                       QStringList& notices);

}  // namespace lossglass
