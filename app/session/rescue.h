// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

class QLockFile;

namespace lossglass {

/// The session that a process keeps for the case that it dies: one file per process in a folder,
/// with a lock beside it that tells the living from the dead. Whoever holds a Rescue owns the file.
class Rescue {
public:
    /// A new one in the folder, which is made where it is missing; nothing when it cannot be.
    static std::optional<Rescue> begin(const QString& folder);
    /// Those that dead processes left in the folder, newest first; whoever takes them keeps others
    /// from doing so. Files of processes that live are left alone, locks without a file removed.
    static std::vector<Rescue> leftovers(const QString& folder);

    Rescue(Rescue&&) noexcept;
    Rescue& operator=(Rescue&&) noexcept;
    /// Lets go of the file and leaves it, where it was written.
    ~Rescue();

    const QString& path() const { return m_path; }
    QDateTime lastSaved() const;
    /// Removes the file and its lock.
    void discard();

private:
    Rescue(QString path, std::unique_ptr<QLockFile> lock);

    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
};

/// Where the window keeps rescues: below the data folder of the user.
QString rescueFolder();

}  // namespace lossglass
