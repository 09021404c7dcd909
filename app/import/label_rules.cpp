// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/label_rules.h"

#include "losslib/formats/number_text.h"
#include "losslib/scene/pixel_place.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace lossglass {

namespace {

constexpr std::size_t kManyValues = 4096;  // no mask has so many labels

/// How often each value occurs.
using Counts = std::map<std::int64_t, std::int64_t>;

std::string plural(std::int64_t count, const char* thing) {
    return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

template <class Value>
Result<Counts> countValues(std::span<const Value> values, const LabelSource& source) {
    Counts counts;
    Counts::iterator last = counts.end();
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double value = static_cast<double>(values[i]);
        const bool whole = value == std::floor(value) && std::abs(value) < 1e15;
        if (!whole || counts.size() > kManyValues)
            return Error{
                ErrorCode::OutOfRange,
                whole ? "more than 4096 different values: this is not a mask"
                      : "the value " + numberText(value) + " at " +
                            pixelPlace(static_cast<std::int64_t>(i), source.width, source.height) +
                            " is not a label: labels are whole numbers",
                {}};
        const auto key = static_cast<std::int64_t>(value);
        if (last == counts.end() || last->first != key) last = counts.try_emplace(key, 0).first;
        ++last->second;
    }
    return counts;
}

/// What each value becomes, kIgnored included; a value that is missing here is an error.
struct Meaning {
    std::map<std::int64_t, std::uint8_t> labels;
    std::vector<std::string> notices;
};

/// Black and white with a smear between them: nine tenths lie near one of the two.
bool isSmearedBinary(const Counts& counts) {
    std::int64_t near = 0, all = 0, most = 0;
    for (const auto& [value, count] : counts) {
        all += count;
        if (value < 64 || value > 191) near += count;
        most = std::max(most, value);
    }
    return most > 127 && near * 10 >= all * 9;
}

Meaning thresholded(const Counts& counts) {
    Meaning meaning;
    std::int64_t oddValues = 0, oddPixels = 0;
    for (const auto& [value, count] : counts) {
        meaning.labels[value] = value >= 128 ? 1 : 0;
        if (value == 0 || value == 255) continue;
        ++oddValues;
        oddPixels += count;
    }
    meaning.notices.push_back(
        plural(static_cast<std::int64_t>(counts.size()), "grey value") +
        " found where two were meant, a lossy format has smeared them: values of 128 and more are "
        "foreground (" +
        plural(oddValues, "odd value") + " in " + plural(oddPixels, "pixel") + ")");
    return meaning;
}

/// Takes the values that are ignored out of `rest`.
void ignoreValues(Counts& rest, const LabelSource& source, const IgnoreRule& rule,
                  Meaning& meaning) {
    const auto ignore = [&](std::int64_t value) {
        meaning.labels[value] = kIgnored;
        const std::int64_t count = rest[value];
        rest.erase(value);
        return count;
    };
    if (rule.kind == IgnoreRule::Kind::None) return;
    if (rule.kind == IgnoreRule::Kind::Value) {
        if (!rest.contains(rule.value))
            meaning.notices.push_back("the value " + std::to_string(rule.value) +
                                      " that is to be ignored does not occur");
        else
            meaning.notices.push_back("the value " + std::to_string(rule.value) +
                                      " is ignored, as asked (" +
                                      plural(ignore(rule.value), "pixel") + ")");
        return;
    }
    std::int64_t negative = 0;
    while (!rest.empty() && rest.begin()->first < 0)
        negative += ignore(rest.begin()->first);
    if (negative > 0)
        meaning.notices.push_back("negative labels are ignored (" + plural(negative, "pixel") +
                                  ")");
    if (source.marksIgnored && rest.contains(255)) {
        meaning.notices.push_back("255 is ignored, as the file itself says (" +
                                  plural(ignore(255), "pixel") + ")");
        return;
    }
    const bool other = std::any_of(rest.begin(), rest.end(), [](const auto& entry) {
        return entry.first != 0 && entry.first != 255;
    });
    if (other && rest.contains(255))
        meaning.notices.push_back("255 stands beside other labels and is ignored (" +
                                  plural(ignore(255), "pixel") + ")");
}

/// {0, white}, or white alone, is a two-valued mask.
bool isTwoValued(const Counts& rest, int white) {
    return rest.contains(white) && rest.size() <= 2 &&
           (rest.size() == 1 || rest.begin()->first == 0);
}

Meaning exactMeaning(const Counts& counts, const LabelSource& source, const IgnoreRule& rule) {
    Meaning meaning;
    Counts rest = counts;
    ignoreValues(rest, source, rule, meaning);
    for (const int white : {255, source.white}) {
        if (!isTwoValued(rest, white)) continue;
        meaning.labels[0] = 0;
        meaning.labels[white] = 1;
        meaning.notices.push_back(
            rest.size() == 2
                ? "the values 0 and " + std::to_string(white) + " are taken as labels 0 and 1"
                : "the only value, " + std::to_string(white) + ", is taken as label 1");
        return meaning;
    }
    for (const auto& [value, count] : rest) {
        if (value >= 0 && value < kIgnored)
            meaning.labels[value] = static_cast<std::uint8_t>(value);
    }
    if (source.fidelity == Fidelity::Lossy)
        meaning.notices.push_back("a lossy format may have changed labels: " +
                                  plural(static_cast<std::int64_t>(counts.size()), "value") +
                                  " found, taken as they are");
    return meaning;
}

/// The values that hold at least a fiftieth of the pixels each, when there are few of them and
/// they hold nearly all pixels together: the labels of a mask that a lossy format has smeared.
std::vector<std::int64_t> frequentValues(const Counts& counts) {
    constexpr std::size_t kMost = 32;
    std::int64_t all = 0, held = 0;
    for (const auto& [value, count] : counts)
        all += count;
    std::vector<std::int64_t> frequent;
    for (const auto& [value, count] : counts) {
        if (count * 50 < all) continue;
        frequent.push_back(value);
        held += count;
    }
    const bool isMask =
        frequent.size() >= 2 && frequent.size() <= kMost && held * 10 >= all * 8 && held < all;
    return isMask ? frequent : std::vector<std::int64_t>{};
}

/// What the values mean when the rare ones are taken as the nearest of the frequent ones.
Meaning snapped(const Counts& counts, const std::vector<std::int64_t>& frequent,
                const LabelSource& source, const IgnoreRule& rule) {
    Counts moved;
    std::map<std::int64_t, std::int64_t> nearest;
    std::int64_t oddPixels = 0;
    for (const auto& [value, count] : counts) {
        const std::int64_t from = value;
        nearest[value] = *std::min_element(frequent.begin(), frequent.end(),
                                           [from](std::int64_t a, std::int64_t b) {
                                               return std::abs(a - from) < std::abs(b - from);
                                           });
        moved[nearest[value]] += count;
        if (nearest[value] != value) oddPixels += count;
    }
    const auto exact = exactMeaning(moved, {source.width, source.height}, rule);
    Meaning meaning;
    for (const auto& [value, to] : nearest) {
        const auto found = exact.labels.find(to);
        if (found != exact.labels.end()) meaning.labels[value] = found->second;
    }
    meaning.notices = exact.notices;
    meaning.notices.push_back(
        plural(static_cast<std::int64_t>(counts.size()), "value") +
        " found, a lossy format has smeared them: " +
        plural(static_cast<std::int64_t>(counts.size() - frequent.size()), "odd value") + " in " +
        plural(oddPixels, "pixel") + " taken as the nearest of the " +
        std::to_string(frequent.size()) + " frequent ones");
    return meaning;
}

Error noLabel(std::int64_t value, std::int64_t pixel, const LabelSource& source) {
    const std::string text =
        "label " + std::to_string(value) + " at " + pixelPlace(pixel, source.width, source.height);
    return {ErrorCode::OutOfRange,
            text + (value < 0 ? " is negative, and only another value is ignored"
                              : " is more than 254, the largest label there can be"),
            {}};
}

/// Takes the values that the person gave a meaning out of `rest`.
Meaning givenMeaning(Counts& rest, const ValueMeanings& given) {
    Meaning meaning;
    for (const auto& [value, label] : given) {
        const auto found = rest.find(value);
        if (found == rest.end()) {
            meaning.notices.push_back("the value " + std::to_string(value) + " does not occur");
            continue;
        }
        meaning.labels[value] = label;
        meaning.notices.push_back(
            "the value " + std::to_string(value) + " is " +
            (label == kIgnored ? "ignored" : "taken as label " + std::to_string(label)) +
            ", as asked (" + plural(found->second, "pixel") + ")");
        rest.erase(found);
    }
    return meaning;
}

std::vector<LabelValue> tableOf(const Counts& counts, const Meaning& meaning) {
    std::vector<LabelValue> table;
    for (const auto& [value, count] : counts) {
        const auto found = meaning.labels.find(value);
        table.push_back({value, count, {}});
        if (found != meaning.labels.end()) table.back().label = found->second;
    }
    return table;
}

/// What the rules say about values; an error where they say nothing about all of them.
Result<Meaning> ruledMeaning(const Counts& counts, const LabelSource& source,
                             const IgnoreRule& rule) {
    if (counts.empty()) return Meaning{};
    const bool smeared =
        source.fidelity == Fidelity::Lossy && counts.size() > 2 && isSmearedBinary(counts);
    const bool lossy = source.fidelity == Fidelity::Lossy && counts.size() > 2 && !smeared;
    const auto frequent = lossy ? frequentValues(counts) : std::vector<std::int64_t>{};
    if (lossy && frequent.empty() && counts.rbegin()->first > 127)
        return Error{ErrorCode::Malformed,
                     "a lossy format has smeared this mask into " +
                         plural(static_cast<std::int64_t>(counts.size()), "value") +
                         " that are neither black and white nor labels: save it as PNG",
                     {}};
    if (smeared) return thresholded(counts);
    return frequent.empty() ? exactMeaning(counts, source, rule)
                            : snapped(counts, frequent, source, rule);
}

template <class Value>
Result<ReadLabels> read(std::span<const Value> values, const LabelSource& source,
                        const IgnoreRule& rule) {
    const auto counts = countValues(values, source);
    if (!counts) return counts.error();
    Counts rest = *counts;
    Meaning meaning = givenMeaning(rest, source.meanings);
    const auto ruled = ruledMeaning(rest, source, rule);
    if (!ruled) return ruled.error();
    meaning.labels.insert(ruled->labels.begin(), ruled->labels.end());
    meaning.notices.insert(meaning.notices.end(), ruled->notices.begin(), ruled->notices.end());
    ReadLabels result{Labels(values.size()), std::move(meaning.notices), {}, {}};
    result.values = tableOf(*counts, meaning);
    auto last = meaning.labels.end();
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto value = static_cast<std::int64_t>(values[i]);
        if (last == meaning.labels.end() || last->first != value) last = meaning.labels.find(value);
        if (last == meaning.labels.end()) {
            Error error = noLabel(value, static_cast<std::int64_t>(i), source);
            if (!source.lenient) return error;
            if (!result.problem) result.problem = std::move(error);
            last = meaning.labels.emplace(value, kIgnored).first;
        }
        result.labels[i] = last->second;
    }
    return result;
}

}  // namespace

std::string pixelPlace(std::int64_t pixel, int width, int height) {
    const std::int64_t sample = pixel / (std::int64_t{width} * height);
    return pixelPlace(pixel, BatchShape{width, height, static_cast<int>(sample) + 1});
}

Result<ReadLabels> readLabels(std::span<const std::uint16_t> values, const LabelSource& source,
                              const IgnoreRule& rule) {
    return read(values, source, rule);
}

Result<ReadLabels> readLabels(std::span<const double> values, const LabelSource& source,
                              const IgnoreRule& rule) {
    return read(values, source, rule);
}

}  // namespace lossglass
