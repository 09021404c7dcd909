// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/parameters_at_start.h"
#include "app/session/session_file.h"

#include <cmath>
#include <memory>

namespace lossglass::test {

/// What a session may be made of.
struct SessionShape {
    int width = 7;
    int height = 5;
    int samples = 1;
    int channels = 1;
    bool soft = false;
    int pictureRows = 0;
};

inline Scene sessionScene(const SessionShape& shape) {
    SceneParts<float> parts;
    parts.width = shape.width;
    parts.height = shape.height;
    parts.samples = shape.samples;
    parts.activation = shape.channels == 1 ? Activation::Sigmoid : Activation::Softmax;
    const auto pixels = static_cast<std::size_t>(shape.width * shape.height * shape.samples);
    const int labelCount = std::max(shape.channels, 2);
    Labels labels(pixels);
    for (std::size_t i = 0; i < pixels; ++i)
        labels[i] = i % 11 == 3
                        ? kIgnored
                        : static_cast<std::uint8_t>(i % static_cast<std::size_t>(labelCount));
    Planes<float> logits(shape.channels, static_cast<Eigen::Index>(pixels));
    for (Eigen::Index i = 0; i < logits.size(); ++i)
        logits.data()[i] = 9 * std::sin(0.7F * static_cast<float>(i * i));
    if (shape.channels == 1) {
        // What JSON or text could not carry.
        logits(0, 0) = -0.0F;
        logits(0, 1) = std::numeric_limits<float>::infinity();
        logits(0, 2) = std::numeric_limits<float>::denorm_min();
    }
    if (shape.soft) {
        Planes<float> soft = (logits / 20).cwiseAbs().min(1.0F);
        parts.softTarget = std::make_shared<const Planes<float>>(std::move(soft));
    }
    if (shape.pictureRows > 0) {
        Picture picture{shape.width, shape.pictureRows, {}};
        for (int i = 0; i < shape.width * shape.pictureRows * 3; ++i)
            picture.rgb.push_back(static_cast<std::uint8_t>(i * 37));
        parts.picture = std::make_shared<const Picture>(std::move(picture));
    }
    parts.labels = std::make_shared<const Labels>(std::move(labels));
    parts.logits = std::make_shared<const Planes<float>>(std::move(logits));
    parts.classes = defaultClasses(labelCount);
    parts.classes[1] = {"tumour, ö \"quoted\"", 0x0A0B0C};
    return Scene::make(std::move(parts)).value();
}

/// A session in which nothing is as it is at start.
inline Session sampleSession(const SessionShape& shape = {}) {
    Session session;
    session.title = QStringLiteral("Läsion 肿瘤");
    session.scene = sessionScene(shape);
    session.parameters = parametersAtStart();
    session.parameters["focal"].set("gamma", 0.1 + 0.2);
    session.parameters["tversky"].set("alpha", 1.0 / 3);
    session.parameters["monai:DiceLoss"].set("include_background", false);
    session.shown = {"dice", "focal", "monai:DiceLoss"};
    session.selected = "tversky";
    session.view.brushDiameter = 33;
    session.view.brushSoftness = 0.25;
    session.view.probability = 0.7;
    session.view.label = kIgnored;
    session.view.sample = shape.samples - 1;
    session.view.watched = 0;
    session.view.curveTarget = 0;
    session.view.quantity = MapQuantity::Logit;
    session.view.gradientBy = GradientBy::Probability;
    session.view.colours = ColourScheme::PurpleOrange;
    session.view.fixedRange = 0.125;
    session.view.pixel = QPoint(2, shape.height * shape.samples - 1);
    session.view.pinned = true;
    session.tab = QStringLiteral("sweep");
    session.zoom = Session::Zoom{3.7, {1.0 / 7, 2.5}};
    session.figure = {88,    600,  QStringLiteral("A title"), QStringLiteral("Äpfel"), {},
                      false, false};
    session.editSource = std::make_shared<const Planes<float>>(session.scene.logits() * 0.5F);
    session.edits.source = EditSource::Target;
    session.edits.label = 0;
    session.edits.other = 1;
    session.edits.grain = 0.1 + 0.2 + 1;
    session.edits.radius = 9;
    session.edits.seed = 4294967295U;
    session.edits.setAmount(SceneEditKind::Temperature, 1.0 / 3);
    session.edits.setAmount(SceneEditKind::ShiftX, -7);
    session.compared = sessionScene({4, 3, 2, 3, false, 3});
    session.panes = {{"sweep", QJsonObject{{"parameter", "gamma"}, {"steps", 51}}}};
    return session;
}

}  // namespace lossglass::test
