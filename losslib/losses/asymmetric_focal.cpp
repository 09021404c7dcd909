// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/unified_focal_terms.h"
#include "losslib/loss/build.h"
#include "losslib/loss/pixel_mean_conventions.h"
#include "losslib/loss/unified_focal_parameters.h"

namespace lossglass::losses {

namespace {

struct AsymmetricFocal {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                                     const Wanted& wanted) {
        Output<Real> out(work, wanted);
        const UnifiedFocalSettings settings{values.real("delta"), values.real("gamma"), 0,
                                            values.flag("asymmetric")};
        out.result().perClass = addAsymmetricFocal(work, 1.0, settings, out);
        return out.take();
    }
};

}  // namespace

Loss asymmetric_focal() {
    Loss loss;
    loss.id = "asymmetric_focal";
    loss.name = "Asymmetric focal";
    loss.place = 19;
    loss.family = Family::Pointwise;
    loss.formula =
        R"(L = \frac1N\Big[\sum_{y_i\ge1}\delta(-\ln p_{t,i})+\sum_{y_i=0}(1-\delta)(1-p_{t,i})^{\gamma}(-\ln p_{t,i})\Big])";
    loss.formulaNote = "Label 0 is the background; all other labels count as rare.";
    loss.references = {
        {"Yeung, Sala, Schönlieb, Rundo: Unified focal loss, Computerized Medical "
         "Imaging and Graphics 2022",
         "https://doi.org/10.1016/j.compmedimag.2021.102026"}};
    loss.parameters = {build::rareWeight(), build::unifiedFocus(), build::asymmetric()};
    loss.notes = {"γ = 0, δ = 0.5: half the cross-entropy.",
                  "Per class: the mean over the pixels of the label, weight included."};
    loss.curve = CurveRule::OfOnePixel;
    build::attach<AsymmetricFocal>(loss);
    addPixelMeanConventions(loss, PixelMean::OverPixels);
    return loss;
}

}  // namespace lossglass::losses
