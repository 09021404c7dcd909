// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/pixel_loss.h"
#include "losslib/dialects/keras_support.h"
#include "losslib/dialects/libraries.h"

#include <iterator>

namespace lossglass::dialects {

namespace {

/// Keras clips probabilities to [1e-7, 1 - 1e-7] in float, where the upper end is 1 - 1.19e-7.
constexpr double kLeast = 1e-7;
constexpr double kGreatest = 1.0f - 1e-7f;

PixelConventions clippedRule(const DialectValues& values, ClassAxis axis) {
    PixelConventions rule;
    rule.input = PixelInput::Probabilities;
    rule.leastProbability = kLeast;
    rule.greatestProbability = kGreatest;
    rule.classAxis = axis;
    rule.divisor = kerasDivisor(values);
    return rule;
}

/// Channels: exclusive classes, e / C each. Sides: 0 and 1 of each channel, e / 2 each.
enum class SmoothedOver { Channels, Sides };

Result<ConventionMaps> smoothedMaps(const ConventionScene& scene, const DialectValues& values,
                                    SmoothedOver classes) {
    Result<ConventionMaps> maps = mapsOf(scene, {});
    if (!maps) return maps;
    ConventionMaps smoothed = std::move(maps).value();
    const double amount = values.real("label_smoothing");
    if (classes == SmoothedOver::Channels) {
        smoothTargets(smoothed, amount);
    } else {
        for (double& t : smoothed.t)
            t = t * (1 - amount) + amount / 2;
    }
    return smoothed;
}

Result<ConventionReading> binaryCe(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = smoothedMaps(scene, values, SmoothedOver::Sides);
    if (!maps) return maps.error();
    PixelConventions rule = clippedRule(values, ClassAxis::Mean);
    if (values.flag("from_logits")) rule.input = PixelInput::Logits;
    return binaryLoss(*maps, BinaryForm::CrossEntropy, rule);
}

Result<ConventionReading> binaryFocal(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = smoothedMaps(scene, values, SmoothedOver::Sides);
    if (!maps) return maps.error();
    PixelConventions rule = clippedRule(values, ClassAxis::Mean);
    rule.gamma = values.real("gamma");
    if (values.flag("apply_class_balancing")) rule.alpha = values.real("alpha");
    return activated(
        *maps, values.flag("from_logits") ? ScoreActivation::Sigmoid : ScoreActivation::None,
        [&](const ConventionMaps& active) { return binaryLoss(active, BinaryForm::Focal, rule); });
}

Result<ConventionReading> categorical(const ConventionMaps& maps, const DialectValues& values) {
    PixelConventions rule = clippedRule(values, ClassAxis::Sum);
    rule.probabilities = ProbabilitySum::Normalised;
    if (values.flag("from_logits")) rule.input = PixelInput::Logits;
    return categoricalLoss(maps, CategoricalForm::CrossEntropy, rule);
}

Result<ConventionReading> categoricalCe(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = smoothedMaps(scene, values, SmoothedOver::Channels);
    if (!maps) return maps.error();
    return categorical(*maps, values);
}

Result<ConventionReading> sparseCe(const ConventionScene& scene, const DialectValues& values) {
    TargetConventions target;
    if (!values.isNone("ignore_class")) target.ignored = values.integer("ignore_class");
    const Result<ConventionMaps> maps = mapsOf(scene, target);
    if (!maps) return maps.error();
    return categorical(*maps, values);
}

Result<ConventionReading> categoricalFocal(const ConventionScene& scene,
                                           const DialectValues& values) {
    const Result<ConventionMaps> maps = smoothedMaps(scene, values, SmoothedOver::Channels);
    if (!maps) return maps.error();
    PixelConventions rule = clippedRule(values, ClassAxis::Sum);
    rule.probabilities = ProbabilitySum::Normalised;
    rule.gamma = values.real("gamma");
    rule.classAlpha = perClass(values.list("alpha"), scene.channels);
    return activated(*maps,
                     values.flag("from_logits") ? ScoreActivation::Softmax : ScoreActivation::None,
                     [&](const ConventionMaps& active) {
                         return categoricalLoss(active, CategoricalForm::Focal, rule);
                     });
}

Result<ConventionReading> generalizedCe(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsOf(scene, {});
    if (!maps) return maps.error();
    if (values.real("q") <= 0 || values.real("q") >= 1)
        return Error{ErrorCode::OutOfRange, "q is to lie between 0 and 1", {}};
    PixelConventions rule;
    rule.input = PixelInput::Probabilities;
    rule.q = values.real("q");
    rule.classAxis = ClassAxis::Sum;
    rule.divisor = kerasDivisor(values);
    return categoricalLoss(*maps, CategoricalForm::GeneralizedCrossEntropy, rule);
}

DialectArgument fromLogits() {
    return toggle("from_logits", false, "whether the input is logits");
}

DialectArgument smoothing(std::string meaning) {
    return real("label_smoothing", 0, std::move(meaning));
}

DialectArgument axis() {
    return integer("axis", -1, "describes the layout: the axis of the classes");
}

Dialect binaryDialect(std::string name, std::string loss) {
    Dialect dialect = kerasRecord(std::move(name), std::move(loss));
    dialect.arguments = {fromLogits(), smoothing("t (1 - e) + e / 2"), axis(), kerasReduction()};
    dialect.notes = {"The channels of a pixel are averaged first, then weighed.",
                     "Probabilities are clipped in single precision: at most 15.94 per element."};
    return dialect;
}

Dialect binaryFocalDialect() {
    Dialect dialect = binaryDialect("BinaryFocalCrossentropy", "focal");
    dialect.arguments.insert(dialect.arguments.begin(),
                             {toggle("apply_class_balancing", false, "whether alpha counts"),
                              real("alpha", 0.25, "weight of t = 1, 1 - alpha of t = 0"),
                              real("gamma", 2, "focus on hard elements")});
    dialect.notes.push_back("alpha has no effect unless apply_class_balancing is true.");
    dialect.evaluate = binaryFocal;
    return dialect;
}

Dialect categoricalDialect(std::string name, std::string loss) {
    Dialect dialect = kerasRecord(std::move(name), std::move(loss));
    dialect.arguments = {fromLogits(), smoothing("t (1 - e) + e / C"), axis(), kerasReduction()};
    dialect.notes = {"Probabilities are divided by their sum over the classes, then clipped."};
    return dialect;
}

Dialect categoricalFocalDialect() {
    Dialect dialect = categoricalDialect("CategoricalFocalCrossentropy", "focal");
    dialect.arguments.insert(dialect.arguments.begin(), {{"alpha",
                                                          ArgumentKind::List,
                                                          std::vector<double>{0.25},
                                                          "factor on all classes, or one per class",
                                                          {},
                                                          false},
                                                         real("gamma", 2, "focus on hard pixels")});
    dialect.notes.push_back("A single alpha scales the whole loss: it prefers no class.");
    dialect.evaluate = categoricalFocal;
    return dialect;
}

Dialect sparseDialect() {
    Dialect dialect = kerasRecord("SparseCategoricalCrossentropy", "cross_entropy");
    dialect.arguments = {fromLogits(), optionalInteger("ignore_class", "label that does not count"),
                         axis(), kerasReduction()};
    dialect.notes = {"Ignored pixels leave the mean."};
    dialect.evaluate = sparseCe;
    return dialect;
}

}  // namespace

std::vector<Dialect> keras() {
    Dialect binary = binaryDialect("BinaryCrossentropy", "cross_entropy");
    binary.notes.push_back("label_smoothing e equals e / 2 in segmentation_models.pytorch.");
    binary.evaluate = binaryCe;
    Dialect plain = categoricalDialect("CategoricalCrossentropy", "cross_entropy");
    plain.evaluate = categoricalCe;
    Dialect generalized = kerasRecord("CategoricalGeneralizedCrossEntropy", "");
    generalized.arguments = {real("q", 0.5, "0 = cross-entropy, 1 = 1 - p"), kerasReduction()};
    generalized.notes = {"Takes probabilities as they are, and labels."};
    generalized.input = DialectInput::Probabilities;
    generalized.evaluate = generalizedCe;
    std::vector<Dialect> all = {binary,          binaryFocalDialect(),      plain,
                                sparseDialect(), categoricalFocalDialect(), generalized};
    std::vector<Dialect> more = kerasRegions();
    std::move(more.begin(), more.end(), std::back_inserter(all));
    return all;
}

}  // namespace lossglass::dialects
