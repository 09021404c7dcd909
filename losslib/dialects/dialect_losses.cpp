// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/dialect_losses.h"

#include "losslib/dialects/dialect_catalogue.h"
#include "losslib/dialects/dialect_parameters.h"
#include "losslib/dialects/scene_handover.h"
#include "losslib/loss/catalogue.h"

#include <algorithm>

namespace lossglass {

namespace {

/// After those of the catalogue.
constexpr int kFirstPlace = 2000;

template <class Real>
void zero(Planes<Real>& planes, const BasicScene<Real>& scene) {
    planes.setZero(scene.channels(), scene.pixels());
}

template <class Real>
void writeGradients(const ConventionReading& reading, const BasicScene<Real>& scene,
                    const Wanted& wanted, Evaluation<Real>& result) {
    if (wanted.logitGradient) result.logitGradient = planesOfArray(reading.inputGradient, scene);
    if (!wanted.probabilityGradient) return;
    if (!reading.activatedGradient.empty()) {
        result.probabilityGradient = planesOfArray(reading.activatedGradient, scene);
        return;
    }
    zero(result.probabilityGradient, scene);
    result.notes.emplace_back(
        "formed from the logits without passing through probabilities: no gradient by probability");
}

template <class Real>
Evaluation<Real> evaluateAs(const Dialect& dialect, const Workspace<Real>& work,
                            const ParameterValues& values, const Wanted& wanted) {
    const BasicScene<Real>& scene = work.scene();
    const auto read = evaluateOnScene(dialect, settingsOf(dialect.arguments, values),
                                      scene.template cast<double>());
    Evaluation<Real> result;
    if (!read) {
        result.undefined = describe(read.error());
        if (wanted.logitGradient) zero(result.logitGradient, scene);
        if (wanted.probabilityGradient) zero(result.probabilityGradient, scene);
        return result;
    }
    result.value = read->reading.value;
    result.notes = read->reading.notes;
    if (read->reading.isArray())
        result.notes.emplace_back("the library returns an array; this is its mean");
    writeGradients(read->reading, scene, wanted, result);
    return result;
}

const std::vector<std::pair<std::string_view, std::string_view>>& libraryNames() {
    static const std::vector<std::pair<std::string_view, std::string_view>> kNames = {
        {"pytorch", "PyTorch"},
        {"monai", "MONAI"},
        {"smp", "smp"},
        {"keras", "Keras"},
        {"mmseg", "MMSegmentation"},
        {"nnunet", "nnU-Net"},
        {"optax", "Optax"},
        {"lovaszsoftmax", "Berman's LovaszSoftmax"}};
    return kNames;
}

}  // namespace

std::string libraryName(std::string_view library) {
    for (const auto& [prefix, name] : libraryNames())
        if (prefix == library) return std::string(name);
    return std::string(library);
}

Loss dialectLoss(const Dialect& dialect) {
    Loss loss;
    loss.id = fullName(dialect);
    loss.name = libraryName(dialect.library) + " " + dialect.name;
    loss.place = kFirstPlace;
    if (const Loss* canonical = findLoss(dialect.loss)) {
        loss.family = canonical->family;
        loss.formula = canonical->formula;
    }
    loss.formulaNote = "As " + dialect.library + " " + dialect.version + " computes it.";
    loss.references.push_back({dialect.library + " " + dialect.version + ", " + dialect.name, {}});
    loss.notes = dialect.notes;
    loss.target = TargetRule::LabelsOrSoft;
    loss.lists = ListRule::OwnRules;
    for (const DialectArgument& argument : dialect.arguments)
        loss.parameters.push_back(parameterOf(argument));
    const Dialect* record = &dialect;
    loss.evaluateFloat = [record](const Workspace<float>& work, const ParameterValues& values,
                                  const Wanted& wanted) {
        return evaluateAs(*record, work, values, wanted);
    };
    loss.evaluateDouble = [record](const Workspace<double>& work, const ParameterValues& values,
                                   const Wanted& wanted) {
        return evaluateAs(*record, work, values, wanted);
    };
    return loss;
}

const std::vector<Loss>& dialectLosses() {
    static const std::vector<Loss> kLosses = [] {
        std::vector<Loss> losses;
        for (const Dialect& dialect : allDialects())
            losses.push_back(dialectLoss(dialect));
        return losses;
    }();
    return kLosses;
}

const Loss* findAnyLoss(std::string_view id) {
    if (id.find(':') == std::string_view::npos) return findLoss(id);
    const auto& losses = dialectLosses();
    const auto found =
        std::find_if(losses.begin(), losses.end(), [&](const Loss& loss) { return loss.id == id; });
    return found == losses.end() ? nullptr : &*found;
}

const Dialect* dialectBehind(const Loss& loss) {
    if (loss.id.find(':') == std::string::npos) return nullptr;
    const auto& all = allDialects();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Dialect& dialect) {
        return fullName(dialect) == loss.id;
    });
    return found == all.end() ? nullptr : &*found;
}

std::vector<const Loss*> lossesWithDialects(const std::vector<std::string>& ids) {
    const auto chosen = [&](const Loss& loss) {
        return std::find(ids.begin(), ids.end(), loss.id) != ids.end();
    };
    std::vector<const Loss*> losses;
    const auto addFormsOf = [&](std::string_view canonical) {
        for (std::size_t i = 0; i < allDialects().size(); ++i) {
            const Loss& loss = dialectLosses()[i];
            const std::string& of = allDialects()[i].loss;
            const bool belongs = canonical.empty() ? !findLoss(of) : of == canonical;
            if (belongs && chosen(loss)) losses.push_back(&loss);
        }
    };
    for (const Loss& loss : catalogue()) {
        losses.push_back(&loss);
        addFormsOf(loss.id);
    }
    addFormsOf({});
    return losses;
}

}  // namespace lossglass
