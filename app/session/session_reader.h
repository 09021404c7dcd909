// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/support/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace lossglass {

/// Reads members of JSON objects and remembers the first thing that is wrong, with its place:
/// "view.brush.diameter takes a number from 1 to 4096, not \"wide\"". A missing member is the
/// value that was given for it.
class SessionReader {
public:
    double number(const QJsonObject& object, const QString& path, double low, double high,
                  double missing);
    int integer(const QJsonObject& object, const QString& path, int low, int high, int missing);
    bool flag(const QJsonObject& object, const QString& path, bool missing);
    QString text(const QJsonObject& object, const QString& path, const QString& missing);
    /// One of a few words: its place.
    int word(const QJsonObject& object, const QString& path, const QStringList& words,
             int missing);
    QJsonObject object(const QJsonObject& object, const QString& path);

    void fail(const QString& sentence);
    const std::optional<Error>& error() const { return m_error; }

private:
    /// The member that the last part of the path names.
    static QJsonValue member(const QJsonObject& object, const QString& path);
    void refuse(const QString& path, const QString& wanted, const QJsonValue& given);

    std::optional<Error> m_error;
};

}  // namespace lossglass
