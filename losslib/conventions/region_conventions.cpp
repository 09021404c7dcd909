// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/region_conventions.h"

#include "losslib/conventions/convention_field.h"

namespace lossglass {

namespace {

using Field = ConventionField<RegionConventions>;

const std::vector<Field>& fields() {
    using C = RegionConventions;
    const auto field = [](std::string name, auto member, std::vector<std::string> words = {}) {
        return conventionField(std::move(name), member, std::move(words));
    };
    static const std::vector<Field> kFields = {
        field("factor of the sums", &C::factor),
        field("weight of false positives", &C::falsePositives),
        field("weight of false negatives", &C::falseNegatives),
        field("smoothing of the numerator", &C::smoothNumerator),
        field("smoothing of the denominator", &C::smoothDenominator),
        field("least denominator", &C::denominatorFloor),
        field("least true positives", &C::leastHit),
        field("power in the denominator", &C::power),
        field("overlap", &C::overlap, {"product", "L1", "squared maps"}),
        field("samples", &C::samples, {"per image", "whole batch"}),
        field("classes", &C::classes, {"macro", "micro", "generalised"}),
        field("weight of volumes", &C::volumeWeight, {"1", "1/volume", "1/volume^2"}),
        field("weight of an absent volume", &C::absentVolume, {"largest finite", "1e10 or 1e20"}),
        field("background", &C::background, {"included", "left out"}),
        field("class weights", &C::classWeights),
        field("class weights multiply", &C::weightPlace, {"the loss", "p and target"}),
        field("weighted mean divides by", &C::weightNorm, {"number of terms", "sum of weights"}),
        field("ignored pixels leave", &C::mask, {"all sums", "the numerator only"}),
        field("absent class", &C::absent, {"by formula", "skipped", "0", "1"}),
        field("returned", &C::returned, {"1 - score", "-score", "-ln score", "score"}),
        field("least score under the logarithm", &C::scoreFloor),
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
    return describeFields(fields(), conventions);
}

void adopt(RegionConventions& into, const RegionConventions& from, std::size_t index) {
    fields().at(index).adopt(into, from);
}

}  // namespace lossglass
