// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/centreline_dice.h"
#include "losslib/conventions/distance_field_loss.h"
#include "losslib/conventions/pixel_loss.h"
#include "losslib/conventions/region_loss.h"
#include "losslib/conventions/wasserstein_dice.h"
#include "losslib/dialects/libraries.h"
#include "losslib/dialects/monai_support.h"
#include "losslib/dialects/torch_cross_entropy.h"

#include <cmath>
#include <iterator>

namespace lossglass::dialects {

namespace {

void append(std::vector<DialectArgument>& table, std::vector<DialectArgument> more) {
    std::move(more.begin(), more.end(), std::back_inserter(table));
}

Result<ConventionReading> weightedSum(const Result<ConventionReading>& a, double ofA,
                                      const Result<ConventionReading>& b, double ofB) {
    if (!a) return a.error();
    if (!b) return b.error();
    return sum(scaled(*a, ofA), scaled(*b, ofB));
}

/// BCEWithLogitsLoss with the weight as pos_weight, which DiceCELoss takes for one channel.
Result<ConventionReading> singleChannelEntropy(const ConventionScene& scene,
                                               const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsOf(scene, {});
    if (!maps) return maps.error();
    PixelConventions rule;
    rule.positiveWeights = values.list("weight");
    rule.divisor = divisorOf(reductionOf(values));
    return binaryLoss(*maps, BinaryForm::CrossEntropy, rule);
}

Result<ConventionReading> diceCe(const ConventionScene& scene, const DialectValues& values) {
    DialectValues forDice = values;
    std::vector<double> weights = values.list("weight");
    if (!values.flag("include_background") && weights.size() > 1)
        forDice.set("weight", std::vector<double>(weights.begin() + 1, weights.end()));
    TorchCrossEntropy entropy;
    entropy.weights = weights;
    entropy.smoothing = values.real("label_smoothing");
    entropy.reduction = reductionOf(values);
    return weightedSum(monaiDice(scene, forDice), values.real("lambda_dice"),
                       scene.channels > 1 ? torchCrossEntropy(scene, entropy)
                                          : singleChannelEntropy(scene, values),
                       values.real("lambda_ce"));
}

MonaiFocal focalPart(const DialectValues& values) {
    MonaiFocal focal;
    focal.background = monaiBackground(values);
    focal.gamma = values.real("gamma");
    focal.weight = values.list("weight");
    focal.reduction = reductionOf(values);
    if (values.has("alpha") && !values.isNone("alpha")) focal.alpha = values.real("alpha");
    return focal;
}

Result<ConventionReading> diceFocal(const ConventionScene& scene, const DialectValues& values) {
    return weightedSum(monaiDice(scene, values), values.real("lambda_dice"),
                       monaiFocal(scene, focalPart(values)), values.real("lambda_focal"));
}

Result<ConventionReading> generalizedDiceFocal(const ConventionScene& scene,
                                               const DialectValues& values) {
    return weightedSum(monaiGeneralizedDice(scene, values), values.real("lambda_gdl"),
                       monaiFocal(scene, focalPart(values)), values.real("lambda_focal"));
}

Result<ConventionReading> hausdorff(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsOf(scene, {});
    if (!maps) return maps.error();
    const Result<ScoreActivation> activation = monaiActivation(values, scene.channels);
    if (!activation) return activation.error();
    DistanceFieldConventions rule;
    rule.alpha = values.real("alpha");
    rule.background = monaiBackground(values);
    if (values.flag("batch")) rule.samples = SamplePooling::PerBatch;
    rule.reduction = reductionOf(values);
    return activated(*maps, *activation, [&](const ConventionMaps& active) {
        return distanceFieldLoss(active, scene.space, rule);
    });
}

/// ln(1 + L) of what HausdorffDTLoss returns, after its reduction.
Result<ConventionReading> logHausdorff(const ConventionScene& scene, const DialectValues& values) {
    Result<ConventionReading> plain = hausdorff(scene, values);
    if (!plain) return plain;
    ConventionReading reading = *plain;
    if (!reading.isArray()) {
        reading = scaled(std::move(reading), 1 / (1 + plain->value));
        reading.value = std::log1p(plain->value);
        reading.parts = {reading.value};
        return reading;
    }
    const std::int64_t first = scene.channels - reading.shape[1];
    const auto pixels = static_cast<std::size_t>(scene.pixels());
    reading.value = 0;
    for (std::size_t k = 0; k < reading.parts.size(); ++k) {
        const double slope = 1 / (1 + plain->parts[k]);
        reading.parts[k] = std::log1p(plain->parts[k]);
        reading.value += reading.parts[k] / static_cast<double>(reading.parts.size());
        const std::int64_t n = static_cast<std::int64_t>(k) / reading.shape[1];
        const std::int64_t c = static_cast<std::int64_t>(k) % reading.shape[1] + first;
        const auto begin = static_cast<std::size_t>(n * scene.channels + c) * pixels;
        for (std::size_t i = begin; i < begin + pixels; ++i)
            reading.activatedGradient[i] *= slope;
    }
    const Result<ConventionMaps> maps = mapsOf(scene, {});
    const ScoreActivation activation = *monaiActivation(values, scene.channels);
    reading.inputGradient = pullBackActivation(activation, *maps, activate(activation, *maps),
                                               reading.activatedGradient);
    return reading;
}

Result<ConventionReading> wasserstein(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsOf(scene, {});
    if (!maps) return maps.error();
    WassersteinConventions rule;
    rule.distances = values.rows("dist_matrix");
    const auto classes = static_cast<std::size_t>(scene.channels);
    if (rule.distances.size() != classes || rule.distances.front().size() != classes)
        return Error{
            ErrorCode::Mismatch, "dist_matrix is to have one row and column per channel", {}};
    if (values.word("weighting_mode") == "GDL")
        rule.weighting = WassersteinWeighting::GeneralizedDice;
    rule.smoothNumerator = values.real("smooth_nr");
    rule.smoothDenominator = values.real("smooth_dr");
    rule.reduction = reductionOf(values);
    return activated(*maps, ScoreActivation::Softmax,
                     [&](const ConventionMaps& active) { return wassersteinDice(active, rule); });
}

Result<ConventionReading> clDice(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsOf(scene, {});
    if (!maps) return maps.error();
    return centrelineDice(*maps, scene.space, values.integer("iter_"), values.real("smooth"));
}

Result<ConventionReading> diceClDice(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsOf(scene, {});
    if (!maps) return maps.error();
    const double share = values.real("alpha");
    const Result<ConventionReading> lines = clDice(scene, values);
    if (scene.channels == 1 || !lines) return lines;
    RegionConventions rule;
    rule.background = Background::Excluded;
    rule.samples = SamplePooling::PerBatch;
    rule.classes = ClassPooling::Micro;
    rule.smoothNumerator = rule.smoothDenominator = values.real("smooth");
    return sum(scaled(regionLoss(*maps, rule), 1 - share), scaled(*lines, share));
}

Dialect diceCeLoss() {
    Dialect dialect = monaiRecord("DiceCELoss", "bce_dice");
    dialect.arguments = monaiDiceArguments();
    append(dialect.arguments, {real("lambda_dice", 1, "weight of the Dice part"),
                               real("lambda_ce", 1, "weight of the cross-entropy part"),
                               real("label_smoothing", 0, "of the cross-entropy part")});
    dialect.notes = {
        "The cross-entropy takes the raw input as logits, whatever the activation; "
        "one channel uses BCE with weight as pos_weight.",
        "include_background=false leaves the background in the cross-entropy part."};
    dialect.evaluate = diceCe;
    return dialect;
}

Dialect diceFocalLoss() {
    Dialect dialect = monaiRecord("DiceFocalLoss", "focal_dice");
    dialect.arguments = monaiDiceArguments();
    append(dialect.arguments, {real("gamma", 2, "focus of the focal part"),
                               real("lambda_dice", 1, "weight of the Dice part"),
                               real("lambda_focal", 1, "weight of the focal part"),
                               optionalReal("alpha", "weight of t = 1 in the focal part")});
    dialect.notes = {
        "The focal part is one sigmoid per channel on the raw input, even with "
        "softmax=true.",
        "Both parts are means over classes, where the AnatomyNet article sums the "
        "Dice part."};
    dialect.evaluate = diceFocal;
    return dialect;
}

Dialect generalizedDiceFocalLoss() {
    Dialect dialect = monaiRecord("GeneralizedDiceFocalLoss", "");
    dialect.arguments = monaiInputArguments(true);
    append(dialect.arguments, {word("w_type", "square", {"square", "simple", "uniform"},
                                    "class weights: 1/volume^2, 1/volume or 1"),
                               reduction("mean"), real("smooth_nr", 1e-5, "added to the numerator"),
                               real("smooth_dr", 1e-5, "added to the denominator"),
                               toggle("batch", false, "volumes and scores of the whole batch"),
                               real("gamma", 2, "focus of the focal part"),
                               optionalList("weight", "factor on each class in the focal part"),
                               real("lambda_gdl", 1, "weight of the generalised Dice part"),
                               real("lambda_focal", 1, "weight of the focal part")});
    dialect.notes = {"The focal part is one sigmoid per channel on the raw input."};
    dialect.evaluate = generalizedDiceFocal;
    return dialect;
}

Dialect hausdorffLoss(std::string name, std::string loss) {
    Dialect dialect = monaiRecord(std::move(name), std::move(loss));
    dialect.arguments = {real("alpha", 2, "power of the distances")};
    append(dialect.arguments, monaiInputArguments(false));
    append(dialect.arguments,
           {reduction("mean"), toggle("batch", false, "mean over the whole batch")});
    dialect.notes = {"The background is out by default.",
                     "A mask that is empty or full has no distances: 0 on its side."};
    return dialect;
}

Dialect wassersteinLoss() {
    Dialect dialect = monaiRecord("GeneralizedWassersteinDiceLoss", "");
    dialect.arguments = {
        {"dist_matrix", ArgumentKind::Rows, NoValue{}, "distance between classes", {}, false},
        word("weighting_mode", "default", {"default", "GDL"}, "which pixels count as true"),
        reduction("mean"),
        real("smooth_nr", 1e-5, "added to the numerator"),
        real("smooth_dr", 1e-5, "added to the denominator")};
    dialect.notes = {"The softmax is inside; the matrix is scaled to a maximum of 1."};
    dialect.evaluate = wasserstein;
    return dialect;
}

Dialect clDiceLoss(std::string name) {
    Dialect dialect = monaiRecord(std::move(name), "");
    dialect.arguments = {integer("iter_", 3, "erosions of the soft skeleton"),
                         real("smooth", 1, "added to numerators and denominators")};
    dialect.input = DialectInput::Probabilities;
    dialect.notes = {"Channel 0 never counts: with one channel the loss is constantly 0.",
                     "The library's call takes the target first, unlike its other losses.",
                     "Takes probabilities: no activation inside."};
    return dialect;
}

}  // namespace

std::vector<Dialect> monaiCompounds() {
    Dialect distance = hausdorffLoss("HausdorffDTLoss", "hausdorff_dt");
    distance.evaluate = hausdorff;
    Dialect logDistance = hausdorffLoss("LogHausdorffDTLoss", "hausdorff_dt");
    logDistance.notes.push_back("ln(1 + loss), taken after the reduction.");
    logDistance.evaluate = logHausdorff;
    Dialect lines = clDiceLoss("SoftclDiceLoss");
    lines.evaluate = clDice;
    Dialect both = clDiceLoss("SoftDiceclDiceLoss");
    both.arguments.insert(both.arguments.begin() + 1,
                          real("alpha", 0.5, "share of clDice; Dice has the rest"));
    both.evaluate = diceClDice;
    return {diceCeLoss(),
            diceFocalLoss(),
            generalizedDiceFocalLoss(),
            distance,
            logDistance,
            wassersteinLoss(),
            lines,
            both};
}

}  // namespace lossglass::dialects
