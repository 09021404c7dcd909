// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"
#include "app/session/session_reader.h"
#include "losslib/loss/loss.h"

#include <QStringList>

namespace lossglass {

/// The settings of a loss, by the ids of its parameters.
QJsonObject parametersToJson(const ParameterValues& values);
/// Over the defaults; what the loss does not have or does not take is left out.
ParameterValues parametersFromJson(const Loss& loss, const QJsonObject& given);

/// The settings of all losses, those shown and the selected one, as the member "losses".
QJsonObject sessionLossesHead(const Session& session);

/// Reads them over the settings at start. Losses and parameters that this program does not know
/// are left out and named in `notices`; a value outside its domain is an error.
void readSessionLosses(const QJsonObject& head, SessionReader& reader, Session& session,
                       QStringList& notices);

}  // namespace lossglass
