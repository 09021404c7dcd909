// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/session_recent.h"

#include "app/window/kept_settings.h"

#include <QFileInfo>

namespace lossglass {

namespace {

constexpr qsizetype kMost = 10;
const QString kKey = QStringLiteral("sessions/recent");

}  // namespace

QStringList recentSessions() {
    QStringList there;
    for (const QString& path : KeptSettings().value(kKey).toStringList())
        if (QFileInfo(path).isFile()) there << path;
    return there;
}

void rememberRecentSession(const QString& path) {
    KeptSettings settings;
    QStringList paths = settings.value(kKey).toStringList();
    paths.removeAll(path);
    paths.prepend(path);
    settings.setValue(kKey, paths.mid(0, kMost));
}

}  // namespace lossglass
