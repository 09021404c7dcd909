// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/kept_pixels.h"
#include "losslib/conventions/pixel_loss.h"
#include "losslib/conventions/region_loss.h"
#include "losslib/dialects/dialect_support.h"
#include "losslib/dialects/libraries.h"
#include "losslib/dialects/torch_cross_entropy.h"

#include <algorithm>
#include <numeric>

namespace lossglass::dialects {

namespace {

constexpr double kLeastDenominator = 1e-8;

RegionConventions diceRegion(const DialectValues& values, std::int64_t) {
    RegionConventions rule;
    rule.smoothNumerator = rule.smoothDenominator = values.real("smooth");
    rule.denominatorFloor = kLeastDenominator;
    if (values.flag("batch_dice")) rule.samples = SamplePooling::PerBatch;
    if (!values.flag("do_bg")) rule.background = Background::Excluded;
    rule.returned = Returned::MinusScore;
    if (values.has("clip_tp") && !values.isNone("clip_tp")) rule.leastHit = values.real("clip_tp");
    return rule;
}

ScoreActivation nonlinearity(const DialectValues& values) {
    const std::string chosen = values.word("apply_nonlin");
    if (chosen == "softmax") return ScoreActivation::Softmax;
    return chosen == "sigmoid" ? ScoreActivation::Sigmoid : ScoreActivation::None;
}

Result<ConventionReading> overlap(const ConventionScene& scene, const RegionConventions& rule,
                                  ScoreActivation activation, std::optional<int> ignored) {
    const Result<ConventionMaps> maps = mapsOf(scene, {ignored, false});
    if (!maps) return maps.error();
    return activated(*maps, activation,
                     [&](const ConventionMaps& active) { return regionLoss(active, rule); });
}

Result<ConventionReading> dice(const ConventionScene& scene, const DialectValues& values) {
    return overlap(scene, diceRegion(values, scene.channels), nonlinearity(values), std::nullopt);
}

Result<ConventionReading> weightedSum(const Result<ConventionReading>& entropy,
                                      const Result<ConventionReading>& region,
                                      const DialectValues& values) {
    if (!entropy) return entropy.error();
    if (!region) return region.error();
    return sum(scaled(*entropy, values.real("weight_ce")),
               scaled(*region, values.real("weight_dice")));
}

Result<ConventionReading> dcAndCe(const ConventionScene& scene, const DialectValues& values) {
    std::optional<int> ignored;
    TorchCrossEntropy entropy;
    if (!values.isNone("ignore_label")) entropy.ignored = ignored = values.integer("ignore_label");
    entropy.weights = values.list("weight");
    entropy.smoothing = values.real("label_smoothing");
    return weightedSum(
        torchCrossEntropy(scene, entropy),
        overlap(scene, diceRegion(values, scene.channels), ScoreActivation::Softmax, ignored),
        values);
}

Result<ConventionReading> dcAndBce(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsOf(scene, {});
    if (!maps) return maps.error();
    return weightedSum(
        binaryLoss(*maps, BinaryForm::CrossEntropy, {}),
        overlap(scene, diceRegion(values, scene.channels), ScoreActivation::Sigmoid, std::nullopt),
        values);
}

/// The mean of the largest floor(N k / 100) pixel losses of the whole batch; ignored pixels take
/// part with a loss of 0.
Result<ConventionReading> topKOf(const ConventionScene& scene, const DialectValues& values,
                                 TorchCrossEntropy entropy) {
    entropy.weights = values.list("weight");
    entropy.smoothing = values.real("label_smoothing");
    entropy.reduction = Reduction::None;
    const Result<ConventionReading> all = torchCrossEntropy(scene, entropy);
    if (!all) return all;
    const std::vector<double>& losses = all->parts;
    const std::size_t count = losses.size();
    const auto kept = static_cast<std::size_t>(static_cast<double>(count) * values.real("k") / 100);
    if (kept == 0 || kept > count)
        return Error{ErrorCode::OutOfRange,
                     "k percent of " + std::to_string(count) + " pixels keeps none, or too many",
                     {}};
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return losses[a] > losses[b]; });
    order.resize(kept);
    return meanOfKept(*all, order, scene);
}

Result<ConventionReading> topK(const ConventionScene& scene, const DialectValues& values) {
    TorchCrossEntropy entropy;
    entropy.ignored = values.integer("ignore_index");
    return topKOf(scene, values, entropy);
}

/// The label that is ignored leaves the Dice part's sums and costs 0 among the pixels.
Result<ConventionReading> dcAndTopK(const ConventionScene& scene, const DialectValues& values) {
    std::optional<int> ignored;
    TorchCrossEntropy entropy;
    if (!values.isNone("ignore_label")) entropy.ignored = ignored = values.integer("ignore_label");
    return weightedSum(
        topKOf(scene, values, entropy),
        overlap(scene, diceRegion(values, scene.channels), ScoreActivation::Softmax, ignored),
        values);
}

Result<ConventionReading> robustCe(const ConventionScene& scene, const DialectValues& values) {
    TorchCrossEntropy entropy;
    entropy.weights = values.list("weight");
    entropy.ignored = values.integer("ignore_index");
    entropy.smoothing = values.real("label_smoothing");
    entropy.reduction = reductionOf(values);
    return torchCrossEntropy(scene, entropy);
}

Dialect record(std::string name, std::string loss) {
    Dialect dialect;
    dialect.library = "nnunet";
    dialect.version = "0e495086 (2026-07-13)";
    dialect.name = std::move(name);
    dialect.loss = std::move(loss);
    return dialect;
}

Dialect topKLoss() {
    Dialect dialect = record("TopKLoss", "topk_ce");
    dialect.arguments = {optionalList("weight", "weight of each class"),
                         integer("ignore_index", -100, "label that does not count"),
                         real("k", 10, "percentage of the pixels that is kept"),
                         real("label_smoothing", 0, "share spread over the classes")};
    dialect.notes = {
        "The share is of the whole batch, ignored pixels counted; fewer than 100 / k "
        "pixels keep none."};
    dialect.evaluate = topK;
    return dialect;
}

std::vector<DialectArgument> diceArguments(bool background, double smooth) {
    return {toggle("batch_dice", false, "one score for the whole batch"),
            toggle("do_bg", background, "whether channel 0 counts"),
            real("smooth", smooth, "added to numerator and denominator"),
            toggle("ddp", true, "without effect on one machine")};
}

Dialect diceLoss(std::string name) {
    Dialect dialect = record(std::move(name), "dice");
    dialect.notes = {"Returns minus the score: -1 is best."};
    dialect.arguments = diceArguments(true, 1);
    dialect.arguments.insert(
        dialect.arguments.begin(),
        optionalWord("apply_nonlin", {"softmax", "sigmoid"}, "what is applied to the input"));
    dialect.notes.push_back("smooth is 1 in the class, 1e-5 in the trainer.");
    if (dialect.name == "SoftDiceLoss")
        dialect.arguments.push_back(optionalReal("clip_tp", "least sum of true positives"));
    dialect.evaluate = dice;
    dialect.region = diceRegion;
    return dialect;
}

Dialect compound(std::string name, bool background) {
    Dialect dialect = record(std::move(name), "bce_dice");
    dialect.notes = {"Adds minus the Dice score: -1 is best."};
    dialect.arguments = diceArguments(background, 1e-5);
    dialect.arguments.push_back(real("weight_ce", 1, "weight of the cross-entropy"));
    dialect.arguments.push_back(real("weight_dice", 1, "weight of the Dice part"));
    return dialect;
}

}  // namespace

std::vector<Dialect> nnunet() {
    Dialect several = compound("DC_and_CE_loss", false);
    several.arguments.push_back(optionalInteger("ignore_label", "label that does not count"));
    several.notes.push_back("The background is out of the Dice part and in the cross-entropy.");
    several.evaluate = dcAndCe;
    const std::vector<DialectArgument> ofEntropy = {
        optionalList("weight", "of the cross-entropy: weight of each class"),
        real("label_smoothing", 0, "of the cross-entropy: share spread over the classes")};
    several.arguments.insert(several.arguments.end(), ofEntropy.begin(), ofEntropy.end());
    Dialect hardest = several;
    hardest.name = "DC_and_topk_loss";
    hardest.loss.clear();
    hardest.arguments.push_back(real("k", 10, "percentage of the pixels that is kept"));
    hardest.notes = {"Adds minus the Dice score to the mean of the hardest pixels."};
    hardest.evaluate = dcAndTopK;
    Dialect robust = record("RobustCrossEntropyLoss", "cross_entropy");
    robust.arguments = {optionalList("weight", "weight of each class"),
                        integer("ignore_index", -100, "label that does not count"),
                        reduction("mean"),
                        real("label_smoothing", 0, "share spread over the classes")};
    robust.notes = {"PyTorch's CrossEntropyLoss on labels of any number type."};
    robust.evaluate = robustCe;
    Dialect regions = compound("DC_and_BCE_loss", true);
    regions.evaluate = dcAndBce;
    return {diceLoss("SoftDiceLoss"),
            diceLoss("MemoryEfficientSoftDiceLoss"),
            several,
            regions,
            hardest,
            topKLoss(),
            robust};
}

}  // namespace lossglass::dialects
