// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/conventions/convention_scene.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace lossglass::peer {

/// A numeric case that a library publishes in its own tests.
struct Case {
    std::string id;
    std::string library;  ///< as the dialects call it
    std::string loss;     ///< kind of loss, as the case calls it
    std::string api;      ///< the library's class or function
    std::vector<std::pair<std::string, std::string>> settings;
    ConventionScene scene;
    std::vector<double> expected;
    bool expectsArray = false;
    bool isReduced = false;  ///< the case takes the mean of what the call returns
    double relative = 0, absolute = 0;
};

inline void flatten(const QJsonValue& value, std::vector<double>& numbers) {
    if (!value.isArray()) {
        numbers.push_back(value.toDouble());
        return;
    }
    for (const QJsonValue& entry : value.toArray())
        flatten(entry, numbers);
}

inline std::vector<double> numbersOf(const QJsonValue& value) {
    std::vector<double> numbers;
    flatten(value, numbers);
    return numbers;
}

/// N x P x C to N x C x P.
inline std::vector<double> channelsFirst(const std::vector<double>& values,
                                         const ConventionScene& scene) {
    std::vector<double> result(values.size());
    const std::int64_t pixels = scene.pixels();
    for (std::int64_t n = 0; n < scene.samples; ++n)
        for (std::int64_t i = 0; i < pixels; ++i)
            for (std::int64_t c = 0; c < scene.channels; ++c)
                result[static_cast<std::size_t>((n * scene.channels + c) * pixels + i)] =
                    values[static_cast<std::size_t>((n * pixels + i) * scene.channels + c)];
    return result;
}

inline void readSizes(const std::vector<double>& shape, bool channelsAreLast,
                      ConventionScene& scene) {
    const auto size = [&](std::size_t axis) { return static_cast<std::int64_t>(shape[axis]); };
    scene.samples = shape.size() > 1 ? size(0) : 1;
    scene.channels = 1;
    if (shape.size() == 1 && channelsAreLast) scene.channels = size(0);
    if (shape.size() == 1 && !channelsAreLast) scene.space = {size(0)};
    if (shape.size() < 2) return;
    scene.channels = channelsAreLast ? size(shape.size() - 1) : size(1);
    for (std::size_t axis = channelsAreLast ? 1 : 2;
         axis < shape.size() - (channelsAreLast ? 1 : 0); ++axis)
        scene.space.push_back(size(axis));
}

inline std::string textOf(const QJsonValue& value) {
    if (value.isNull()) return "none";
    if (value.isBool()) return value.toBool() ? "true" : "false";
    if (value.isString()) return value.toString().toStdString();
    if (value.isDouble()) return QString::number(value.toDouble(), 'g', 17).toStdString();
    return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact).toStdString();
}

inline ConventionScene sceneOf(const QJsonObject& object) {
    ConventionScene scene;
    // An axis of 1 hands Keras arrays with the channels first.
    const bool last = object["layout"].toString() == "channels-last" &&
                      object["params"].toObject()["axis"].toInt() != 1;
    readSizes(numbersOf(object["input_shape"]), last, scene);
    const auto ordered = [&](const std::vector<double>& values) {
        return last ? channelsFirst(values, scene) : values;
    };
    scene.prediction = ordered(numbersOf(object["input"]));
    const std::vector<double> target = numbersOf(object["target"]);
    if (target.size() == scene.prediction.size())
        scene.planes = ordered(target);
    else
        for (const double label : target)
            scene.labels.push_back(static_cast<int>(label));
    if (object.contains("extra_sample_weight"))
        scene.weights = numbersOf(object["extra_sample_weight"]);
    // mmsegmentation weighs the elements as pixels x classes.
    if (object.contains("extra_weight"))
        scene.weights = channelsFirst(numbersOf(object["extra_weight"]), scene);
    if (object.contains("extra_mask")) scene.weights = numbersOf(object["extra_mask"]);
    return scene;
}

inline Case caseOf(const QJsonObject& object) {
    Case result;
    result.id = object["id"].toString().toStdString();
    result.library = result.id.substr(0, result.id.find('-'));
    if (result.library == "mmsegmentation") result.library = "mmseg";
    result.loss = object["loss"].toString().toStdString();
    result.api = object["peer_api"].toString().toStdString();
    const QJsonObject params = object["params"].toObject();
    for (auto it = params.begin(); it != params.end(); ++it)
        result.settings.emplace_back(it.key().toStdString(), textOf(it.value()));
    result.scene = sceneOf(object);
    result.expected = numbersOf(object["expected"]);
    result.expectsArray = object["expected_is_array"].toBool();
    result.isReduced = object.contains("post_reduction");
    result.relative = object["tolerance"].toObject()["rtol"].toDouble();
    result.absolute = object["tolerance"].toObject()["atol"].toDouble();
    return result;
}

inline std::vector<Case> readCases() {
    QFile file(QStringLiteral(LOSSGLASS_TEST_DATA "/conventions/peer_cases.json"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    std::vector<Case> cases;
    for (const QJsonValue& value : QJsonDocument::fromJson(file.readAll()).array())
        cases.push_back(caseOf(value.toObject()));
    return cases;
}

}  // namespace lossglass::peer
