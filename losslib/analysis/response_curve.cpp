// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/response_curve.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>

namespace lossglass {

namespace {

constexpr double kGridEdge = 1e-6;

/// One made-up pixel per p. Logits are formed from log p and log(1-p) apart, which keeps the
/// digits of p near 0 and of 1-p near 1.
Result<SceneD> sceneAlong(const ResponseQuestion& question, std::span<const double> p) {
    const auto n = static_cast<Eigen::Index>(p.size());
    auto logits = std::make_shared<Planes<double>>(question.channels, n);
    for (Eigen::Index i = 0; i < n; ++i) {
        const double logP = std::log(p[static_cast<std::size_t>(i)]);
        const double logQ = std::log1p(-p[static_cast<std::size_t>(i)]);
        if (question.channels == 1) {
            (*logits)(0, i) = logP - logQ;
            continue;
        }
        const double logShare = logQ - std::log(question.channels - 1.0);
        for (int c = 0; c < question.channels; ++c)
            (*logits)(c, i) = c == question.watched ? logP : logShare;
    }
    SceneParts<double> parts;
    parts.width = static_cast<int>(n);
    parts.height = 1;
    parts.activation = question.channels == 1 ? Activation::Sigmoid : Activation::Softmax;
    parts.labels = std::make_shared<const Labels>(p.size(), question.label);
    parts.logits = std::move(logits);
    return SceneD::make(std::move(parts));
}

std::optional<Error> whyNoCurve(const ResponseQuestion& question) {
    const Loss& loss = *question.loss;
    if (loss.curve == CurveRule::None)
        return Error{ErrorCode::Unsupported, noCurveSentence(std::span(&loss.name, 1)), {}};
    if (const auto reason = whyUnfit(loss, question.values, question.channels, false))
        return Error{ErrorCode::Mismatch, *reason, {}};
    const int classes = std::max(question.channels, 2);
    if (question.label >= classes)
        return Error{ErrorCode::OutOfRange,
                     "label " + std::to_string(question.label) + " is not one of 0 to " +
                         std::to_string(classes - 1),
                     {}};
    if (question.channels > 1 && (question.watched < 0 || question.watched >= classes))
        return Error{ErrorCode::OutOfRange,
                     "class " + std::to_string(question.watched) + " is not one of 0 to " +
                         std::to_string(classes - 1),
                     {}};
    return std::nullopt;
}

}  // namespace

std::vector<double> responseGrid(int points) {
    std::vector<double> grid(static_cast<std::size_t>(points));
    const double last = points - 1.0;
    for (int i = 0; i < points; ++i) {
        const double s = std::sin(0.5 * std::numbers::pi * i / last);
        grid[static_cast<std::size_t>(i)] = std::clamp(s * s, kGridEdge, 1.0 - kGridEdge);
    }
    if (points % 2 == 1) grid[grid.size() / 2] = 0.5;
    return grid;
}

Result<ResponseCurve> responseCurve(const ResponseQuestion& question, std::span<const double> p) {
    if (const auto error = whyNoCurve(question)) return *error;
    ResponseCurve curve;
    if (p.empty()) return curve;
    curve.p.assign(p.begin(), p.end());
    for (double& x : curve.p)
        x = std::clamp(x, kResponseEdge, 1.0 - kResponseEdge);

    const auto scene = sceneAlong(question, curve.p);
    if (!scene) return scene.error();
    const Workspace<double> work(*scene, question.counts);
    const Wanted wanted{.logitGradient = true, .probabilityGradient = true, .pixelLoss = true};
    const Evaluation<double> found = question.loss->evaluate(work, question.values, wanted);
    if (found.undefined)
        return Error{ErrorCode::Unsupported,
                     question.loss->name + " is undefined here: " + *found.undefined,
                     {}};

    const Eigen::Index channel = question.channels == 1 ? 0 : question.watched;
    const auto perPixel = static_cast<double>(question.counts.valid);
    for (Eigen::Index i = 0; i < static_cast<Eigen::Index>(p.size()); ++i) {
        curve.loss.push_back(found.pixelLoss(0, i));
        curve.byProbability.push_back(perPixel * found.probabilityGradient(channel, i));
        curve.byLogit.push_back(perPixel * found.logitGradient(channel, i));
    }
    return curve;
}

Result<ResponsePoint> responseAt(const ResponseQuestion& question, double p) {
    const auto curve = responseCurve(question, std::span(&p, 1));
    if (!curve) return curve.error();
    return curve->at(0);
}

std::string noCurveSentence(std::span<const std::string> names) {
    if (names.empty()) return {};
    std::string list = names.front();
    for (std::size_t i = 1; i < names.size(); ++i)
        list += (i + 1 == names.size() ? " and " : ", ") + names[i];
    return list + (names.size() == 1 ? " depends on the whole picture, so it has no curve."
                                     : " depend on the whole picture, so they have no curve.");
}

}  // namespace lossglass
