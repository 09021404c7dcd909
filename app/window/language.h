// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QCoreApplication;

namespace lossglass {

/// Installs the program's and Qt's translation of a locale ("zh_CN", "de"); whether the program
/// has one. English needs none.
bool installLanguage(QCoreApplication& application, const QString& locale);

}  // namespace lossglass
