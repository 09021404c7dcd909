// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/review_effects.h"

#include "app/import/input_file.h"
#include "app/import/scene_builder.h"
#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"

#include <QCoreApplication>

#include <algorithm>

namespace lossglass {

namespace {

/// Names the context of this file's words, also for lupdate.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReviewEffects)
};

/// Cross-entropy of a scene, for people.
QString valueText(const SceneD& scene) {
    const Loss* loss = findLoss("cross_entropy");
    const Workspace<double> work(scene);
    const auto reading =
        evaluateOne(work, {loss, ParameterValues(loss->parameters), {false, false, false}});
    if (reading.evaluation.undefined) return Text::tr("undefined");
    return QString::number(reading.evaluation.value, 'g', 4);
}

QString sentence(const QString& now, const QString& nowWhen, const QString& other,
                 const QString& otherWhen) {
    return Text::tr("Cross-entropy is %1 if %2, %3 if %4.").arg(now, nowWhen, other, otherWhen);
}

/// The scene with all pixels of a stored value given another label.
std::optional<SceneD> relabelled(const ImportReview& review, const ImportedTarget& target,
                                 std::int64_t value, std::uint8_t label) {
    ImportOptions options = review.options;
    for (const LabelValue& each : target.meanings)
        if (each.label) options.meanings[each.value] = *each.label;
    options.meanings[value] = label;
    auto other = importTarget(review.files.target, options);
    if (!other) return std::nullopt;
    auto built = buildScene(std::move(other).value(), review.prediction->read, options);
    if (!built) return std::nullopt;
    return std::move(built).value().scene;
}

void addTargetEffect(ImportReview& review, const ImportedTarget& target, const QString& now) {
    const std::int64_t value = review.target->asked;
    const auto found = std::find_if(target.meanings.begin(), target.meanings.end(),
                                    [&](const LabelValue& each) { return each.value == value; });
    if (value == -1 && review.target->question.isEmpty()) return;
    if (found == target.meanings.end() || !found->label || target.byColour) return;
    const bool isIgnored = *found->label == kIgnored;
    const auto scene = relabelled(review, target, value, isIgnored ? 0 : kIgnored);
    if (!scene) return;
    const QString taken = isIgnored ? Text::tr("%1 is ignored").arg(value)
                                    : Text::tr("%1 is class %2").arg(value).arg(*found->label);
    const QString otherwise =
        isIgnored ? Text::tr("it counts as class 0") : Text::tr("it is ignored");
    review.targetEffects << sentence(now, taken, valueText(*scene), otherwise);
}

void addConfidenceEffect(ImportReview& review, const ImportedTarget& target, const QString& now) {
    ImportOptions options = review.options;
    const double taken = *options.labelConfidence;
    options.labelConfidence = taken < 0.985 ? 0.99 : 0.9;
    auto other =
        importPrediction(review.files.predictions,
                         PictureGrid{target.width, target.height, target.samples}, options);
    if (!other) return;
    const auto built = buildScene(target, std::move(other).value(), options);
    if (!built) return;
    review.predictionEffects << sentence(now, Text::tr("p of the class named is %1").arg(taken),
                                         valueText(built->scene),
                                         Text::tr("it is %1").arg(*options.labelConfidence));
}

void addKindEffect(ImportReview& review, const ImportedTarget& target, const QString& now) {
    if (review.prediction->read.labelConfidence) return addConfidenceEffect(review, target, now);
    if (review.prediction->evidence.isCertain) return;
    ImportedPrediction other = review.prediction->read;
    const bool isProbability = other.kind == PredictionKind::Probabilities;
    other.kind = isProbability ? PredictionKind::Logits : PredictionKind::Probabilities;
    const auto built = buildScene(target, std::move(other), review.options);
    if (!built) return;
    const QString probabilities = Text::tr("the numbers are probabilities"),
                  logits = Text::tr("they are logits");
    review.predictionEffects << (isProbability
                                     ? sentence(now, probabilities, valueText(built->scene), logits)
                                     : sentence(now, Text::tr("the numbers are logits"),
                                                valueText(built->scene),
                                                Text::tr("they are probabilities")));
}

void addLayoutEffect(ImportReview& review, const ImportedTarget& target, const QString& now) {
    const auto& layouts = review.prediction->file.layouts;
    if (layouts.size() < 2) return;
    const std::string taken =
        review.options.layout.axes.empty() ? layouts.front() : review.options.layout.axes;
    for (const std::string& axes : layouts) {
        if (axes == taken) continue;
        ImportOptions options = review.options;
        options.layout.axes = axes;
        auto other =
            importPrediction(review.files.predictions,
                             PictureGrid{target.width, target.height, target.samples}, options);
        if (!other) continue;
        const auto built = buildScene(target, std::move(other).value(), options);
        if (!built) continue;
        review.predictionEffects << sentence(
            now, Text::tr("the axes are %1").arg(QString::fromStdString(taken)),
            valueText(built->scene), Text::tr("they are %1").arg(QString::fromStdString(axes)));
    }
}

}  // namespace

void addEffects(ImportReview& review, const ImportedTarget& target, const SceneD& scene) {
    // Of more, a panel that comes at once is worth more than the numbers in it.
    constexpr std::int64_t kMostNumbers = 16 << 20;
    if (scene.pixels() * scene.channels() > kMostNumbers) return;
    const QString now = valueText(scene);
    if (review.target) addTargetEffect(review, target, now);
    addKindEffect(review, target, now);
    addLayoutEffect(review, target, now);
}

}  // namespace lossglass
