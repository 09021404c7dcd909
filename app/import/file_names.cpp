// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/file_names.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace lossglass {

namespace {

std::optional<SortedRole> roleOfWord(const QString& word) {
    static const QStringList targets{"mask",         "masks",      "label",   "labels",
                                     "gt",           "target",     "truth",   "seg",
                                     "segmentation", "annotation", "targets", "annotations"},
        predictions{"pred",    "preds",  "prediction",  "predictions",
                    "prob",    "probs",  "probability", "probabilities",
                    "logit",   "logits", "output",      "softmax",
                    "sigmoid", "score",  "scores",      "outputs"},
        pictures{"image", "img", "photo", "picture", "rgb", "input", "images", "photos", "imgs"};
    if (predictions.contains(word)) return SortedRole::Prediction;
    if (targets.contains(word)) return SortedRole::Target;
    if (pictures.contains(word)) return SortedRole::Picture;
    return std::nullopt;
}

/// Letters and digits apart: "mask07" is "mask" and "07".
QStringList wordsOf(const QString& name) {
    static const QRegularExpression part("[a-z]+|[0-9]+");
    QStringList words;
    for (auto each = part.globalMatch(name.toLower()); each.hasNext();)
        words << each.next().captured();
    return words;
}

QString stemOf(const QString& path) {
    return QFileInfo(path).fileName().section('.', 0, 0);
}

std::optional<SortedRole> roleIn(const QString& name) {
    const QStringList words = wordsOf(name);
    // "mask_pred" is a prediction of a mask: what is said last counts.
    for (auto word = words.rbegin(); word != words.rend(); ++word)
        if (const auto role = roleOfWord(*word)) return role;
    return std::nullopt;
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

std::optional<SortedRole> roleByName(const QString& path) {
    return roleIn(stemOf(path));
}

std::optional<SortedRole> roleByFolder(const QString& path) {
    return roleIn(QFileInfo(QFileInfo(path).path()).fileName());
}

QStringList ownWords(const QString& path) {
    QStringList words = wordsOf(stemOf(path));
    words.removeIf([](const QString& word) { return roleOfWord(word).has_value(); });
    return words;
}

QStringList naturallySorted(QStringList names) {
    std::stable_sort(names.begin(), names.end(), [](const QString& a, const QString& b) {
        return partsOf(QFileInfo(a).fileName()) < partsOf(QFileInfo(b).fileName());
    });
    return names;
}

}  // namespace lossglass
