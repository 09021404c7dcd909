// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/scene_builder.h"

#include "app/import/colour_labels.h"
#include "app/import/label_rules.h"
#include "app/import/scene_checks.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace lossglass {

namespace {

constexpr double kSumTolerance = 1e-6;  // beyond what float32 probabilities differ from 1

/// Moves the black and white of pictures off 0 and 1 and counts them.
void openMargins(Planes<double>& p, std::vector<std::string>& notices) {
    std::int64_t moved = 0;
    for (Eigen::Index i = 0; i < p.size(); ++i) {
        double& value = p.data()[i];
        if (value > 0 && value < 1) continue;
        value = value <= 0 ? kQuantisedMargin : 1 - kQuantisedMargin;
        ++moved;
    }
    if (moved > 0)
        notices.push_back("prediction: " + std::to_string(moved) +
                          " probabilities of exactly 0 or "
                          "1 in pictures are taken as 1e-7 from there");
}

void noteSums(const Planes<double>& p, std::vector<std::string>& notices) {
    std::int64_t odd = 0;
    for (Eigen::Index i = 0; i < p.cols(); ++i)
        odd += std::abs(p.col(i).sum() - 1) > kSumTolerance ? 1 : 0;
    if (odd > 0)
        notices.push_back("prediction: the channels do not sum to 1 at " + std::to_string(odd) +
                          " pixels and are normalised");
}

Planes<double> toLogits(Planes<double> p, Activation activation, bool quantised,
                        std::vector<std::string>& notices) {
    if (activation == Activation::Softmax) noteSums(p, notices);
    if (quantised) openMargins(p, notices);
    if (activation == Activation::Softmax)
        p = p.unaryExpr([](double value) { return std::log(value); });
    else
        p = p.unaryExpr([](double value) { return std::log(value) - std::log1p(-value); });
    return p;
}

std::optional<Error> whyNoDistribution(const ImportedPrediction& prediction) {
    if (prediction.kind != PredictionKind::Probabilities || prediction.quantised ||
        prediction.channels == 1)
        return std::nullopt;
    for (Eigen::Index i = 0; i < prediction.values.cols(); ++i) {
        if ((prediction.values.col(i) > 0).any()) continue;
        return Error{
            ErrorCode::OutOfRange,
            "all probabilities at " + pixelPlace(i, prediction.width, prediction.height) + " are 0",
            {}};
    }
    return std::nullopt;
}

std::optional<Error> whyOtherClasses(const ImportedPrediction& prediction,
                                     const ImportOptions& options) {
    const int classes = std::max(prediction.channels, 2);
    if (!options.classCount || *options.classCount == classes) return std::nullopt;
    return Error{ErrorCode::Mismatch,
                 "the prediction has planes for " + std::to_string(classes) + " classes, not for " +
                     std::to_string(*options.classCount) + " as asked",
                 {}};
}

void addNotices(std::vector<std::string>& to, const char* whose,
                const std::vector<std::string>& notices) {
    for (const std::string& notice : notices)
        to.push_back(std::string(whose) + ": " + notice);
}

}  // namespace

ImportOptions optionsBeside(const ImportedTarget& target, ImportOptions options) {
    const int classes =
        target.isSoft() ? static_cast<int>(target.soft.rows()) : target.maxLabel + 1;
    options.leastClasses = std::max(options.leastClasses, classes);
    return options;
}

std::map<int, ClassLook> looksOf(const ImportedTarget& target, const ImportOptions& options) {
    std::map<int, ClassLook> looks;
    if (target.byColour) {
        const QStringList names = colourClassNames(options.colours);
        for (int label = 0; label < static_cast<int>(names.size()); ++label)
            looks[label].name = names[label];
    }
    for (const auto& [label, look] : options.classLooks) {
        if (!look.name.isEmpty()) looks[label].name = look.name;
        if (look.colour) looks[label].colour = look.colour;
    }
    return looks;
}

void applyLooks(const std::map<int, ClassLook>& looks, std::vector<ClassInfo>& classes) {
    for (const auto& [label, look] : looks) {
        if (label < 0 || label >= static_cast<int>(classes.size())) continue;
        ClassInfo& info = classes[static_cast<std::size_t>(label)];
        if (!look.name.isEmpty()) info.name = look.name.toStdString();
        if (look.colour) info.colour = *look.colour & 0xFFFFFFU;
    }
}

Result<BuiltScene> buildScene(ImportedTarget target, ImportedPrediction prediction,
                              const ImportOptions& options) {
    if (auto error = whyNoScene(target, prediction, options.activation)) return *error;
    if (auto error = whyNoDistribution(prediction)) return *error;
    if (auto error = whyOtherClasses(prediction, options)) return *error;
    BuiltScene built;
    addNotices(built.notices, "target", target.notices);
    addNotices(built.notices, "prediction", prediction.notices);
    if (target.samples > 1)
        built.notices.push_back(std::to_string(target.samples) +
                                " samples are pooled as one picture");
    SceneParts<double> parts;
    parts.width = target.width;
    parts.height = target.height;
    parts.samples = target.samples;
    parts.activation = prediction.channels == 1 ? Activation::Sigmoid : Activation::Softmax;
    const auto looks = looksOf(target, options);
    const bool isSoft = target.isSoft();
    parts.labels = std::make_shared<const Labels>(std::move(target.labels));
    if (isSoft) parts.softTarget = std::make_shared<const Planes<double>>(std::move(target.soft));
    parts.logits = std::make_shared<const Planes<double>>(
        prediction.kind == PredictionKind::Logits
            ? std::move(prediction.values)
            : toLogits(std::move(prediction.values), parts.activation, prediction.quantised,
                       built.notices));
    if (!looks.empty()) {
        parts.classes = defaultClasses(std::max(prediction.channels, 2));
        applyLooks(looks, parts.classes);
    }
    auto scene = SceneD::make(std::move(parts));
    if (!scene) return scene.error();
    built.scene = std::move(scene).value();
    return built;
}

Result<BuiltScene> importScene(const QString& targetPath, const QStringList& predictionPaths,
                               const ImportOptions& options) {
    auto content = readInputFile(targetPath, targetChoices(options));
    if (!content) return content.error();
    return importScene({targetPath, std::move(content).value()}, predictionPaths, options);
}

Result<BuiltScene> importScene(TargetContent file, const QStringList& predictionPaths,
                               const ImportOptions& options) {
    auto target = interpretTarget(std::move(file.content), options);
    if (!target) {
        Error error = target.error();
        error.where = file.path.toStdString();
        return error;
    }
    auto prediction = importPrediction(predictionPaths,
                                       PictureGrid{target->width, target->height, target->samples},
                                       optionsBeside(*target, options));
    if (!prediction) return prediction.error();
    auto built = buildScene(std::move(target).value(), std::move(prediction).value(), options);
    if (built) return built;
    Error error = built.error();
    error.where = (file.path + ", " + predictionPaths.join(", ")).toStdString();
    return error;
}

}  // namespace lossglass
