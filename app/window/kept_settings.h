// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>

namespace lossglass {

/// What the program keeps between runs: one file in the user's settings folder
/// (~/.config/lossglass/lossglass.ini).
class KeptSettings : public QSettings {
public:
    KeptSettings()
        : QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("lossglass"),
                    QStringLiteral("lossglass")) {}
};

}  // namespace lossglass
