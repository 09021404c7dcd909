// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/save_arguments.h"

#include <QFileInfo>

#include <algorithm>

namespace lossglass {

namespace {

struct SaveOption {
    const char* name;
    SavedArray what;
};

constexpr SaveOption kSaveOptions[] = {
    {"--save-target", SavedArray::Target},
    {"--save-logits", SavedArray::Logits},
    {"--save-probabilities", SavedArray::Probabilities},
    {"--save-pixel-loss", SavedArray::PixelLoss},
    {"--save-gradient", SavedArray::LogitGradient},
};

bool isOfLoss(SavedArray what) {
    return what == SavedArray::PixelLoss || what == SavedArray::LogitGradient ||
           what == SavedArray::ProbabilityGradient;
}

}  // namespace

bool SaveArguments::wants(SavedArray what) const {
    return std::any_of(files.begin(), files.end(),
                       [&](const auto& file) { return file.first == what; });
}

std::vector<OptionSpec> saveOptionSpecs() {
    std::vector<OptionSpec> specs;
    for (const SaveOption& option : kSaveOptions)
        specs.push_back({option.name});
    return specs;
}

QString saveUsage() {
    return "[--save-target|--save-logits|--save-probabilities FILE.npy|png|tif]...\n"
           "    with one --loss: [--save-pixel-loss|--save-gradient FILE.npy|png|tif]...";
}

Result<SaveArguments> readSaveArguments(const Arguments& arguments, std::size_t losses,
                                        bool byProbability) {
    SaveArguments asked;
    for (const SaveOption& option : kSaveOptions) {
        const auto path = arguments.value(option.name);
        if (!path) continue;
        if (!savedArraySuffixes().contains(QFileInfo(*path).suffix().toLower()))
            return usageError(QString("%1: \"%2\" must end in .%3")
                                  .arg(option.name, *path, savedArraySuffixes().join(" or .")));
        if (isOfLoss(option.what) && losses != 1)
            return usageError(
                QString("%1 needs one --loss, there are %2").arg(option.name).arg(losses));
        const bool isGradient = option.what == SavedArray::LogitGradient;
        asked.files.emplace_back(
            isGradient && byProbability ? SavedArray::ProbabilityGradient : option.what, *path);
    }
    return asked;
}

template <class Real>
std::optional<Error> saveAsked(const SaveArguments& asked, const BasicScene<Real>& scene,
                               const Evaluation<Real>* evaluation, std::vector<std::string>& said) {
    if (evaluation && evaluation->undefined && !asked.files.empty())
        said.push_back("what is saved belongs to an undefined value: " + *evaluation->undefined);
    for (const auto& [what, path] : asked.files) {
        if (isOfLoss(what) != (evaluation != nullptr)) continue;
        const auto saved = saveArray(path, what, scene, evaluation);
        if (!saved) return saved.error();
        for (const QString& file : saved->files)
            said.push_back(("saved " + file).toStdString());
        for (const QString& note : saved->notes)
            said.push_back((QFileInfo(path).fileName() + ": " + note).toStdString());
    }
    return std::nullopt;
}

template std::optional<Error> saveAsked(const SaveArguments&, const BasicScene<float>&,
                                        const Evaluation<float>*, std::vector<std::string>&);
template std::optional<Error> saveAsked(const SaveArguments&, const BasicScene<double>&,
                                        const Evaluation<double>*, std::vector<std::string>&);

}  // namespace lossglass
