// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/support/result.h"

#include <QString>

#include <optional>
#include <vector>

namespace lossglass {

/// A scene of the person's own library: a session in the data folder, named by its file.
struct OwnScene {
    QString name;
    QString path;
};

/// The person's own scenes: a folder of .lossglass files. Every function looks at the folder anew.
class OwnLibrary {
public:
    explicit OwnLibrary(QString folder) : m_folder(std::move(folder)) {}
    /// Below the data folder of the user.
    static OwnLibrary ofUser();

    /// By name.
    std::vector<OwnScene> scenes() const;
    /// Why there can be no scene of that name (one sentence), or nothing: empty, too long, with a
    /// slash or a dot in front, taken by another.
    std::optional<QString> whyNoName(const QString& name) const;
    /// The following require !whyNoName() of the new name, and return what went wrong.
    /// The path to write a scene of that name to; the folder is made where it is missing.
    Result<QString> placeFor(const QString& name) const;
    std::optional<Error> rename(const OwnScene& scene, const QString& name) const;
    std::optional<Error> remove(const OwnScene& scene) const;

private:
    QString pathOf(const QString& name) const;

    QString m_folder;
};

}  // namespace lossglass
