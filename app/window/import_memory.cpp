// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/import_memory.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>

#include <algorithm>

namespace lossglass {

namespace {

/// Kinds are long and hold slashes, which mean groups to QSettings.
QString keyOf(const QString& kind) {
    const auto hash = QCryptographicHash::hash(kind.toUtf8(), QCryptographicHash::Sha1);
    return QStringLiteral("import/") + QString::fromLatin1(hash.toHex().left(16));
}

QJsonObject layoutJson(const LayoutChoice& layout) {
    return {{"axes", QString::fromStdString(layout.axes)},
            {"turned", layout.rows == LayoutChoice::Rows::Transposed}};
}

LayoutChoice layoutFrom(const QJsonObject& json) {
    return {json["axes"].toString().toStdString(), json["turned"].toBool()
                                                       ? LayoutChoice::Rows::Transposed
                                                       : LayoutChoice::Rows::AsStored};
}

void putChoices(const ReadChoices& choices, QJsonObject& json) {
    if (choices.page) json["page"] = *choices.page;
    if (choices.slice) json["slice"] = *choices.slice;
    if (choices.axis) json["axis"] = *choices.axis;
    json["key"] = QString::fromStdString(choices.key);
}

void takeChoices(const QJsonObject& json, ReadChoices& choices) {
    const auto number = [&](const char* name) {
        return json.contains(name) ? std::optional<int>(json[name].toInt()) : std::nullopt;
    };
    choices.page = number("page");
    choices.slice = number("slice");
    choices.axis = number("axis");
    choices.key = json["key"].toString().toStdString();
}

QJsonObject looksJson(const std::map<int, ClassLook>& looks) {
    QJsonObject json;
    for (const auto& [label, look] : looks) {
        QJsonObject each{{"name", look.name}};
        if (look.colour) each["colour"] = static_cast<qint64>(*look.colour);
        json[QString::number(label)] = each;
    }
    return json;
}

std::map<int, ClassLook> looksFrom(const QJsonObject& json) {
    std::map<int, ClassLook> looks;
    for (auto each = json.begin(); each != json.end(); ++each) {
        const QJsonObject stored = each.value().toObject();
        ClassLook& look = looks[each.key().toInt()];
        look.name = stored["name"].toString();
        if (stored.contains("colour"))
            look.colour = static_cast<std::uint32_t>(stored["colour"].toInteger()) & 0xFFFFFFU;
    }
    return looks;
}

QJsonObject targetJson(const ImportOptions& options) {
    QJsonObject json{{"layout", layoutJson(options.targetLayout)}, {"colours", options.colours}};
    putChoices(options.targetRead, json);
    QJsonObject meanings;
    for (const auto& [value, label] : options.meanings)
        meanings[QString::number(value)] = int{label};
    json["meanings"] = meanings;
    if (options.classCount) json["classes"] = *options.classCount;
    json["looks"] = looksJson(options.classLooks);
    return json;
}

void takeTarget(const QJsonObject& json, ImportOptions& options) {
    options.targetLayout = layoutFrom(json["layout"].toObject());
    options.colours = json["colours"].toString();
    takeChoices(json, options.targetRead);
    options.classCount.reset();
    if (const int count = json["classes"].toInt(); count >= 2 && count <= kIgnored)
        options.classCount = count;
    options.classLooks = looksFrom(json["looks"].toObject());
    options.meanings.clear();
    const QJsonObject meanings = json["meanings"].toObject();
    for (auto each = meanings.begin(); each != meanings.end(); ++each)
        options.meanings[each.key().toLongLong()] =
            static_cast<std::uint8_t>(std::clamp(each.value().toInt(), 0, 255));
}

QJsonObject predictionJson(const ImportOptions& options) {
    QJsonObject json{{"layout", layoutJson(options.layout)}};
    putChoices(options.read, json);
    if (options.predictionIs)
        json["is"] = *options.predictionIs == PredictionKind::Logits ? "logits" : "probabilities";
    if (options.labelConfidence) json["confidence"] = *options.labelConfidence;
    if (options.divisor) json["divisor"] = *options.divisor;
    QJsonArray channels;
    for (const int channel : options.channels)
        channels.append(channel);
    json["channels"] = channels;
    return json;
}

void takePrediction(const QJsonObject& json, ImportOptions& options) {
    options.layout = layoutFrom(json["layout"].toObject());
    takeChoices(json, options.read);
    const QString kind = json["is"].toString();
    options.predictionIs.reset();
    if (kind == "logits") options.predictionIs = PredictionKind::Logits;
    if (kind == "probabilities") options.predictionIs = PredictionKind::Probabilities;
    options.labelConfidence.reset();
    const double confidence = json["confidence"].toDouble();
    if (confidence > 0.5 && confidence < 1) options.labelConfidence = confidence;
    options.divisor.reset();
    if (json["divisor"].toDouble() > 0) options.divisor = json["divisor"].toDouble();
    options.channels.clear();
    for (const QJsonValue& channel : json["channels"].toArray())
        options.channels.push_back(channel.toInt());
}

}  // namespace

bool ImportMemory::recall(const QString& kind, ImportSide side, ImportOptions& options) const {
    const auto document = QJsonDocument::fromJson(m_settings.value(keyOf(kind)).toByteArray());
    if (kind.isEmpty() || !document.isObject()) return false;
    if (side == ImportSide::Target)
        takeTarget(document.object(), options);
    else
        takePrediction(document.object(), options);
    return true;
}

void ImportMemory::remember(const QString& kind, ImportSide side, const ImportOptions& options) {
    if (kind.isEmpty()) return;
    const QJsonObject json =
        side == ImportSide::Target ? targetJson(options) : predictionJson(options);
    m_settings.setValue(keyOf(kind), QJsonDocument(json).toJson(QJsonDocument::Compact));
}

void ImportMemory::forget(const QString& kind) {
    m_settings.remove(keyOf(kind));
}

}  // namespace lossglass
