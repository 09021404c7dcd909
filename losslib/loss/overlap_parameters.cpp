// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/build.h"
#include "losslib/loss/overlap_conventions.h"

#include <utility>

namespace lossglass {

namespace {

using Options = std::vector<std::pair<std::string, std::string>>;

Parameter smoothForm(const RegionConventions& canonical) {
    Options options = {{"dice", "2 TP + s"}, {"tversky", "TP + s"}};
    if (canonical.factor == 1) std::swap(options.front(), options.back());
    return build::choice({"smooth_form", "", "Form of the smoothing",
                          "Beside TP the same number smooths twice as strongly as beside 2 TP."},
                         options);
}

Parameter smoothDenominator() {
    return build::real({"smooth_dr", "s′", "Smoothing below",
                        "In the denominator alone; unequal ones let the score pass 1."},
                       {0, build::kUnbounded, 1e-6, 100, 0.1, Scale::Logarithmic},
                       std::string("same"), {{"same", "as above", "s′ = s"}});
}

Parameter denominatorFloor() {
    return build::real({"floor", "", "Least denominator",
                        "A smaller denominator is replaced by it and then has no pull."},
                       {0, build::kUnbounded, 1e-7, 1, 0.01, Scale::Logarithmic}, 0.0);
}

Parameter powerBelow() {
    return build::choice({"power", "k", "Power in the denominator",
                          "2: sums p² and t² below the line, so that sure pixels pull less."},
                         {{"1", "p + t"}, {"2", "p² + t²"}});
}

Parameter overlapKind() {
    return build::choice({"overlap", "", "Overlap of p and target",
                          "L1 gives no loss at p = t, also for soft targets; the product does."},
                         {{"product", "product p t"},
                          {"l1", "L1, from |p − t|"},
                          {"squared_maps", "squares of the products"}});
}

Parameter maskPlace() {
    return build::choice(
        {"mask", "", "Ignored pixels leave", "In the denominator they count like false alarms."},
        {{"both", "all sums"}, {"numerator", "the numerator only"}});
}

Parameter averaging() {
    return build::choice({"averaging", "", "Average over classes",
                          "Micro adds up the sums of all classes: large ones rule."},
                         {{"macro", "mean of the scores"}, {"micro", "one score of all sums"}});
}

Parameter absentClass() {
    return build::choice({"absent_class", "", "Loss of an absent class",
                          "What a class without a pixel in the target adds to the mean."},
                         {{"formula", "by the formula"},
                          {"skipped", "left out of the mean"},
                          {"zero", "0"},
                          {"one", "1"}});
}

Parameter weightNorm() {
    return build::choice({"weights_norm", "", "Weighted mean divides by",
                          "By the number of classes, large weights make the loss large."},
                         {{"sum", "sum of the weights"}, {"count", "number of classes"}});
}

Parameter weightPlace() {
    return build::choice({"weights_place", "", "Class weights multiply",
                          "On p and target they enter the numerator squared."},
                         {{"loss", "the loss of the class"}, {"maps", "p and target"}});
}

Parameter returned() {
    return build::choice(
        {"returned", "", "Returned as", "What becomes of the score in the end."},
        {{"one_minus", "1 − score"}, {"minus", "− score"}, {"minus_log", "− ln score"}});
}

}  // namespace

void addOverlapConventions(Loss& loss, const RegionConventions& canonical,
                           const OverlapParameters& which) {
    const auto add = [&](Parameter parameter) {
        parameter.convention = true;
        loss.parameters.push_back(std::move(parameter));
    };
    add(smoothForm(canonical));
    add(smoothDenominator());
    add(denominatorFloor());
    if (which.power) add(powerBelow());
    add(overlapKind());
    if (which.classes) add(averaging());
    if (which.classes) add(absentClass());
    if (which.classWeights) add(weightNorm());
    if (which.classWeights) add(weightPlace());
    add(maskPlace());
    if (which.returned) add(returned());
}

}  // namespace lossglass
