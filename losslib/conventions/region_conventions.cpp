// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/region_conventions.h"

#include "losslib/support/number_text.h"

#include <cmath>
#include <functional>
#include <type_traits>

namespace lossglass {

namespace {

/// A named member of the struct, with the words for the values of an enumeration.
struct Field {
    std::string name;
    std::function<std::string(const RegionConventions&)> words;
    std::function<void(RegionConventions&, const RegionConventions&)> adopt;
};

std::string numbers(const std::vector<double>& list) {
    return list.empty() ? "none" : numberText(list);
}

template <class Member>
Field field(std::string name, Member RegionConventions::*member,
            std::vector<std::string> words = {}) {
    const auto text = [member, words](const RegionConventions& c) -> std::string {
        const Member& value = c.*member;
        if constexpr (std::is_enum_v<Member>)
            return words.at(static_cast<std::size_t>(value));
        else if constexpr (std::is_same_v<Member, double>)
            return std::isfinite(value) ? numberText(value) : "none";
        else
            return numbers({value.begin(), value.end()});
    };
    const auto copy = [member](RegionConventions& into, const RegionConventions& from) {
        into.*member = from.*member;
    };
    return {std::move(name), text, copy};
}

const std::vector<Field>& fields() {
    using C = RegionConventions;
    static const std::vector<Field> kFields = {
        field("factor of the sums", &C::factor),
        field("weight of false positives", &C::falsePositives),
        field("weight of false negatives", &C::falseNegatives),
        field("smoothing of the numerator", &C::smoothNumerator),
        field("smoothing of the denominator", &C::smoothDenominator),
        field("least denominator", &C::denominatorFloor),
        field("power in the denominator", &C::power),
        field("overlap", &C::overlap, {"product", "L1", "squared maps"}),
        field("samples", &C::samples, {"per image", "whole batch"}),
        field("classes", &C::classes, {"macro", "micro", "generalised"}),
        field("weight of volumes", &C::volumeWeight, {"1", "1/volume", "1/volume^2"}),
        field("weight of an absent volume", &C::absentVolume,
              {"largest finite", "1e10 or 1e20", "0"}),
        field("background", &C::background, {"included", "left out"}),
        field("class weights", &C::classWeights),
        field("class weights multiply", &C::weightPlace, {"the loss", "p and target"}),
        field("weighted mean divides by", &C::weightNorm, {"number of terms", "sum of weights"}),
        field("ignored pixels leave", &C::mask, {"all sums", "the numerator only"}),
        field("absent class", &C::absent, {"by formula", "skipped", "0", "1"}),
        field("returned", &C::returned, {"1 - score", "-score", "-ln score", "score"}),
        field("least score under the logarithm", &C::scoreFloor),
        field("least loss under the exponent", &C::leastLoss),
        field("exponent", &C::exponent),
        field("exponent acts on", &C::exponentPlace, {"each term", "the mean"}),
        field("classes in the mean", &C::chosenClasses),
        field("reduction", &C::reduction,
              {"mean", "sum", "none", "mean over classes", "sum over classes"}),
    };
    return kFields;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> describe(const RegionConventions& conventions) {
    std::vector<std::pair<std::string, std::string>> lines;
    for (const Field& entry : fields())
        lines.emplace_back(entry.name, entry.words(conventions));
    return lines;
}

void adopt(RegionConventions& into, const RegionConventions& from, std::size_t index) {
    fields().at(index).adopt(into, from);
}

}  // namespace lossglass
