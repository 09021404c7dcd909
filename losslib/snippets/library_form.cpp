// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/snippets/library_form.h"

#include "losslib/snippets/python_text.h"

#include <cctype>

namespace lossglass {

namespace {

using Target = LibraryForm::Target;

struct Module {
    const char* library;
    const char* imports;
    const char* module;
};

constexpr Module kModules[] = {
    {"pytorch", "", "torch.nn"},
    {"torchvision", "import torchvision\n", "torchvision.ops"},
    {"monai", "import monai\n", "monai.losses"},
    {"smp", "import segmentation_models_pytorch as smp\n", "smp.losses"},
    {"keras", "import keras\n", "keras.losses"},
    {"kornia", "import kornia\n", "kornia.losses"},
    {"fvcore", "import fvcore.nn\n", "fvcore.nn"},
};

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != text.npos;
}

Target monaiTarget(const Dialect& dialect, const DialectValues& values) {
    const bool labels = values.has("to_onehot_y") && values.flag("to_onehot_y");
    return labels || dialect.name == "GeneralizedWassersteinDiceLoss" ? Target::IndexPlane
                                                                      : Target::Planes;
}

Target targetOf(const Dialect& dialect, const DialectValues& values, int channels) {
    const std::string& library = dialect.library;
    const std::string& name = dialect.name;
    if (library == "monai") return monaiTarget(dialect, values);
    bool labels = false;
    if (library == "pytorch") labels = name == "CrossEntropyLoss" && channels > 1;
    if (library == "smp")
        labels = name == "SoftCrossEntropyLoss" ||
                 (values.has("mode") && values.word("mode") == "multiclass");
    if (library == "kornia") labels = !contains(name, "inary");
    if (library == "keras") labels = contains(name, "Sparse") || contains(name, "Generalized");
    return labels ? Target::Indices : Target::Planes;
}

/// Weights of channels that stand beside N x C x H x W arrays.
bool broadcasts(const Dialect& dialect) {
    return contains(dialect.name, "BCE") && dialect.name != "DiceCELoss";
}

std::string listText(const Dialect& dialect, const DialectArgument& argument,
                     const std::vector<double>& list) {
    const bool tensor = argument.name == "weight" || argument.name == "pos_weight";
    if (dialect.library == "keras" || !tensor) return pythonList(list);
    return "torch.tensor(" + pythonList(list) + ", dtype=prediction.dtype)" +
           (broadcasts(dialect) ? ".view(-1, 1, 1)" : "");
}

std::string rowsText(const NumberRows& rows) {
    std::string text = "np.array([";
    for (std::size_t i = 0; i < rows.size(); ++i)
        text += (i == 0 ? "" : ", ") + pythonList(rows[i]);
    return text + "])";
}

}  // namespace

std::optional<LibraryForm> libraryForm(const Dialect& dialect, const DialectValues& values,
                                       int channels, bool softTarget) {
    for (const auto& [library, imports, module] : kModules) {
        if (dialect.library != library) continue;
        LibraryForm form;
        form.imports = imports;
        form.module = module;
        form.isFunction = std::islower(static_cast<unsigned char>(dialect.name.front())) != 0;
        if (dialect.library == "smp" && form.isFunction) {
            form.module += "._functional";
            form.flattensSpace = true;
        }
        form.target = targetOf(dialect, values, channels);
        // These take either labels or planes.
        if (softTarget && (dialect.library == "monai" || dialect.name == "CrossEntropyLoss"))
            form.target = Target::Planes;
        if (dialect.library == "keras") {
            form.arrays = LibraryForm::Arrays::Keras;
            form.order = LibraryForm::Order::TargetFirst;
        }
        if (contains(dialect.name, "clDice")) form.order = LibraryForm::Order::TargetFirst;
        return form;
    }
    return std::nullopt;
}

std::string argumentText(const Dialect& dialect, const DialectArgument& argument,
                         const DialectValue& value) {
    if (argument.name == "other_act")
        return toText(value) == "tanh" ? "torch.tanh" : "lambda x: x.log_softmax(1)";
    if (std::holds_alternative<NoValue>(value)) return "None";
    if (const auto* on = std::get_if<bool>(&value)) return pythonSwitch(*on);
    if (const auto* number = std::get_if<double>(&value)) return pythonNumber(*number);
    if (const auto* word = std::get_if<std::string>(&value)) return pythonString(*word);
    if (const auto* rows = std::get_if<NumberRows>(&value)) return rowsText(*rows);
    return listText(dialect, argument, std::get<std::vector<double>>(value));
}

}  // namespace lossglass
