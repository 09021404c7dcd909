// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session_losses.h"

#include "app/document/parameters_at_start.h"
#include "losslib/dialects/dialect_losses.h"
#include "losslib/loss/catalogue.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace lossglass {

namespace {

/// Names the context of this file's words, also for lupdate.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Session)
};

QJsonValue toJson(const ParameterValue& value) {
    if (const auto* word = std::get_if<std::string>(&value)) return QString::fromStdString(*word);
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* flag = std::get_if<bool>(&value)) return *flag;
    QJsonArray list;
    for (const double each : std::get<std::vector<double>>(value))
        list << each;
    return list;
}

std::optional<ParameterValue> fromJson(const QJsonValue& value) {
    if (value.isString()) return ParameterValue(value.toString().toStdString());
    if (value.isDouble()) return ParameterValue(value.toDouble());
    if (value.isBool()) return ParameterValue(value.toBool());
    if (!value.isArray()) return std::nullopt;
    std::vector<double> list;
    for (const QJsonValue each : value.toArray()) {
        if (!each.isDouble()) return std::nullopt;
        list.push_back(each.toDouble());
    }
    return ParameterValue(std::move(list));
}

void readParameters(const Loss& loss, const QJsonObject& given, SessionReader& reader,
                    ParameterValues& values, QStringList& notices) {
    for (auto each = given.begin(); each != given.end(); ++each) {
        const Parameter* parameter = findParameter(loss, each.key().toStdString());
        const QString id = QString::fromStdString(loss.id);
        if (!parameter) {
            notices << Text::tr("%1 has no parameter \"%2\" in this program: it is left out.")
                           .arg(id, each.key());
            continue;
        }
        const auto value = fromJson(each.value());
        const QString path = QStringLiteral("losses.parameters.%1.%2").arg(id, each.key());
        if (!value)
            reader.fail(path + QStringLiteral(" takes a text, a number, true, false or a list"));
        else if (const auto why = whyNot(*parameter, *value))
            reader.fail(path + ": " + QString::fromStdString(*why));
        else
            values.set(parameter->id, *value);
    }
}

}  // namespace

QJsonObject parametersToJson(const ParameterValues& values) {
    QJsonObject all;
    for (const auto& [id, value] : values.all())
        all.insert(QString::fromStdString(id), toJson(value));
    return all;
}

ParameterValues parametersFromJson(const Loss& loss, const QJsonObject& given) {
    ParameterValues values(loss.parameters);
    for (auto each = given.begin(); each != given.end(); ++each) {
        const Parameter* parameter = findParameter(loss, each.key().toStdString());
        const auto value = fromJson(each.value());
        if (parameter && value && !whyNot(*parameter, *value)) values.set(parameter->id, *value);
    }
    return values;
}

QJsonObject sessionLossesHead(const Session& session) {
    QJsonObject parameters;
    for (const auto& [loss, values] : session.parameters)
        parameters.insert(QString::fromStdString(loss), parametersToJson(values));
    QJsonArray shown;
    for (const std::string& each : session.shown)
        shown << QString::fromStdString(each);
    return {{"parameters", parameters},
            {"shown", shown},
            {"selected", QString::fromStdString(session.selected)}};
}

void readSessionLosses(const QJsonObject& head, SessionReader& reader, Session& session,
                       QStringList& notices) {
    static const auto atStart = parametersAtStart();
    session.parameters = atStart;
    const auto unknown = [&](const QString& id) {
        const QString notice =
            Text::tr("This program knows no loss \"%1\": the session keeps it.").arg(id);
        if (!notices.contains(notice)) notices << notice;
    };
    const QJsonObject given = reader.object(head, "losses.parameters");
    for (auto each = given.begin(); each != given.end(); ++each) {
        const Loss* loss = findAnyLoss(each.key().toStdString());
        if (!loss)
            unknown(each.key());
        else if (!each.value().isObject())
            reader.fail(QStringLiteral("losses.parameters.%1 takes an object").arg(each.key()));
        else
            readParameters(*loss, each.value().toObject(), reader, session.parameters[loss->id],
                           notices);
    }
    const QJsonValue shown = head.value(QStringLiteral("shown"));
    if (!shown.isUndefined() && !shown.isArray())
        reader.fail(QStringLiteral("losses.shown takes a list"));
    for (const QJsonValue each : shown.toArray()) {
        if (const Loss* loss = findAnyLoss(each.toString().toStdString()))
            session.shown.insert(loss->id);
        else
            unknown(each.toString());
    }
    const QString selected = reader.text(head, "losses.selected", {});
    const Loss* loss = findAnyLoss(selected.toStdString());
    if (!loss && !selected.isEmpty()) unknown(selected);
    session.selected = loss                    ? loss->id
                       : session.shown.empty() ? catalogue().front().id
                                               : *session.shown.begin();
}

}  // namespace lossglass
