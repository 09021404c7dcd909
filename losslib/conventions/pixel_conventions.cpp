// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/pixel_conventions.h"

#include "losslib/conventions/convention_field.h"

namespace lossglass {

namespace {

using Field = ConventionField<PixelConventions>;

const std::vector<Field>& fields() {
    using C = PixelConventions;
    const auto field = [](std::string name, auto member, std::vector<std::string> words = {}) {
        return conventionField(std::move(name), member, std::move(words));
    };
    static const std::vector<Field> kFields = {
        field("computed from", &C::input, {"probabilities", "logits"}),
        field("focus (gamma)", &C::gamma),
        field("weight of the foreground (alpha)", &C::alpha),
        field("weight of each class (alpha)", &C::classAlpha),
        field("focus on soft targets", &C::focus,
              {"p (1-t) + (1-p) t", "sigmoid(-z (2t-1))", "1 - exp(-cross-entropy)",
               "1-p on t, p on 1-t"}),
        field("focus is 1 below", &C::reducedThreshold),
        field("weight of the linear term (epsilon)", &C::epsilon),
        field("exponent (q)", &C::q),
        field("class weights", &C::classWeights),
        field("factor on the part of t = 1", &C::positiveWeights),
        field("least probability", &C::leastProbability),
        field("greatest probability", &C::greatestProbability),
        field("least logarithm", &C::leastLogarithm),
        field("probabilities", &C::probabilities, {"as given", "divided by their sum"}),
        field("classes of a pixel", &C::classAxis, {"count one by one", "averaged", "summed"}),
        field("divided by", &C::divisor,
              {"all elements", "valid elements", "sum of the sample weights", "pixels of an image",
               "nothing (sum)", "sum of the weights of the true classes",
               "nothing (array, its mean shown)"}),
    };
    return kFields;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> describe(const PixelConventions& conventions) {
    return describeFields(fields(), conventions);
}

void adopt(PixelConventions& into, const PixelConventions& from, std::size_t index) {
    fields().at(index).adopt(into, from);
}

}  // namespace lossglass
