// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/sample_pairs.h"

#include <algorithm>
#include <optional>

namespace lossglass {

namespace {

/// How well a name goes with a target: better with more words of it, and with an earlier first one.
struct NameMatch {
    qsizetype words = 0, first = 0;

    bool isBetterThan(const NameMatch& other) const {
        return words != other.words ? words > other.words : first < other.first;
    }
    bool operator==(const NameMatch&) const = default;
};

/// Nothing where a word of the target is missing or comes in another order.
std::optional<NameMatch> matchOf(const QStringList& target, const QStringList& other) {
    if (target.isEmpty()) return std::nullopt;
    NameMatch match{target.size(), other.indexOf(target.first())};
    qsizetype at = 0;
    for (const QString& word : target) {
        at = other.indexOf(word, at);
        if (at < 0) return std::nullopt;
        ++at;
    }
    return match;
}

/// The target that the name goes with best; nothing where two are as good.
std::optional<std::size_t> targetOf(const QString& path,
                                    const std::vector<QStringList>& targetWords) {
    const QStringList words = ownWords(path);
    std::optional<std::size_t> best;
    NameMatch found;
    bool isShared = false;
    for (std::size_t i = 0; i < targetWords.size(); ++i) {
        const auto match = matchOf(targetWords[i], words);
        if (!match) continue;
        if (best && !match->isBetterThan(found)) {
            isShared = isShared || *match == found;
            continue;
        }
        isShared = false;
        found = *match;
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
