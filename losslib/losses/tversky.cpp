// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/terms.h"
#include "losslib/loss/build.h"
#include "losslib/loss/overlap_conventions.h"
#include "losslib/loss/tversky_weights.h"
#include "losslib/loss/weighted_region.h"

namespace lossglass::losses {

namespace {

struct Tversky {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                                     const Wanted& wanted) {
        Output<Real> out(work, wanted);
        const double alpha = values.real("alpha");
        const double beta = values.number("beta").value_or(1 - alpha);
        const double s = values.real("smooth");
        if (const auto other = overlapByConventions(work, values, tverskyRule(alpha, beta, s)))
            addOverlapReading(work, 1.0, *other, out);
        else
            addWeightedRegion(work, values, out, [=](const ClassSums& sums) {
                return tverskyIndex(sums, alpha, beta, s);
            });
        return out.take();
    }
};

}  // namespace

Loss tversky() {
    Loss loss;
    loss.id = "tversky";
    loss.name = "Tversky";
    loss.place = 5;
    loss.family = Family::Overlap;
    loss.formula =
        R"(L = \frac{\sum_c w_c (1-T_c)}{\sum_c w_c},\quad T_c = \frac{\mathrm{TP}_c+s}{\mathrm{TP}_c+\alpha\,\mathrm{FN}_c+\beta\,\mathrm{FP}_c+s})";
    loss.formulaNote = "α weighs false negatives, β false positives. s: smoothing.";
    loss.references = {
        {"Salehi, Erdogmus, Gholipour: Tversky loss function for image segmentation, "
         "MLMI 2017 (which writes α for false positives)",
         "https://doi.org/10.1007/978-3-319-67389-9_44"}};
    loss.parameters = {build::falseNegativeWeight(0.7), build::falsePositiveWeight(),
                       build::smooth(1.0), build::classWeights(), build::includeBackground(true)};
    addOverlapConventions(loss, tverskyRule(1, 1, 1), {});
    loss.notes = {
        "α weighs false negatives, as the article's code has it; the paper has it the "
        "other way round.",
        "α = β = 0.5: Dice with half the smoothing. α = β = 1: Jaccard.",
        "One channel: the foreground only."};
    loss.target = TargetRule::LabelsOrSoft;
    build::attach<Tversky>(loss);
    return loss;
}

}  // namespace lossglass::losses
