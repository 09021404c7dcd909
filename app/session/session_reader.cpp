// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session_reader.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace lossglass {

namespace {

QString shown(const QJsonValue& value) {
    constexpr qsizetype kLongest = 60;
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    const QString inner = QString::fromUtf8(text.mid(1, text.size() - 2));
    return inner.size() > kLongest ? inner.left(kLongest) + QStringLiteral("…") : inner;
}

QString rangeText(const QString& thing, double low, double high) {
    return QStringLiteral("%1 from %2 to %3").arg(thing).arg(low).arg(high);
}

}  // namespace

QJsonValue SessionReader::member(const QJsonObject& object, const QString& path) {
    return object.value(path.mid(path.lastIndexOf('.') + 1));
}

void SessionReader::fail(const QString& sentence) {
    if (!m_error)
        m_error = Error{ErrorCode::Malformed, "session.json: " + sentence.toStdString(), {}};
}

void SessionReader::refuse(const QString& path, const QString& wanted, const QJsonValue& given) {
    fail(QStringLiteral("%1 takes %2, not %3").arg(path, wanted, shown(given)));
}

double SessionReader::number(const QJsonObject& object, const QString& path, double low,
                             double high, double missing) {
    const QJsonValue value = member(object, path);
    if (value.isUndefined() || value.isNull()) return missing;
    const double number = value.toDouble(std::nan(""));
    if (number >= low && number <= high) return number;
    refuse(path, rangeText(QStringLiteral("a number"), low, high), value);
    return missing;
}

int SessionReader::integer(const QJsonObject& object, const QString& path, int low, int high,
                           int missing) {
    const QJsonValue value = member(object, path);
    if (value.isUndefined() || value.isNull()) return missing;
    const double number = value.toDouble(std::nan(""));
    if (number >= low && number <= high && number == std::floor(number))
        return static_cast<int>(number);
    refuse(path, rangeText(QStringLiteral("a whole number"), low, high), value);
    return missing;
}

bool SessionReader::flag(const QJsonObject& object, const QString& path, bool missing) {
    const QJsonValue value = member(object, path);
    if (value.isUndefined() || value.isNull()) return missing;
    if (!value.isBool()) refuse(path, QStringLiteral("true or false"), value);
    return value.toBool(missing);
}

QString SessionReader::text(const QJsonObject& object, const QString& path,
                            const QString& missing) {
    const QJsonValue value = member(object, path);
    if (value.isUndefined() || value.isNull()) return missing;
    if (!value.isString()) refuse(path, QStringLiteral("a text"), value);
    return value.toString(missing);
}

int SessionReader::word(const QJsonObject& object, const QString& path, const QStringList& words,
                        int missing) {
    const QJsonValue value = member(object, path);
    if (value.isUndefined() || value.isNull()) return missing;
    const auto place = value.isString() ? words.indexOf(value.toString()) : -1;
    if (place < 0) refuse(path, "\"" + words.join("\" or \"") + "\"", value);
    return place < 0 ? missing : static_cast<int>(place);
}

QJsonObject SessionReader::object(const QJsonObject& object, const QString& path) {
    const QJsonValue value = member(object, path);
    if (!value.isUndefined() && !value.isNull() && !value.isObject())
        refuse(path, QStringLiteral("an object"), value);
    return value.toObject();
}

}  // namespace lossglass
