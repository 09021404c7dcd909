// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/sample_pairs.h"

#include <algorithm>

namespace lossglass {

namespace {

/// How many words of the target stand in the other name in the same order; nothing where one of
/// them is missing.
std::optional<qsizetype> wordsShared(const QStringList& target, const QStringList& other) {
    qsizetype at = 0;
    for (const QString& word : target) {
        at = other.indexOf(word, at);
        if (at < 0) return std::nullopt;
        ++at;
    }
    return target.size();
}

/// The target whose words the name has; the one with most of them; nothing where two have as many.
std::optional<std::size_t> targetOf(const QString& path,
                                    const std::vector<QStringList>& targetWords) {
    const QStringList words = ownWords(path);
    std::optional<std::size_t> best;
    qsizetype most = 0;
    bool isShared = false;
    for (std::size_t i = 0; i < targetWords.size(); ++i) {
        const auto shared = wordsShared(targetWords[i], words);
        if (!shared || *shared < std::max<qsizetype>(most, 1)) continue;
        isShared = *shared == most;
        most = *shared;
        best = i;
    }
    return isShared ? std::nullopt : best;
}

bool haveAsMany(const std::vector<SampleFiles>& samples) {
    return std::all_of(samples.begin(), samples.end(), [&](const SampleFiles& sample) {
        return !sample.predictions.isEmpty() &&
               sample.predictions.size() == samples.front().predictions.size();
    });
}

}  // namespace

std::vector<SampleFiles> pairedSamples(const QStringList& targets, const QStringList& predictions,
                                       const QStringList& pictures) {
    if (targets.size() < 2) return {};
    std::vector<SampleFiles> samples;
    std::vector<QStringList> words;
    for (const QString& target : targets) {
        samples.push_back({target, {}, {}});
        words.push_back(ownWords(target));
    }
    qsizetype paired = 0;
    for (const QString& path : predictions)
        if (const auto at = targetOf(path, words)) {
            samples[*at].predictions << path;
            ++paired;
        }
    const bool byName = paired == predictions.size() && haveAsMany(samples);
    if (!byName) {
        if (predictions.size() != targets.size()) return {};
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i].predictions = QStringList{predictions[static_cast<qsizetype>(i)]};
    }
    for (const QString& path : pictures)
        if (const auto at = targetOf(path, words); at && samples[*at].picture.isEmpty())
            samples[*at].picture = path;
    if (!byName && pictures.size() == targets.size())
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i].picture = pictures[static_cast<qsizetype>(i)];
    return samples;
}

}  // namespace lossglass
