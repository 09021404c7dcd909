// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/terms.h"
#include "losslib/loss/build.h"
#include "losslib/loss/overlap_conventions.h"
#include "losslib/loss/weighted_region.h"

namespace lossglass::losses {

namespace {

struct Jaccard {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                                     const Wanted& wanted) {
        Output<Real> out(work, wanted);
        const double s = values.real("smooth");
        if (const auto other = overlapByConventions(work, values, tverskyRule(1, 1, s)))
            addOverlapReading(work, 1.0, *other, out);
        else
            addWeightedRegion(work, values, out,
                              [=](const ClassSums& sums) { return tverskyIndex(sums, 1, 1, s); });
        return out.take();
    }
};

}  // namespace

Loss jaccard() {
    Loss loss;
    loss.id = "jaccard";
    loss.name = "Jaccard (IoU)";
    loss.place = 4;
    loss.family = Family::Overlap;
    loss.formula =
        R"(L = \frac{\sum_c w_c (1-J_c)}{\sum_c w_c},\quad J_c = \frac{\mathrm{TP}_c+s}{\mathrm{TP}_c+\mathrm{FN}_c+\mathrm{FP}_c+s})";
    loss.formulaNote = "TP, FN, FP: sums of p and 1 − p over the pixels. s: smoothing.";
    loss.references = {
        {"Rahman, Wang: Optimizing intersection-over-union in deep neural networks "
         "for image segmentation, ISVC 2016",
         "https://doi.org/10.1007/978-3-319-50835-1_22"}};
    loss.parameters = {build::smooth(1.0), build::classWeights(), build::includeBackground(true)};
    addOverlapConventions(loss, tverskyRule(1, 1, 1), {});
    loss.notes = {"The Tversky index with both weights 1.", "One channel: the foreground only."};
    loss.target = TargetRule::LabelsOrSoft;
    build::attach<Jaccard>(loss);
    return loss;
}

}  // namespace lossglass::losses
