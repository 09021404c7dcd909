// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace lossglass {

/// The sessions opened or saved last, the newest first, at most ten; files that are gone are left
/// out. Kept between runs.
QStringList recentSessions();
void rememberRecentSession(const QString& path);

}  // namespace lossglass
