// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/rescue.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QStandardPaths>
#include <QUuid>

#include <algorithm>

namespace lossglass {

namespace {

const QString kSuffix = QStringLiteral(".lossglass");
const QString kLockSuffix = QStringLiteral(".lock");

/// The lock of a file, held; null when a living process has it.
std::unique_ptr<QLockFile> lockOf(const QString& path) {
    auto lock = std::make_unique<QLockFile>(path + kLockSuffix);
    // A lock is never too old: only the death of its process frees it.
    lock->setStaleLockTime(0);
    if (!lock->tryLock(0)) return nullptr;
    return lock;
}

}  // namespace

Rescue::Rescue(QString path, std::unique_ptr<QLockFile> lock)
    : m_path(std::move(path)), m_lock(std::move(lock)) {}
Rescue::Rescue(Rescue&&) noexcept = default;
Rescue& Rescue::operator=(Rescue&&) noexcept = default;
Rescue::~Rescue() = default;

std::optional<Rescue> Rescue::begin(const QString& folder) {
    if (!QDir().mkpath(folder)) return std::nullopt;
    const QString name = QStringLiteral("%1-%2").arg(
        QString::number(QCoreApplication::applicationPid()),
        QUuid::createUuid().toString(QUuid::WithoutBraces).left(8));
    const QString path = QDir(folder).filePath(name + kSuffix);
    auto lock = lockOf(path);
    if (!lock) return std::nullopt;
    return Rescue(path, std::move(lock));
}

std::vector<Rescue> Rescue::leftovers(const QString& folder) {
    std::vector<Rescue> found;
    const QDir directory(folder);
    for (const QString& name : directory.entryList({"*" + kSuffix}, QDir::Files, QDir::Time)) {
        const QString path = directory.filePath(name);
        if (auto lock = lockOf(path)) found.push_back(Rescue(path, std::move(lock)));
    }
    // What a process left that died before it wrote, or while it wrote.
    for (const QString& name : directory.entryList({"*" + kSuffix + kLockSuffix}, QDir::Files)) {
        const QString path = directory.filePath(name.chopped(kLockSuffix.size()));
        if (!QFileInfo::exists(path)) lockOf(path);
    }
    for (const QString& name : directory.entryList({"*" + kSuffix + ".part-*"}, QDir::Files)) {
        const QString path = directory.filePath(name.left(name.indexOf(kSuffix) + kSuffix.size()));
        const bool isTaken =
            std::any_of(found.begin(), found.end(),
                        [&](const Rescue& each) { return each.path() == path; });
        if (isTaken || lockOf(path)) QFile::remove(directory.filePath(name));
    }
    return found;
}

QDateTime Rescue::lastSaved() const {
    return QFileInfo(m_path).lastModified();
}

void Rescue::discard() {
    QFile::remove(m_path);
    if (m_lock) m_lock->unlock();
}

QString rescueFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
           QStringLiteral("/rescue");
}

}  // namespace lossglass
