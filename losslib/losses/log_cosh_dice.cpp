// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/terms.h"
#include "losslib/loss/build.h"
#include "losslib/loss/overlap_conventions.h"

#include <cmath>

namespace lossglass::losses {

namespace {

double logCosh(double x) {
    const double half = std::sinh(x / 2);
    return std::log1p(2 * half * half);
}

struct LogCoshDice {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                                     const Wanted& wanted) {
        Output<Real> out(work, wanted);
        const double s = values.real("smooth");
        const DicePower power = values.flag("squared") ? DicePower::Squared : DicePower::Plain;
        const bool squared = power == DicePower::Squared;
        if (const auto other = overlapByConventions(work, values, diceRule(s, squared ? 2 : 1))) {
            addOverlapReading(work, std::tanh(other->value), *other, out);
            out.result().value = logCosh(other->value);
            return out.take();
        }
        const auto region = regionChannels(work.channels(), values.flag("include_background"));
        const auto term = meanRegionTerm(
            work, region, [=](const ClassSums& sums) { return diceIndex(sums, s, power); });
        // d/dx ln cosh x = tanh x.
        addRegionTerm(work, std::tanh(term.value), term, out);
        out.result().value = logCosh(term.value);
        out.result().perClass = term.perClass;
        return out.take();
    }
};

}  // namespace

Loss log_cosh_dice() {
    Loss loss;
    loss.id = "log_cosh_dice";
    loss.name = "Log-cosh Dice";
    loss.place = 14;
    loss.family = Family::Overlap;
    loss.formula = R"(L = \ln\cosh\left(L_{\mathrm{Dice}}\right))";
    loss.formulaNote = "The Dice loss is the mean over the classes.";
    loss.references = {{"Jadon: A survey of loss functions for semantic segmentation, CIBCB 2020",
                        "https://doi.org/10.1109/CIBCB48159.2020.9277638"}};
    loss.parameters = {build::smooth(1.0), build::squared(), build::includeBackground(true)};
    addOverlapConventions(loss, diceRule(1, 1),
                          {.power = false, .classWeights = false, .returned = false});
    loss.notes = {"Pulls as Dice does, times tanh of the Dice loss: less the nearer it is to 0.",
                  "Per class: the Dice loss of the class, before ln cosh."};
    loss.target = TargetRule::LabelsOrSoft;
    build::attach<LogCoshDice>(loss);
    return loss;
}

}  // namespace lossglass::losses
