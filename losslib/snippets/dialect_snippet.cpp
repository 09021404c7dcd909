// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/snippets/dialect_snippet.h"

#include "losslib/dialects/scene_handover.h"
#include "losslib/snippets/library_form.h"
#include "losslib/snippets/python_text.h"
#include "losslib/snippets/snippet_arrays.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace lossglass {

namespace {

using Target = LibraryForm::Target;

/// Libraries round some of their constants to single precision, and Keras computes in it.
constexpr double kTorchTolerance = 1e-6;
constexpr double kKerasTolerance = 1e-4;

std::string torchPrediction(const SceneD& scene, bool probabilities) {
    std::string text = "prediction = load(\"prediction.npy\")  # logits, N x C x H x W\n";
    if (probabilities)
        text += scene.channels() == 1 ? "prediction = torch.sigmoid(prediction)\n"
                                      : "prediction = torch.softmax(prediction, 1)\n";
    return text;
}

std::string torchTarget(const SceneD& scene, Target target) {
    if (scene.hasSoftTarget()) return "target = load(\"target.npy\")  # N x C x H x W\n";
    const std::string load = "target = load(\"target.npy\")";
    if (target == Target::Indices) return load + ".long()  # labels, N x H x W\n";
    if (target == Target::IndexPlane) return load + ".long()[:, None]  # labels, N x 1 x H x W\n";
    if (scene.channels() == 1) return load + "[:, None]  # N x 1 x H x W\n";
    return load + ".long()  # labels, N x H x W\ntarget = torch.nn.functional.one_hot(target, " +
           std::to_string(scene.channels()) + ").movedim(-1, 1).to(prediction.dtype)\n";
}

std::string torchArrays(const LibraryForm& form, const SceneD& scene, bool probabilities) {
    std::string text = torchPrediction(scene, probabilities) + torchTarget(scene, form.target);
    if (form.flattensSpace)
        text += "prediction, target = prediction.flatten(2), target.flatten(2)\n";
    return text;
}

std::string kerasArrays(const LibraryForm& form, const SceneD& scene, bool probabilities) {
    std::string text =
        "prediction = np.moveaxis(load(\"prediction.npy\"), 1, -1)  # logits, N x H x W x C\n";
    if (probabilities)
        text += scene.channels() == 1 ? "prediction = keras.ops.sigmoid(prediction)\n"
                                      : "prediction = keras.ops.softmax(prediction, axis=-1)\n";
    if (scene.hasSoftTarget())
        return text + "target = np.moveaxis(load(\"target.npy\"), 1, -1)  # N x H x W x C\n";
    text += "target = load(\"target.npy\").astype(int)  # labels, N x H x W\n";
    if (form.target == Target::Indices) return text;
    return text + (scene.channels() == 1
                       ? "target = target[..., None]\n"
                       : "target = np.eye(" + std::to_string(scene.channels()) + ")[target]\n");
}

/// kornia has no default for alpha, so it is to be told even of None.
bool isRequired(const Dialect& dialect, const DialectArgument& argument) {
    return dialect.library == "kornia" && argument.name == "alpha" &&
           std::holds_alternative<NoValue>(argument.defaultValue);
}

/// A call on one line, or with one argument a line where it would be long.
std::string wrapped(const std::string& callee, const std::vector<std::string>& arguments) {
    constexpr std::size_t kLine = 88;
    std::string line, rows;
    for (const std::string& argument : arguments) {
        line += (line.empty() ? "" : ", ") + argument;
        rows += "\n    " + argument + ",";
    }
    if (callee.size() + line.size() + 2 <= kLine) return callee + "(" + line + ")";
    return callee + "(" + rows + "\n)";
}

/// "gamma=3", "sigmoid=True": what is not as the library has it.
std::vector<std::string> changedArguments(const Dialect& dialect, const DialectValues& values,
                                          bool softTarget) {
    std::vector<std::string> texts;
    for (const DialectArgument& argument : dialect.arguments) {
        const DialectValue& value = values.get(argument.name);
        if (value == argument.defaultValue && !isRequired(dialect, argument)) continue;
        if (softTarget && argument.name == "to_onehot_y") continue;
        texts.push_back(argument.name + "=" + argumentText(dialect, argument, value));
    }
    return texts;
}

std::string importLines(const LibraryForm& form) {
    std::vector<std::string> lines = {"import numpy as np\n"};
    if (form.arrays == LibraryForm::Arrays::Torch) lines.emplace_back("import torch\n");
    if (!form.imports.empty()) lines.push_back(form.imports);
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const std::string& line : lines)
        text += line;
    return text;
}

std::string head(const Dialect& dialect, const LibraryForm& form) {
    const bool torch = form.arrays == LibraryForm::Arrays::Torch;
    const std::string reads = "np.load(Path(__file__).parent / name)";
    return "\"\"\"" + dialect.name + " of " + dialect.library +
           " on one scene.\n\nLossglass follows version " + dialect.version +
           ".\n\"\"\"\n\nfrom pathlib import Path\n\n" + importLines(form) +
           "\n\ndef load(name):\n    return " +
           (torch ? "torch.from_numpy(" + reads + ")" : reads) + "\n\n\n";
}

std::string callText(const Dialect& dialect, const LibraryForm& form,
                     const std::vector<std::string>& arguments, bool isArray) {
    std::vector<std::string> arrays = {"prediction", "target"};
    if (form.order == LibraryForm::Order::TargetFirst) std::swap(arrays[0], arrays[1]);
    const std::string callee = form.module + "." + dialect.name;
    std::string text;
    if (form.isFunction) {
        arrays.insert(arrays.end(), arguments.begin(), arguments.end());
        text = wrapped("loss = " + callee, arrays) + "\n";
    } else {
        text = wrapped("criterion = " + callee, arguments) + "\n" +
               wrapped("loss = criterion", arrays) + "\n";
    }
    const std::string mean = isArray ? ".mean()" : "";
    return text + (form.arrays == LibraryForm::Arrays::Torch
                       ? "value = loss" + mean + ".item()\n"
                       : "value = float(keras.ops.convert_to_numpy(loss)" + mean + ")\n");
}

Error cannot(const Dialect& dialect, const std::string& what) {
    return {ErrorCode::Unsupported, "the Python program of " + fullName(dialect) + " " + what, {}};
}

/// What the arrays of a program do not hold, though the dialect computes it.
std::optional<Error> whyNot(const Dialect& dialect, const LibraryForm& form, const SceneD& scene) {
    const bool planes = form.target == Target::Planes;
    if (scene.hasSoftTarget() && !planes) return cannot(dialect, "takes labels, not a soft target");
    if (ignoresPixels(scene) && planes && (scene.channels() > 1 || dialect.library == "pytorch"))
        return cannot(dialect, "takes planes, which cannot mark ignored pixels");
    if (dialect.library == "kornia" && !planes && scene.channels() == 1 &&
        dialect.name != "LovaszHingeLoss")
        return cannot(dialect, "takes two channels or more");
    return std::nullopt;
}

}  // namespace

Result<Snippet> dialectSnippet(const Dialect& dialect,
                               const std::vector<std::pair<std::string, std::string>>& settings,
                               const SceneD& scene) {
    const Result<SceneReading> result = evaluateOnScene(dialect, settings, scene);
    if (!result) return result.error();
    const auto form = libraryForm(dialect, result->values, scene.channels(), scene.hasSoftTarget());
    if (!form)
        return Error{
            ErrorCode::Unsupported, "there is no Python program for " + dialect.library, {}};
    if (auto error = whyNot(dialect, *form, scene)) return *error;
    const double value = result->reading.value;
    if (!std::isfinite(value))
        return Error{ErrorCode::Unsupported, fullName(dialect) + " has no finite value here", {}};
    const bool torch = form->arrays == LibraryForm::Arrays::Torch;
    const bool probabilities = takesProbabilities(dialect, result->values);
    Snippet snippet;
    snippet.name = dialect.library + "_" + dialect.name;
    snippet.library = dialect.library;
    snippet.program =
        head(dialect, *form) + (torch ? torchArrays : kerasArrays)(*form, scene, probabilities) +
        callText(dialect, *form, changedArguments(dialect, result->values, scene.hasSoftTarget()),
                 result->reading.isArray()) +
        "\n" + pythonCheck("value", value, torch ? kTorchTolerance : kKerasTolerance);
    snippet.arrays = {predictionArray(scene), targetArray(scene)};
    return snippet;
}

}  // namespace lossglass
