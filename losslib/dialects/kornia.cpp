// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/erosion_loss.h"
#include "losslib/conventions/lovasz_conventions.h"
#include "losslib/conventions/region_loss.h"
#include "losslib/dialects/dialect_support.h"
#include "losslib/dialects/libraries.h"

namespace lossglass::dialects {

namespace {

/// kornia's one-hot encoding adds this to every entry.
constexpr double kOneHotEpsilon = 1e-6;
constexpr const char* kEncoding = "The one-hot encoding of the target adds 1e-6 to every entry.";

Result<ConventionMaps> mapsFor(const ConventionScene& scene, const DialectValues& values) {
    TargetConventions target;
    if (values.has("ignore_index") && !values.isNone("ignore_index"))
        target.ignored = values.integer("ignore_index");
    return mapsOf(scene, target);
}

Result<ConventionMaps> encodedMaps(const ConventionScene& scene, const DialectValues& values) {
    Result<ConventionMaps> read = mapsFor(scene, values);
    if (!read || !scene.hasLabels()) return read;
    ConventionMaps maps = *read;
    for (double& t : maps.t)
        t += kOneHotEpsilon;
    return maps;
}

RegionConventions diceRegion(const DialectValues& values, std::int64_t) {
    RegionConventions rule;
    rule.smoothDenominator = values.real("eps");
    rule.classWeights = values.list("weight");
    if (values.word("average") == "micro") {
        rule.classes = ClassPooling::Micro;
        rule.weightPlace = WeightPlace::OnMaps;
    } else {
        rule.weightNorm = WeightNorm::SumOfWeights;
    }
    return rule;
}

RegionConventions tverskyRegion(const DialectValues& values, std::int64_t) {
    RegionConventions rule;
    rule.factor = 1;
    rule.falsePositives = values.real("alpha");
    rule.falseNegatives = values.real("beta");
    rule.smoothDenominator = values.real("eps");
    rule.classes = ClassPooling::Micro;
    return rule;
}

template <RegionConventions (*region)(const DialectValues&, std::int64_t)>
Result<ConventionReading> overlap(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = encodedMaps(scene, values);
    if (!maps) return maps.error();
    const RegionConventions rule = region(values, scene.channels);
    return activated(*maps, ScoreActivation::Softmax,
                     [&](const ConventionMaps& active) { return regionLoss(active, rule); });
}

PixelRecipe focalRecipe(const DialectValues& values, const ConventionScene& scene) {
    PixelRecipe recipe;
    recipe.form = CategoricalForm::Focal;
    PixelConventions& rule = recipe.conventions;
    rule.gamma = values.real("gamma");
    rule.classWeights = values.list("weight");
    if (!values.isNone("alpha")) {
        rule.classAlpha.assign(static_cast<std::size_t>(scene.channels), values.real("alpha"));
        rule.classAlpha.front() = 1 - values.real("alpha");
    }
    rule.divisor = divisorOf(reductionOf(values));
    return recipe;
}

Result<ConventionReading> focal(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = encodedMaps(scene, values);
    if (!maps) return maps.error();
    return evaluateRecipe(*maps, focalRecipe(values, scene));
}

PixelRecipe binaryFocalRecipe(const DialectValues& values, const ConventionScene&) {
    PixelRecipe recipe;
    recipe.form = BinaryForm::Focal;
    PixelConventions& rule = recipe.conventions;
    rule.gamma = values.real("gamma");
    if (!values.isNone("alpha")) rule.alpha = values.real("alpha");
    rule.positiveWeights = values.list("pos_weight");
    rule.classWeights = values.list("weight");
    rule.focus = FocusForm::Separate;
    rule.divisor = divisorOf(reductionOf(values));
    return recipe;
}

Result<ConventionReading> binaryFocal(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsFor(scene, values);
    if (!maps) return maps.error();
    return evaluateRecipe(*maps, binaryFocalRecipe(values, scene));
}

Result<ConventionReading> lovaszSoftmax(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsOf(scene, {});
    if (!maps) return maps.error();
    LovaszConventions rule;
    rule.samples = SamplePooling::PerImage;
    rule.classes = LovaszClasses::All;
    rule.target = LovaszTarget::RawLabels;
    rule.classWeights = values.list("weight");
    return activated(*maps, ScoreActivation::Softmax,
                     [&](const ConventionMaps& active) { return lovaszSoftmaxLoss(active, rule); });
}

Result<ConventionReading> lovaszHinge(const ConventionScene& scene, const DialectValues&) {
    const Result<ConventionMaps> maps = mapsOf(scene, {});
    if (!maps) return maps.error();
    LovaszConventions rule;
    rule.samples = SamplePooling::PerImage;
    return lovaszHingeLoss(*maps, rule);
}

/// Labels, also where one channel hands them over as a plane.
Result<std::vector<int>> labelsOf(const ConventionScene& scene) {
    std::vector<int> labels = scene.labels;
    if (!scene.hasLabels() && scene.channels > 1)
        return Error{ErrorCode::Mismatch, "the target is to be labels, not planes", {}};
    for (const double label : scene.planes)
        labels.push_back(static_cast<int>(label));
    for (const int label : labels)
        if (label < 0 || label >= scene.channels)
            return Error{ErrorCode::Mismatch,
                         "label " + std::to_string(label) + " is no channel of a prediction with " +
                             std::to_string(scene.channels),
                         {}};
    return labels;
}

template <std::size_t axes>
Result<ConventionReading> erosion(const ConventionScene& scene, const DialectValues& values) {
    if (scene.space.size() != axes)
        return Error{ErrorCode::Mismatch,
                     "the arrays are to have " + std::to_string(axes) + " axes of space",
                     {}};
    const Result<std::vector<int>> labels = labelsOf(scene);
    if (!labels) return labels.error();
    return erosionLoss(scene, *labels,
                       {values.real("alpha"), values.integer("k"), reductionOf(values)});
}

Dialect record(std::string name, std::string loss) {
    Dialect dialect;
    dialect.library = "kornia";
    dialect.version = "b4f5a78a (2026-08-18)";
    dialect.name = std::move(name);
    dialect.loss = std::move(loss);
    return dialect;
}

DialectArgument ignoreIndex() {
    DialectArgument argument = integer("ignore_index", -100, "label that does not count");
    argument.takesNone = true;
    return argument;
}

Dialect diceLoss() {
    Dialect dialect = record("DiceLoss", "dice");
    dialect.arguments = {
        word("average", "micro", {"micro", "macro"}, "all classes together, or their mean"),
        real("eps", 1e-8, "added to the denominator only"),
        optionalList("weight", "weight of each class"), ignoreIndex()};
    dialect.notes = {"All classes share one score by default.", kEncoding,
                     "Nothing is added to the numerator: an empty target costs 1, found or not.",
                     "With average=micro the weight multiplies p and t, so it enters the "
                     "numerator squared and the loss can fall below 0."};
    dialect.evaluate = overlap<diceRegion>;
    dialect.region = diceRegion;
    return dialect;
}

Dialect tverskyLoss() {
    Dialect dialect = record("TverskyLoss", "tversky");
    dialect.arguments = {requiredReal("alpha", "weight of false positives"),
                         requiredReal("beta", "weight of false negatives"),
                         real("eps", 1e-8, "added to the denominator only"), ignoreIndex()};
    dialect.notes = {
        "alpha against beta has no effect: after a softmax the false positives of "
        "all classes are the false negatives of all classes, and only alpha + beta "
        "matters.",
        kEncoding};
    dialect.evaluate = overlap<tverskyRegion>;
    dialect.region = tverskyRegion;
    return dialect;
}

Dialect focalLoss() {
    Dialect dialect = record("FocalLoss", "focal");
    DialectArgument alpha =
        requiredReal("alpha", "weight of every class but the background, which gets 1 - alpha");
    alpha.takesNone = true;
    dialect.arguments = {alpha, real("gamma", 2, "focus on hard pixels"), reduction("none"),
                         optionalList("weight", "weight of each class"), ignoreIndex()};
    dialect.notes = {
        "The mean divides by pixels x channels, although only the true class of a "
        "pixel counts.",
        kEncoding};
    dialect.evaluate = focal;
    dialect.pixel = focalRecipe;
    return dialect;
}

Dialect binaryFocalLoss(std::string name) {
    Dialect dialect = record(std::move(name), "focal");
    DialectArgument alpha = real("alpha", 0.25, "weight of t = 1, 1 - alpha of t = 0");
    alpha.takesNone = true;
    dialect.arguments = {alpha,
                         real("gamma", 2, "focus on hard elements"),
                         reduction("none"),
                         optionalList("pos_weight", "factor on the part of t = 1"),
                         optionalList("weight", "weight of each channel"),
                         ignoreIndex()};
    dialect.evaluate = binaryFocal;
    dialect.pixel = binaryFocalRecipe;
    return dialect;
}

Dialect erosionDialect(std::string name, std::string axes) {
    Dialect dialect = record(std::move(name), "");
    dialect.arguments = {real("alpha", 2, "power of the number of the erosion"),
                         integer("k", 10, "number of erosions"), reduction("mean")};
    dialect.input = DialectInput::Probabilities;
    dialect.notes = {"Takes probabilities, and labels on " + axes + " axes of space.",
                     "Each erosion is stretched to a range of 0 to 1 before the next.",
                     "With reduction=none the array is classes x images x 1 x space."};
    return dialect;
}

}  // namespace

std::vector<Dialect> kornia() {
    Dialect several = record("LovaszSoftmaxLoss", "lovasz_softmax");
    several.arguments = {optionalList("weight", "factor on each class; the mean counts classes")};
    several.notes = {
        "Departs from the paper: the Jaccard weights follow the label numbers, not "
        "whether a pixel is of the class, so they are right for class 1 of two only; "
        "later versions mend it.",
        "Each image on its own, absent classes included."};
    several.evaluate = lovaszSoftmax;
    Dialect hinge = record("LovaszHingeLoss", "lovasz_hinge");
    hinge.notes = {"Each image on its own, always."};
    hinge.evaluate = lovaszHinge;
    Dialect flat = erosionDialect("HausdorffERLoss", "two");
    flat.evaluate = erosion<2>;
    Dialect solid = erosionDialect("HausdorffERLoss3D", "three");
    solid.evaluate = erosion<3>;
    return {diceLoss(),
            tverskyLoss(),
            focalLoss(),
            binaryFocalLoss("binary_focal_loss_with_logits"),
            binaryFocalLoss("BinaryFocalLossWithLogits"),
            several,
            hinge,
            flat,
            solid};
}

}  // namespace lossglass::dialects
