// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/import_files.h"

#include "app/import/colour_labels.h"
#include "app/import/input_file.h"
#include "app/import/sample_pairs.h"

#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <vector>

namespace lossglass {

namespace {

/// No mask has more values than this, as far as a guess goes.
constexpr std::size_t kMaskValues = 40;

template <class Values>
bool hasFewWholeValues(const Values& values) {
    std::set<double> seen;
    for (const auto value : values) {
        if (static_cast<double>(value) != std::floor(static_cast<double>(value))) return false;
        seen.insert(static_cast<double>(value));
        if (seen.size() > kMaskValues) return false;
    }
    return true;
}

bool isGreyEverywhere(const PictureSamples& picture) {
    const std::int64_t pixels = std::int64_t{picture.width} * picture.height;
    for (std::int64_t i = 0; i < pixels; ++i)
        if (picture.at(i) != picture.at(i, 1) || picture.at(i) != picture.at(i, 2)) return false;
    return true;
}

SortedRole roleByContent(const NumericArray& array) {
    const auto planes = std::count_if(array.shape.begin(), array.shape.end(),
                                      [](std::int64_t size) { return size > 1; });
    if (planes > 2 && !array.isInteger) return SortedRole::Prediction;
    return hasFewWholeValues(array.values) ? SortedRole::Target : SortedRole::Prediction;
}

SortedRole roleByContent(const PictureSamples& picture) {
    switch (picture.layout) {
        case SampleLayout::Palette:
            return SortedRole::Target;
        case SampleLayout::Rgb:
        case SampleLayout::Rgba:
            if (isGreyEverywhere(picture)) return SortedRole::Target;
            return picture.fidelity == Fidelity::Exact && !fittingColourTable(picture).isEmpty()
                       ? SortedRole::Target
                       : SortedRole::Picture;
        default:
            return hasFewWholeValues(picture.samples) ? SortedRole::Target : SortedRole::Prediction;
    }
}

}  // namespace

QStringList ImportFiles::all() const {
    QStringList files;
    for (const SampleFiles& sample : samples()) {
        if (!sample.target.isEmpty()) files << sample.target;
        files += sample.predictions;
        if (!sample.picture.isEmpty()) files << sample.picture;
    }
    return files + others;
}

std::vector<SampleFiles> ImportFiles::samples() const {
    std::vector<SampleFiles> all{{target, predictions, picture}};
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

void ImportFiles::setSamples(std::vector<SampleFiles> samples) {
    if (samples.empty()) samples.emplace_back();
    target = samples.front().target;
    predictions = samples.front().predictions;
    picture = samples.front().picture;
    more.assign(samples.begin() + 1, samples.end());
}

ImportFiles sortFiles(const QStringList& paths, const ReadLimits& limits) {
    ImportFiles files;
    ReadChoices choices;
    choices.limits = limits;
    QStringList targets, pictures;
    // A folder that all of them are in says nothing.
    const bool hasFolders = std::any_of(paths.begin(), paths.end(), [&](const QString& path) {
        return QFileInfo(path).path() != QFileInfo(paths.first()).path();
    });
    for (const QString& path : naturallySorted(paths)) {
        const auto content = readInputFile(path, choices);
        if (!content) {
            files.others << path;
            continue;
        }
        const SortedRole found =
            std::visit([](const auto& each) { return roleByContent(each); }, *content);
        const auto named = roleByName(path);
        const auto role = named || !hasFolders ? named : roleByFolder(path);
        switch (role.value_or(found)) {
            case SortedRole::Target:
                targets << path;
                break;
            case SortedRole::Picture:
                pictures << path;
                break;
            default:
                files.predictions << path;
        }
    }
    if (auto samples = pairedSamples(targets, files.predictions, pictures); !samples.empty()) {
        for (const SampleFiles& sample : samples)
            pictures.removeAll(sample.picture);
        files.setSamples(std::move(samples));
        files.others += pictures;
        return files;
    }
    // Two masks and no prediction: the second is what was predicted. And the other way round.
    if (files.predictions.isEmpty() && targets.size() > 1) files.predictions << targets.takeAt(1);
    if (targets.isEmpty() && files.predictions.size() > 1 && !pictures.isEmpty() &&
        roleByName(pictures.first()) != SortedRole::Picture)
        targets << pictures.takeFirst();
    if (!targets.isEmpty()) files.target = targets.takeFirst();
    if (!pictures.isEmpty()) files.picture = pictures.takeFirst();
    files.others += targets + pictures;
    return files;
}

}  // namespace lossglass
