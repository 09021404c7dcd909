// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/dialect_comparison.h"

#include "losslib/dialects/dialect_catalogue.h"
#include "losslib/dialects/scene_handover.h"
#include "losslib/formats/number_text.h"
#include "losslib/loss/reading.h"

#include <limits>

namespace lossglass {

namespace {

/// N x C x P to C x (N P).
Planes<double> planesOf(const std::vector<double>& values, const SceneD& scene) {
    const Eigen::Index samples = scene.samples();
    const Eigen::Index pixels = scene.pixels() / samples;
    Planes<double> planes(scene.channels(), scene.pixels());
    std::size_t next = 0;
    for (Eigen::Index n = 0; n < samples; ++n)
        for (Eigen::Index c = 0; c < planes.rows(); ++c)
            for (Eigen::Index i = 0; i < pixels; ++i)
                planes(c, n * pixels + i) = values[next++];
    return planes;
}

DialectComparison::Row rowOf(const Dialect& dialect, const DialectComparison& canonical,
                             const SceneD& scene) {
    DialectComparison::Row row;
    row.dialect = &dialect;
    const auto settings = requiredSettings(dialect, *canonical.loss, canonical.values);
    const auto result = evaluateOnScene(dialect, settings, scene);
    if (!result) {
        row.unfit = result.error().message;
        return row;
    }
    const ConventionReading& reading = result->reading;
    row.values = result->values;
    row.value = reading.value;
    row.difference = canonical.undefined ? std::numeric_limits<double>::quiet_NaN()
                                         : reading.value - canonical.value;
    row.gradient = planesOf(reading.inputGradient, scene);
    row.gradientNorm = row.gradient.matrix().norm();
    row.shape = reading.shape;
    row.notes = reading.notes;
    return row;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> requiredSettings(const Dialect& dialect,
                                                                  const Loss& loss,
                                                                  const ParameterValues& values) {
    std::vector<std::pair<std::string, std::string>> settings;
    const auto settle = [&](const DialectArgument& argument, double value) {
        settings.emplace_back(argument.name, numberText(value, 17));
    };
    for (const DialectArgument& argument : dialect.arguments) {
        if (!std::holds_alternative<NoValue>(argument.defaultValue)) continue;
        if (loss.id == "tversky" && !argument.takesNone) {
            const double misses = values.real("alpha");
            // The libraries' alpha weighs false positives, the catalogue's false negatives.
            if (argument.name == "alpha")
                settle(argument, values.number("beta").value_or(1 - misses));
            if (argument.name == "beta") settle(argument, misses);
        }
    }
    return settings;
}

DialectComparison compareDialects(const Loss& loss, const ParameterValues& values,
                                  const SceneD& scene) {
    DialectComparison comparison;
    comparison.loss = &loss;
    comparison.values = values;
    const Reading<double> own = evaluateOne(Workspace<double>(scene), {&loss, values, {}});
    comparison.undefined = own.evaluation.undefined;
    comparison.value = own.evaluation.value;
    comparison.gradientNorm = own.gradientNorm;
    comparison.gradient = own.evaluation.logitGradient;
    for (const Dialect* dialect : dialectsOf(loss.id))
        comparison.rows.push_back(rowOf(*dialect, comparison, scene));
    return comparison;
}

}  // namespace lossglass
