// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/random_scene.h"

#include <QtGlobal>

#include <cstring>

namespace lossglass::test {

namespace {

SceneD checked(SceneParts<double> parts) {
    auto scene = SceneD::make(std::move(parts));
    if (!scene) qFatal("test scene: %s", describe(scene.error()).c_str());
    return std::move(scene).value();
}

ParameterValue randomValue(std::mt19937& random, const Parameter& parameter, int labels) {
    const auto pick = [&](std::size_t count) {
        return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
    };
    std::uniform_real_distribution<double> number(std::max(parameter.sliderMinimum, 0.01),
                                                  parameter.sliderMaximum);
    switch (parameter.kind) {
        case ParameterKind::Switch:
            return pick(2) == 1;
        case ParameterKind::Choice:
            return parameter.choices[pick(parameter.choices.size())];
        case ParameterKind::Real:
            if (!parameter.words.empty() && pick(2) == 0)
                return parameter.words[pick(parameter.words.size())].word;
            return number(random);
        case ParameterKind::Text:
            return parameter.defaultValue;
        case ParameterKind::PerClass:
            break;
    }
    if (pick(2) == 0) return parameter.words[pick(parameter.words.size())].word;
    std::vector<double> list;
    for (int k = 0; k < labels; ++k)
        list.push_back(number(random));
    return list;
}

}  // namespace

SceneD randomScene(std::mt19937& random, const RandomSceneOptions& options) {
    SceneParts<double> parts;
    parts.width = options.width;
    parts.height = options.height;
    parts.activation = options.channels == 1 ? Activation::Sigmoid : Activation::Softmax;
    const int labels = std::max(options.channels, 2);
    parts.samples = options.samples;
    const int pixels = options.width * options.height * options.samples;
    std::uniform_int_distribution<int> label(0, labels - (options.dropOneLabel ? 2 : 1));
    std::bernoulli_distribution ignored(options.ignoredShare);
    std::normal_distribution<double> normal(0, options.spread);
    Labels y;
    for (int i = 0; i < pixels; ++i)
        y.push_back(ignored(random) ? kIgnored : static_cast<std::uint8_t>(label(random)));
    // At least one pixel counts.
    y[0] = static_cast<std::uint8_t>(label(random));
    Planes<double> z(options.channels, pixels);
    for (Eigen::Index i = 0; i < z.size(); ++i)
        z.data()[i] = normal(random);
    parts.labels = std::make_shared<const Labels>(std::move(y));
    parts.logits = std::make_shared<const Planes<double>>(std::move(z));
    return checked(std::move(parts));
}

ParameterValues randomValues(std::mt19937& random, const Loss& loss, int labels) {
    ParameterValues values(loss.parameters);
    for (const Parameter& parameter : loss.parameters)
        values.set(parameter.id, randomValue(random, parameter, labels));
    return values;
}

SceneD drawnScene(const std::vector<const char*>& rows, const Planes<double>& logits) {
    SceneParts<double> parts;
    parts.width = static_cast<int>(std::strlen(rows.front()));
    parts.height = static_cast<int>(rows.size());
    parts.activation = logits.rows() == 1 ? Activation::Sigmoid : Activation::Softmax;
    Labels y;
    for (const char* row : rows)
        for (const char* c = row; *c; ++c)
            y.push_back(*c == '.'   ? 0
                        : *c == '#' ? 1
                        : *c == '?' ? kIgnored
                                    : static_cast<std::uint8_t>(*c - '0'));
    parts.labels = std::make_shared<const Labels>(std::move(y));
    parts.logits = std::make_shared<const Planes<double>>(logits);
    return checked(std::move(parts));
}

SceneD withLogits(const SceneD& scene, const Planes<double>& logits) {
    return scene.withPlanes(nullptr, std::make_shared<const Planes<double>>(logits));
}

}  // namespace lossglass::test
