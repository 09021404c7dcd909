// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/golden_cases.h"

#include "losslib/loss/catalogue.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lossglass::test {

namespace {

QJsonObject readObject(const QString& name) {
    QFile file(QStringLiteral(LOSSGLASS_TEST_DATA "/golden/") + name);
    if (!file.open(QIODevice::ReadOnly)) qFatal("%s is missing", qPrintable(file.fileName()));
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    if (object.isEmpty()) qFatal("%s is malformed", qPrintable(file.fileName()));
    return object;
}

std::vector<double> numbers(const QJsonValue& value) {
    std::vector<double> list;
    for (const QJsonValue item : value.toArray())
        list.push_back(item.toDouble());
    return list;
}

ParameterValue parameterValue(const QJsonValue& value) {
    if (value.isNull()) return std::string("none");
    if (value.isBool()) return value.toBool();
    if (value.isDouble()) return value.toDouble();
    if (value.isArray()) return numbers(value);
    return value.toString().toStdString();
}

SceneD readScene(const QJsonObject& object) {
    SceneParts<double> parts;
    parts.width = object["W"].toInt();
    parts.height = object["H"].toInt();
    parts.activation =
        object["activation"].toString() == "sigmoid" ? Activation::Sigmoid : Activation::Softmax;
    Labels labels;
    for (const QJsonValue item : object["labels"].toArray())
        labels.push_back(static_cast<std::uint8_t>(item.toInt()));
    const auto z = numbers(object["logits"]);
    Planes<double> logits = Eigen::Map<const PlaneNumbers<double>>(
        z.data(), object["C"].toInt(), static_cast<Eigen::Index>(labels.size()));
    parts.labels = std::make_shared<const Labels>(std::move(labels));
    parts.logits = std::make_shared<const Planes<double>>(std::move(logits));
    auto scene = SceneD::make(std::move(parts));
    if (!scene) qFatal("golden scene: %s", describe(scene.error()).c_str());
    return std::move(scene).value();
}

GoldenCase readCase(const Loss& loss, const QJsonObject& object) {
    GoldenCase golden;
    golden.id = object["id"].toString();
    golden.sceneId = object["scene"].toString();
    golden.loss = &loss;
    golden.values = ParameterValues(loss.parameters);
    const QJsonObject params = object["params"].toObject();
    for (auto it = params.begin(); it != params.end(); ++it) {
        const Parameter* parameter = findParameter(loss, it.key().toStdString());
        if (!parameter) qFatal("%s has no %s", loss.id.c_str(), qPrintable(it.key()));
        const ParameterValue value = parameterValue(it.value());
        if (const auto reason = whyNot(*parameter, value)) qFatal("%s", reason->c_str());
        golden.values.set(parameter->id, value);
    }
    golden.value = object["value"].toDouble();
    if (object["per_class"].isArray()) {
        golden.perClass.emplace();
        for (const QJsonValue item : object["per_class"].toArray())
            golden.perClass->push_back(item.isNull() ? std::nullopt
                                                     : std::optional<double>(item.toDouble()));
    }
    golden.gradLogit = numbers(object["grad_logit"]);
    golden.gradProbability = numbers(object["grad_prob"]);
    for (const QJsonValue flag : object["flags"].toArray()) {
        golden.extreme |= flag.toString() == "extreme";
        golden.tieSensitive |= flag.toString() == "tie_sensitive_gradient";
    }
    return golden;
}

}  // namespace

std::map<QString, GoldenScene> readGoldenScenes() {
    std::map<QString, GoldenScene> scenes;
    const QJsonObject all = readObject("scenes.json")["scenes"].toObject();
    for (auto it = all.begin(); it != all.end(); ++it) {
        const QJsonObject object = it.value().toObject();
        scenes[it.key()] = {readScene(object), numbers(object["phi"]), numbers(object["dt_pred"]),
                            numbers(object["dt_true"])};
    }
    return scenes;
}

std::vector<GoldenCase> readGoldenCases(const Loss& loss) {
    std::vector<GoldenCase> cases;
    const QJsonObject file = readObject(QString::fromStdString(loss.id) + ".json");
    const ParameterValues defaults(loss.parameters);
    const QJsonObject expected = file["defaults"].toObject();
    for (auto it = expected.begin(); it != expected.end(); ++it)
        if (!(defaults.get(it.key().toStdString()) == parameterValue(it.value())))
            qFatal("%s: default of %s differs", loss.id.c_str(), qPrintable(it.key()));
    for (const QJsonValue item : file["cases"].toArray())
        cases.push_back(readCase(loss, item.toObject()));
    return cases;
}

}  // namespace lossglass::test
