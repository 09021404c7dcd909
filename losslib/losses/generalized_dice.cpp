// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/terms.h"
#include "losslib/loss/build.h"
#include "losslib/loss/overlap_conventions.h"

#include <algorithm>

namespace lossglass::losses {

namespace {

/// w_l of every label: a power of its size; an absent label by the rule.
std::vector<double> labelWeights(const std::vector<double>& volume, const ParameterValues& values) {
    const std::string& type = values.word("weight_type");
    std::vector<double> weights;
    double largest = 0;
    for (const double v : volume) {
        const double w = v <= 0             ? 0.0
                         : type == "square" ? 1 / (v * v)
                         : type == "simple" ? 1 / v
                                            : 1;
        weights.push_back(w);
        largest = std::max(largest, w);
    }
    if (values.word("empty") == "max")
        for (std::size_t l = 0; l < volume.size(); ++l)
            if (volume[l] <= 0) weights[l] = largest;
    return weights;
}

/// The same for a look by conventions.
RegionConventions generalizedRule(const ParameterValues& values) {
    RegionConventions rule = diceRule(values.real("smooth"), 1);
    const std::string& type = values.word("weight_type");
    const std::string& empty = values.word("empty");
    rule.classes = ClassPooling::Generalized;
    rule.volumeWeight = type == "square"   ? VolumeWeight::InverseSquare
                        : type == "simple" ? VolumeWeight::Inverse
                                           : VolumeWeight::One;
    rule.absentVolume = empty == "max" ? AbsentVolume::LargestFinite : AbsentVolume::Zero;
    return rule;
}

struct GeneralizedDice {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                                     const Wanted& wanted) {
        Output<Real> out(work, wanted);
        if (const auto other = overlapByConventions(work, values, generalizedRule(values))) {
            addOverlapReading(work, 1.0, *other, out);
            return out.take();
        }
        const auto weights = labelWeights(work.counts().perLabel, values);
        // The weighted sums of the labels are those of one class, so its Dice index is the answer.
        ClassSums total;
        for (std::size_t l = 0; l < weights.size(); ++l) {
            total.tp += weights[l] * work.sums()[l].tp;
            total.fn += weights[l] * work.sums()[l].fn;
            total.fp += weights[l] * work.sums()[l].fp;
        }
        const OverlapIndex index = diceIndex(total, values.real("smooth"), DicePower::Plain);
        out.result().value = index.oneMinus;
        std::vector<OverlapSlope> slopes;
        for (const double w : weights)
            slopes.push_back(index.slope.scaled(-w));
        if (work.channels() == 1) slopes = {foldToOneChannel(slopes[0], slopes[1])};
        addOverlapGradient(work, slopes, out);
        return out.take();
    }
};

}  // namespace

Loss generalized_dice() {
    Loss loss;
    loss.id = "generalized_dice";
    loss.name = "Generalised Dice";
    loss.place = 6;
    loss.family = Family::Overlap;
    loss.formula =
        R"(L = 1-\frac{2\sum_l w_l\,\mathrm{TP}_l+s}{\sum_l w_l\left(\sum_i p_{il}+V_l\right)+s},\quad w_l = V_l^{-2})";
    loss.formulaNote = "V: number of pixels of a label. One channel counts as two labels.";
    loss.references = {
        {"Sudre, Li, Vercauteren, Ourselin, Cardoso: Generalised Dice overlap as a "
         "deep learning loss function, DLMIA 2017",
         "https://doi.org/10.1007/978-3-319-67558-9_28"}};
    loss.parameters = {
        build::choice({"weight_type", "w", "Weight of a class", "How small classes gain weight."},
                      {{"square", "1 / size²"}, {"simple", "1 / size"}, {"uniform", "all 1"}}),
        build::smooth(0.0),
        build::choice(
            {"empty", "", "Absent class", "The weight of a class without a pixel in the target."},
            {{"max", "largest finite weight"}, {"zero", "left out"}})};
    Parameter background =
        build::toggle({"include_background", "", "Count the background class",
                       "Off: class 0 leaves the sums, also where one channel is two classes."},
                      true);
    background.convention = true;
    loss.parameters.push_back(background);
    addOverlapConventions(loss, diceRule(1, 1), {.classes = false, .classWeights = false});
    loss.notes = {"Always on all labels, the background included.",
                  "The value is of all classes together: there is none per class."};
    loss.target = TargetRule::LabelsOrSoft;
    build::attach<GeneralizedDice>(loss);
    return loss;
}

}  // namespace lossglass::losses
