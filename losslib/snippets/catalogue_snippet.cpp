// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/snippets/catalogue_snippet.h"

#include "losslib/kernels/scene_distances.h"
#include "losslib/loss/class_weights.h"
#include "losslib/loss/focal_alpha.h"
#include "losslib/loss/reading.h"
#include "losslib/snippets/python_text.h"
#include "losslib/snippets/snippet_arrays.h"
#include "losslib/snippets/snippet_template.h"

#include <algorithm>
#include <optional>

namespace lossglass {

namespace {

constexpr double kValueTolerance = 1e-9;

/// Weights and alphas as one number per label, whatever rule or single number stands for them.
std::string perLabel(const Parameter& parameter, const ParameterValues& values,
                     const Workspace<double>& work) {
    if (values.isWord(parameter.id, "auto")) return pythonString("auto");
    const auto numbers = parameter.scalarAllowed
                             ? resolveAlpha(values, parameter.id, work.channels())
                             : resolveWeights(values, parameter.id, work.counts());
    std::string text = "torch.tensor(" + pythonList(numbers) + ", dtype=z.dtype)";
    const auto* word = std::get_if<std::string>(&values.get(parameter.id));
    if (word && *word != "none") text += "  # " + *word;
    return text;
}

std::string literal(const Parameter& parameter, const ParameterValues& values,
                    const Workspace<double>& work) {
    if (parameter.kind == ParameterKind::PerClass) return perLabel(parameter, values, work);
    const ParameterValue& value = values.get(parameter.id);
    if (const auto* on = std::get_if<bool>(&value)) return pythonSwitch(*on);
    if (const auto* number = std::get_if<double>(&value)) return pythonNumber(*number);
    const auto* word = std::get_if<std::string>(&value);
    return !word || *word == "none" ? "None" : pythonString(*word);
}

/// The parameters that the program takes; the error names one that it does not, and that matters.
Result<std::string> assignments(const Loss& loss, const SnippetTemplate& program,
                                const ParameterValues& values, const Workspace<double>& work) {
    std::string text;
    for (const Parameter& parameter : loss.parameters) {
        const auto& taken = program.parameters;
        if (std::find(taken.begin(), taken.end(), parameter.id) != taken.end())
            text += parameter.id + " = " + literal(parameter, values, work) + "\n";
        else if (values.get(parameter.id) != parameter.defaultValue)
            return Error{ErrorCode::Unsupported,
                         "the Python program of " + loss.name + " knows " + parameter.id +
                             " only at its default, " + toText(parameter.defaultValue),
                         {}};
    }
    return text;
}

std::string head(const Loss& loss) {
    return "r\"\"\"" + loss.name + " on one scene, in plain PyTorch.\n\n" + loss.formula +
           "\n\nChecks the value and the gradient against those of Lossglass.\n\"\"\"\n"
           R"py(
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F


def load(name):
    return torch.from_numpy(np.load(Path(__file__).parent / name))


)py";
}

/// Rows of labels and channels, valid pixels only.
std::string sceneText(const SceneD& scene) {
    std::string text =
        "logits = load(\"prediction.npy\").requires_grad_()  # N x C x H x W\n"
        "target = load(\"target.npy\")";
    const bool soft = scene.hasSoftTarget(), single = scene.channels() == 1;
    text += soft ? "  # N x C x H x W, NaN where ignored\n"
                   "valid = ~target[:, 0].isnan()\n"
                 : "  # labels, N x H x W, 255 where ignored\n"
                   "valid = target != 255\n";
    text += "z = logits.movedim(1, 0)[:, valid]  # channels x valid pixels\n";
    text += single ? "log_p = torch.cat([F.logsigmoid(-z), F.logsigmoid(z)])  # of each label\n"
                     "p = torch.sigmoid(z)\n"
                   : "log_p = F.log_softmax(z, 0)\np = log_p.exp()\n";
    if (!soft)
        text += "t = F.one_hot(target[valid].long(), " + std::to_string(scene.labelCount()) +
                ").T.to(z.dtype)\n" + (single ? "y = t[1:]\n" : "y = t\n");
    else
        text += std::string("y = target.movedim(1, 0)[:, valid]\n") +
                (single ? "t = torch.cat([1 - y, y])\n" : "t = y\n");
    return text + "\n";
}

std::string gradientCheck() {
    return "loss.backward()\n"
           "gradient = load(\"gradient.npy\")\n"
           "assert (logits.grad - gradient).abs().max() <= 1e-8 * gradient.abs().max() + 1e-12\n";
}

using MapOfChannel = std::vector<double> (*)(const Workspace<double>&, int);

/// The maps that a program may load beside the scene, each by its file name.
void addMaps(std::string_view program, const Workspace<double>& work,
             std::vector<ArrayToExport>& arrays) {
    const std::pair<const char*, MapOfChannel> maps[] = {
        {"target_level_set.npy", targetLevelSet<double>},
        {"target_distance.npy", targetDistance<double>},
        {"prediction_distance.npy", predictionDistance<double>},
    };
    for (const auto& [name, make] : maps) {
        if (program.find(name) == program.npos) continue;
        Planes<double> planes(work.channels(), work.pixels());
        for (int c = 0; c < work.channels(); ++c) {
            const std::vector<double> map = make(work, c);
            std::copy(map.begin(), map.end(), planes.row(c).begin());
        }
        arrays.push_back(planesArray(name, planes, work.scene()));
    }
}

std::optional<std::string> whyNone(const Loss& loss, const ParameterValues& values,
                                   const SceneD& scene) {
    if (snippetTemplate(loss.id).body.empty())
        return "there is no Python program for " + loss.name + " yet";
    if (scene.isEmpty()) return "there is no scene to compute " + loss.name + " on";
    return whyUnfit(loss, values, scene.channels(), scene.hasSoftTarget());
}

}  // namespace

Result<Snippet> catalogueSnippet(const Loss& loss, const ParameterValues& values,
                                 const SceneD& scene) {
    if (auto reason = whyNone(loss, values, scene))
        return Error{ErrorCode::Unsupported, *reason, {}};
    const SnippetTemplate program = snippetTemplate(loss.id);
    const Workspace<double> work(scene);
    const Result<std::string> parameters = assignments(loss, program, values, work);
    if (!parameters) return parameters.error();
    const Evaluation<double> result =
        evaluateOne(work, Request{&loss, values, {true, false, false}}).evaluation;
    if (result.undefined)
        return Error{ErrorCode::Unsupported, loss.name + " has no value: " + *result.undefined, {}};
    Snippet snippet;
    snippet.name = loss.id;
    snippet.library = "pytorch";
    snippet.program = head(loss) + sceneText(scene) + *parameters +
                      (parameters->empty() ? "" : "\n") + std::string(program.body) +
                      "\nvalue = loss.item()\n" +
                      pythonCheck("value", result.value, kValueTolerance) + gradientCheck();
    snippet.arrays = {predictionArray(scene), targetArray(scene),
                      planesArray("gradient.npy", result.logitGradient, scene)};
    addMaps(program.body, work, snippet.arrays);
    return snippet;
}

}  // namespace lossglass
