// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/batch_import.h"

#include "app/import/qt_pictures.h"
#include "losslib/scene/samples.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace lossglass {

namespace {

std::string sampleName(std::size_t index) {
    return "sample " + std::to_string(index + 1);
}

std::optional<Error> whyIncomplete(const std::vector<SampleFiles>& samples) {
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const SampleFiles& sample = samples[i];
        if (!sample.target.isEmpty() && !sample.predictions.isEmpty()) continue;
        return Error{ErrorCode::Mismatch,
                     sampleName(i) + " of " + std::to_string(samples.size()) + " has no " +
                         (sample.target.isEmpty() ? "target" : "prediction"),
                     {}};
    }
    return std::nullopt;
}

/// The scene with its photograph, where there is one.
std::optional<Error> addPicture(SceneD& scene, const QString& path) {
    if (path.isEmpty()) return std::nullopt;
    auto picture = readPhotograph(path);
    if (!picture) return picture.error();
    if (picture->width != scene.width() || picture->height != scene.height())
        return Error{ErrorCode::Mismatch,
                     "the picture is " + std::to_string(picture->width) + " x " +
                         std::to_string(picture->height) + " (width x height), the target " +
                         std::to_string(scene.width()) + " x " + std::to_string(scene.height()),
                     path.toStdString()};
    SceneParts<double> parts = scene.parts();
    parts.picture = std::make_shared<const Picture>(std::move(picture).value());
    auto made = SceneD::make(std::move(parts));
    if (!made) return made.error();
    scene = std::move(made).value();
    return std::nullopt;
}

void addNotices(BuiltScene& all, const BuiltScene& sample, std::size_t index) {
    for (const std::string& notice : sample.notices) {
        const auto& known = all.notices;
        if (std::find(known.begin(), known.end(), notice) != known.end()) continue;
        all.notices.push_back(index == 0 ? notice : sampleName(index) + ": " + notice);
    }
}

}  // namespace

Result<BatchTargets> readTargets(const std::vector<SampleFiles>& samples,
                                 const ImportOptions& options) {
    BatchTargets targets;
    for (const SampleFiles& sample : samples) {
        targets.emplace_back();
        if (sample.target.isEmpty()) continue;
        auto content = readInputFile(sample.target, targetChoices(options));
        if (!content) return content.error();
        targets.back() = std::move(content).value();
    }
    return targets;
}

void agreeOnTargets(const BatchTargets& targets, ImportOptions& options,
                    std::vector<std::string>& notices) {
    std::map<std::int64_t, std::set<std::uint8_t>> meanings;
    for (const std::optional<FileContent>& target : targets) {
        if (!target) continue;
        const auto read = interpretTarget(*target, options, Keep::ForReview);
        if (!read) continue;  // what is wrong with it is said where it is imported
        options = optionsBeside(*read, std::move(options));
        if (read->byColour) continue;
        for (const LabelValue& value : read->meanings)
            if (value.label && !options.meanings.contains(value.value))
                meanings[value.value].insert(*value.label);
    }
    for (const auto& [value, labels] : meanings) {
        if (labels.size() < 2) continue;
        const std::uint8_t agreed = *labels.rbegin();  // kIgnored is the largest
        options.meanings[value] = agreed;
        notices.push_back("the value " + std::to_string(value) + " is " +
                          (agreed == kIgnored ? "ignored" : "label " + std::to_string(agreed)) +
                          " in all samples, as one of them asks for");
    }
}

Result<BuiltScene> importBatch(const ImportFiles& files, const ImportOptions& options) {
    const std::vector<SampleFiles> samples = files.samples();
    if (auto error = whyIncomplete(samples)) return *error;
    auto targets = readTargets(samples, options);
    if (!targets) return targets.error();
    return importBatch(files, options, std::move(targets).value());
}

Result<BuiltScene> importBatch(const ImportFiles& files, const ImportOptions& options,
                               BatchTargets targets) {
    const std::vector<SampleFiles> samples = files.samples();
    if (auto error = whyIncomplete(samples)) return *error;
    ImportOptions agreed = options;
    BuiltScene all;
    agreeOnTargets(targets, agreed, all.notices);
    std::vector<SceneD> scenes;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        auto built = importScene({samples[i].target, *std::exchange(targets[i], std::nullopt)},
                                 samples[i].predictions, agreed);
        if (!built) return built.error();
        BuiltScene sample = std::move(built).value();
        if (auto error = addPicture(sample.scene, samples[i].picture)) return *error;
        addNotices(all, sample, i);
        scenes.push_back(std::move(sample.scene));
    }
    auto batch = stackSamples(scenes);
    if (!batch) return batch.error();
    all.scene = std::move(batch).value();
    return all;
}

}  // namespace lossglass
