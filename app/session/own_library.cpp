// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/own_library.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace lossglass {

namespace {

/// Names the context of this file's words, also for lupdate.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(OwnLibrary)
};

const QString kSuffix = QStringLiteral(".lossglass");
// With its suffix and that of a temporary file, below the 255 bytes of file systems.
constexpr qsizetype kLongestName = 180;

}  // namespace

OwnLibrary OwnLibrary::ofUser() {
    return OwnLibrary(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                      QStringLiteral("/scenes"));
}

QString OwnLibrary::pathOf(const QString& name) const {
    return QDir(m_folder).filePath(name + kSuffix);
}

std::vector<OwnScene> OwnLibrary::scenes() const {
    std::vector<OwnScene> scenes;
    const QDir folder(m_folder);
    for (const QString& file :
         folder.entryList({"*" + kSuffix}, QDir::Files, QDir::Name | QDir::IgnoreCase))
        scenes.push_back({file.chopped(kSuffix.size()), folder.filePath(file)});
    return scenes;
}

std::optional<QString> OwnLibrary::whyNoName(const QString& name) const {
    if (name.trimmed().isEmpty()) return Text::tr("The scene needs a name.");
    if (name.toUtf8().size() > kLongestName) return Text::tr("This name is too long.");
    if (name.contains('/') || name.contains('\\') || name.startsWith('.') ||
        name.contains(QChar::Null) || name.contains('\n'))
        return Text::tr("A name has no slash and does not begin with a dot.");
    if (QFile::exists(pathOf(name))) return Text::tr("There is already a scene \"%1\".").arg(name);
    return std::nullopt;
}

Result<QString> OwnLibrary::placeFor(const QString& name) const {
    if (QDir().mkpath(m_folder)) return pathOf(name);
    return Error{ErrorCode::Unreadable, "this folder cannot be made", m_folder.toStdString()};
}

std::optional<Error> OwnLibrary::rename(const OwnScene& scene, const QString& name) const {
    QFile file(scene.path);
    if (file.rename(pathOf(name))) return std::nullopt;
    return Error{ErrorCode::Unreadable, "cannot be renamed: " + file.errorString().toStdString(),
                 scene.path.toStdString()};
}

std::optional<Error> OwnLibrary::remove(const OwnScene& scene) const {
    QFile file(scene.path);
    if (file.remove()) return std::nullopt;
    return Error{ErrorCode::Unreadable, "cannot be deleted: " + file.errorString().toStdString(),
                 scene.path.toStdString()};
}

}  // namespace lossglass
