// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace lossglass {

/// The word that a mistyped one was most likely meant to be: fewest letters to add, drop, change
/// or swap, at most a third of its length; empty when none is near.
QString nearestWord(const QString& mistyped, const QStringList& words);

/// "; did you mean \"gamma\"?", or nothing when no word is near.
QString didYouMean(const QString& mistyped, const QStringList& words);

}  // namespace lossglass
