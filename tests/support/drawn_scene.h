// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"

#include <QStringList>
#include <cmath>

namespace lossglass::test {

/// The label that a character of a drawing stands for: '.' 0, '#' 1, '?' ignored, digits
/// themselves.
inline std::uint8_t labelOf(QChar character) {
    if (character == QLatin1Char('?')) return kIgnored;
    if (character == QLatin1Char('#')) return 1;
    return character == QLatin1Char('.') ? 0 : static_cast<std::uint8_t>(character.digitValue());
}

/// A one-channel scene from two drawings of the same size. In the prediction a digit d stands for
/// p = (d + 0.5) / 10, '#' for 0.95 and '.' for 0.05.
inline Scene drawnScene(const QStringList& target, const QStringList& prediction, int samples = 1) {
    SceneParts<float> parts;
    parts.width = static_cast<int>(target[0].size());
    parts.height = static_cast<int>(target.size()) / samples;
    parts.samples = samples;
    Labels labels;
    for (const QChar c : target.join(QString()))
        labels.push_back(labelOf(c));
    const QString digits = prediction.join(QString());
    Planes<float> logits(1, digits.size());
    for (qsizetype i = 0; i < digits.size(); ++i) {
        const QChar c = digits[i];
        const double p = c == QLatin1Char('#')   ? 0.95
                         : c == QLatin1Char('.') ? 0.05
                                                 : (c.digitValue() + 0.5) / 10;
        logits(0, i) = static_cast<float>(std::log(p / (1 - p)));
    }
    parts.labels = std::make_shared<const Labels>(std::move(labels));
    parts.logits = std::make_shared<const Planes<float>>(std::move(logits));
    return Scene::make(std::move(parts)).value();
}

/// A softmax scene: the digit of the prediction is the class whose logit is 2, all others are 0.
inline Scene drawnScene(const QStringList& target, const QStringList& winners, int samples,
                        int classes) {
    SceneParts<float> parts;
    parts.width = static_cast<int>(target[0].size());
    parts.height = static_cast<int>(target.size()) / samples;
    parts.samples = samples;
    parts.activation = Activation::Softmax;
    Labels labels;
    for (const QChar c : target.join(QString()))
        labels.push_back(labelOf(c));
    const QString digits = winners.join(QString());
    Planes<float> logits = Planes<float>::Zero(classes, digits.size());
    for (qsizetype i = 0; i < digits.size(); ++i)
        logits(labelOf(digits[i]), i) = 2;
    parts.labels = std::make_shared<const Labels>(std::move(labels));
    parts.logits = std::make_shared<const Planes<float>>(std::move(logits));
    return Scene::make(std::move(parts)).value();
}

}  // namespace lossglass::test
