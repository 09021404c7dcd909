// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/cross_entropy_term.h"
#include "losslib/kernels/terms.h"
#include "losslib/loss/build.h"
#include "losslib/loss/overlap_conventions.h"
#include "losslib/loss/pixel_mean_conventions.h"

namespace lossglass::losses {

namespace {

struct DiceCrossEntropy {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                                     const Wanted& wanted) {
        Output<Real> out(work, wanted);
        const double mean = pixelMeanFactor(work, values, PixelMean::OverPixels);
        const double a = values.real("a") * mean, b = values.real("b");
        const double s = values.real("smooth");
        const DicePower power = values.flag("squared") ? DicePower::Squared : DicePower::Plain;
        const bool squared = power == DicePower::Squared;
        if (const auto other = overlapByConventions(work, values, diceRule(s, squared ? 2 : 1))) {
            addCrossEntropy(work, a, out);
            addOverlapReading(work, b, *other, out);
            return out.take();
        }
        const auto region = regionChannels(work.channels(), values.flag("include_background"));
        const auto term = meanRegionTerm(
            work, region, [=](const ClassSums& sums) { return diceIndex(sums, s, power); });
        addCrossEntropy(work, a, out, slopesOf(b, term));
        out.result().value += b * term.value;
        out.result().perClass = term.perClass;
        return out.take();
    }
};

}  // namespace

Loss bce_dice() {
    Loss loss;
    loss.id = "bce_dice";
    loss.name = "Dice + CE";
    loss.place = 7;
    loss.family = Family::Compound;
    loss.formula = R"(L = a\,L_{\mathrm{CE}} + b\,L_{\mathrm{Dice}})";
    loss.formulaNote = "Cross-entropy over all valid pixels, unweighted; Dice over the classes.";
    loss.references = {{"Isensee et al.: nnU-Net, Nature Methods 2021",
                        "https://doi.org/10.1038/s41592-020-01008-z"}};
    loss.parameters = {build::real({"a", "a", "Share of cross-entropy", "0 = Dice alone."},
                                   build::positiveRange(2), 1.0),
                       build::real({"b", "b", "Share of Dice", "0 = cross-entropy alone."},
                                   build::positiveRange(2), 1.0),
                       build::smooth(1.0), build::squared(), build::includeBackground(true)};
    addOverlapConventions(loss, diceRule(1, 1), {.power = false, .classWeights = false});
    addPixelMeanParameters(loss, PixelMean::OverPixels);
    loss.notes = {
        "Cross-entropy counts every valid pixel even where the background is left out of "
        "Dice.",
        "Per class: the Dice part."};
    loss.target = TargetRule::LabelsOrSoft;
    build::attach<DiceCrossEntropy>(loss);
    return loss;
}

}  // namespace lossglass::losses
