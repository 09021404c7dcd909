// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/terms.h"
#include "losslib/loss/build.h"
#include "losslib/loss/overlap_conventions.h"
#include "losslib/loss/weighted_region.h"

namespace lossglass::losses {

namespace {

struct Dice {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                                     const Wanted& wanted) {
        Output<Real> out(work, wanted);
        const double s = values.real("smooth");
        const DicePower power = values.flag("squared") ? DicePower::Squared : DicePower::Plain;
        const bool squared = power == DicePower::Squared;
        if (const auto other = overlapByConventions(work, values, diceRule(s, squared ? 2 : 1)))
            addOverlapReading(work, 1.0, *other, out);
        else
            addWeightedRegion(work, values, out,
                              [=](const ClassSums& sums) { return diceIndex(sums, s, power); });
        return out.take();
    }
};

}  // namespace

Loss dice() {
    Loss loss;
    loss.id = "dice";
    loss.name = "Dice";
    loss.place = 3;
    loss.family = Family::Overlap;
    loss.formula =
        R"(L = \frac{\sum_c w_c (1-D_c)}{\sum_c w_c},\quad D_c = \frac{2\,\mathrm{TP}_c+s}{\sum_i p_{ic}^k+\sum_i y_{ic}^k+s})";
    loss.formulaNote = "TP: sum of p over the pixels of the class. s: smoothing. k: 2 if squared.";
    loss.references = {{"Milletari, Navab, Ahmadi: V-Net, 3DV 2016 (squared denominator)",
                        "https://doi.org/10.1109/3DV.2016.79"}};
    loss.parameters = {build::smooth(1.0), build::squared(), build::classWeights(),
                       build::includeBackground(true)};
    addOverlapConventions(loss, diceRule(1, 1), {.power = false});
    loss.notes = {"One channel: the foreground only.",
                  "Absent class: D = s / (sum p + s), so the loss is near 1 unless p is near 0.",
                  "Without smoothing an absent class that is not predicted gives D = 0."};
    loss.target = TargetRule::LabelsOrSoft;
    build::attach<Dice>(loss);
    return loss;
}

}  // namespace lossglass::losses
