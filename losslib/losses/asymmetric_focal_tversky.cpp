// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/unified_focal_terms.h"
#include "losslib/loss/build.h"
#include "losslib/loss/unified_focal_parameters.h"

namespace lossglass::losses {

namespace {

struct AsymmetricFocalTversky {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                                     const Wanted& wanted) {
        Output<Real> out(work, wanted);
        const UnifiedFocalSettings settings{values.real("delta"), values.real("gamma"),
                                            values.real("smooth"), values.flag("asymmetric")};
        const RegionTerm term = asymmetricFocalTversky(work, 1.0, settings);
        addRegionTerm(work, 1.0, term, out);
        out.result().perClass = term.perClass;
        return out.take();
    }
};

}  // namespace

Loss asymmetric_focal_tversky() {
    Loss loss;
    loss.id = "asymmetric_focal_tversky";
    loss.name = "Asymmetric focal Tversky";
    loss.place = 20;
    loss.family = Family::Overlap;
    loss.formula = R"(L = \frac1K\Big[(1-T_0)+\sum_{l\ge1}(1-T_l)^{1-\gamma}\Big])";
    loss.formulaNote = "T: Tversky index with δ on false negatives, 1 − δ on false positives.";
    loss.references = {
        {"Yeung, Sala, Schönlieb, Rundo: Unified focal loss, Computerized Medical "
         "Imaging and Graphics 2022",
         "https://doi.org/10.1016/j.compmedimag.2021.102026"}};
    loss.parameters = {build::rareWeight(), build::unifiedFocus(), build::smooth(1e-6),
                       build::asymmetric()};
    loss.notes = {"On all labels: one channel counts as background and foreground.",
                  "γ > 0: the slope grows without bound towards a perfect rare class."};
    loss.target = TargetRule::LabelsOrSoft;
    build::attach<AsymmetricFocalTversky>(loss);
    return loss;
}

}  // namespace lossglass::losses
