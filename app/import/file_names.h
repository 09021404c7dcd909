// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace lossglass {

enum class SortedRole { Target, Prediction, Picture };

/// What a file's name says that it is: "07_mask.png".
std::optional<SortedRole> roleByName(const QString& path);
/// What the name of its folder says: "predictions/07.png".
std::optional<SortedRole> roleByFolder(const QString& path);

/// What is left of a name besides the words of its role, in small letters: "07" and "a" of
/// "07_a_mask.png".
QStringList ownWords(const QString& path);

/// Names with numbers in the order in which people count: "p_2" before "p_10".
QStringList naturallySorted(QStringList names);

}  // namespace lossglass
