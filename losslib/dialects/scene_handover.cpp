// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/scene_handover.h"

#include <algorithm>

namespace lossglass {

namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;

bool has(const Dialect& dialect, const std::string& name) {
    return std::any_of(dialect.arguments.begin(), dialect.arguments.end(),
                       [&](const DialectArgument& argument) { return argument.name == name; });
}

bool isSet(const Settings& settings, const std::string& name) {
    return std::any_of(settings.begin(), settings.end(),
                       [&](const auto& setting) { return setting.first == name; });
}

/// The arguments that say what the input is, from the scene.
Settings completed(const Dialect& dialect, Settings settings, const SceneD& scene) {
    const bool sigmoid = scene.activation() == Activation::Sigmoid;
    const auto settle = [&](const std::string& name, const std::string& value) {
        if (has(dialect, name) && !isSet(settings, name)) settings.emplace_back(name, value);
    };
    const bool choosesItself =
        isSet(settings, "sigmoid") || isSet(settings, "softmax") || isSet(settings, "other_act");
    if (!choosesItself) settle(sigmoid ? "sigmoid" : "softmax", "true");
    settle("from_logits", "true");
    settle("apply_nonlin", sigmoid ? "sigmoid" : "softmax");
    settle("mode", sigmoid ? "binary" : "multiclass");
    settle("to_onehot_y", sigmoid ? "false" : "true");
    if (ignoresPixels(scene))
        for (const char* name : {"ignore_index", "ignore", "ignore_class", "ignore_label"})
            settle(name, std::to_string(kIgnored));
    return settings;
}

bool canIgnore(const Dialect& dialect) {
    return has(dialect, "ignore_index") || has(dialect, "ignore") || has(dialect, "ignore_class") ||
           has(dialect, "ignore_label");
}

/// C x (N P) to N x C x P.
std::vector<double> bySample(const Planes<double>& planes, std::int64_t samples) {
    const std::int64_t pixels = planes.cols() / samples;
    std::vector<double> values;
    values.reserve(static_cast<std::size_t>(planes.size()));
    for (std::int64_t n = 0; n < samples; ++n)
        for (Eigen::Index c = 0; c < planes.rows(); ++c)
            for (std::int64_t i = 0; i < pixels; ++i)
                values.push_back(planes(c, n * pixels + i));
    return values;
}

}  // namespace

bool takesProbabilities(const Dialect& dialect, const DialectValues& values) {
    for (const char* name : {"from_logits", "apply_softmax", "apply_sigmoid"})
        if (values.has(name)) return !values.flag(name);
    return dialect.input == DialectInput::Probabilities;
}

bool ignoresPixels(const SceneD& scene) {
    const auto& labels = scene.labels();
    return std::find(labels.begin(), labels.end(), kIgnored) != labels.end();
}

ConventionScene arraysOf(const SceneD& scene) {
    ConventionScene arrays;
    arrays.samples = scene.samples();
    arrays.channels = scene.channels();
    arrays.space = {scene.height(), scene.width()};
    arrays.prediction = bySample(scene.logits(), scene.samples());
    if (scene.hasSoftTarget())
        arrays.planes = bySample(scene.softTarget(), scene.samples());
    else if (scene.channels() == 1)
        arrays.planes.assign(scene.labels().begin(), scene.labels().end());
    else
        arrays.labels.assign(scene.labels().begin(), scene.labels().end());
    return arrays;
}

ScoreActivation activationOf(const SceneD& scene) {
    return scene.activation() == Activation::Sigmoid ? ScoreActivation::Sigmoid
                                                     : ScoreActivation::Softmax;
}

Result<SceneReading> evaluateOnScene(const Dialect& dialect, const Settings& settings,
                                     const SceneD& scene) {
    if (ignoresPixels(scene) && (!canIgnore(dialect) || scene.hasSoftTarget()))
        return Error{ErrorCode::Unsupported,
                     fullName(dialect) + " cannot leave out pixels, and the target ignores some",
                     {}};
    Result<DialectValues> values = dialectValues(dialect, completed(dialect, settings, scene));
    if (!values) return values.error();
    ConventionScene arrays = arraysOf(scene);
    if (!takesProbabilities(dialect, *values)) {
        Result<ConventionReading> reading = evaluateDialect(dialect, arrays, *values);
        if (!reading) return reading.error();
        return SceneReading{*values, *reading};
    }
    ConventionMaps logits;
    logits.samples = arrays.samples;
    logits.channels = arrays.channels;
    logits.pixels = arrays.pixels();
    logits.p = arrays.prediction;
    const ScoreActivation activation = activationOf(scene);
    arrays.prediction = activate(activation, logits);
    Result<ConventionReading> read = evaluateDialect(dialect, arrays, *values);
    if (!read) return read.error();
    ConventionReading reading = *read;
    reading.activatedGradient = reading.inputGradient;
    reading.inputGradient =
        pullBackActivation(activation, logits, arrays.prediction, reading.activatedGradient);
    return SceneReading{*values, std::move(reading)};
}

}  // namespace lossglass
