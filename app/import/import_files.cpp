// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/import_files.h"

#include "app/import/colour_labels.h"
#include "app/import/input_file.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <vector>

namespace lossglass {

namespace {

enum class SortedRole { Target, Prediction, Picture };

/// No mask has more values than this, as far as a guess goes.
constexpr std::size_t kMaskValues = 40;

std::optional<SortedRole> roleByName(const QString& path) {
    static const QStringList targets{"mask",   "masks", "label", "labels",       "gt",
                                     "target", "truth", "seg",   "segmentation", "annotation"},
        predictions{"pred",   "preds",       "prediction",    "predictions", "prob",
                    "probs",  "probability", "probabilities", "logit",       "logits",
                    "output", "softmax",     "sigmoid",       "score",       "scores"},
        pictures{"image", "img", "photo", "picture", "rgb", "input"};
    static const QRegularExpression other("[^a-z]+");
    const QStringList words =
        QFileInfo(path).fileName().section('.', 0, 0).toLower().split(other, Qt::SkipEmptyParts);
    // "mask_pred" is a prediction of a mask: what is said last counts.
    for (auto word = words.rbegin(); word != words.rend(); ++word) {
        if (predictions.contains(*word)) return SortedRole::Prediction;
        if (targets.contains(*word)) return SortedRole::Target;
        if (pictures.contains(*word)) return SortedRole::Picture;
    }
    return std::nullopt;
}

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

/// Text and numbers of a name in turn; numbers as text of one length. (QCollator counts only where
/// Qt was built with ICU and the locale is not C.)
QStringList partsOf(const QString& name) {
    static const QRegularExpression part("\\d+|\\D+");
    QStringList parts;
    for (auto each = part.globalMatch(name.toLower()); each.hasNext();) {
        const QString text = each.next().captured();
        parts << (text[0].isDigit() ? text.rightJustified(24, '0') : text);
    }
    return parts;
}

}  // namespace

QStringList ImportFiles::all() const {
    QStringList files = (target.isEmpty() ? QStringList() : QStringList{target}) + predictions;
    if (!picture.isEmpty()) files << picture;
    return files + others;
}

QStringList naturallySorted(QStringList names) {
    std::stable_sort(names.begin(), names.end(), [](const QString& a, const QString& b) {
        return partsOf(QFileInfo(a).fileName()) < partsOf(QFileInfo(b).fileName());
    });
    return names;
}

ImportFiles sortFiles(const QStringList& paths, const ReadLimits& limits) {
    ImportFiles files;
    ReadChoices choices;
    choices.limits = limits;
    QStringList targets, pictures;
    for (const QString& path : naturallySorted(paths)) {
        const auto content = readInputFile(path, choices);
        if (!content) {
            files.others << path;
            continue;
        }
        const SortedRole found =
            std::visit([](const auto& each) { return roleByContent(each); }, *content);
        switch (roleByName(path).value_or(found)) {
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
