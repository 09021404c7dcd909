// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/pixel_terms.h"
#include "losslib/kernels/terms.h"
#include "losslib/loss/build.h"
#include "losslib/loss/focal_alpha.h"
#include "losslib/loss/one_vs_rest_focal.h"
#include "losslib/loss/pixel_mean_conventions.h"

namespace lossglass::losses {

namespace {

struct Focal {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                                     const Wanted& wanted) {
        if (isOneVsRest(values, work.channels())) return oneVsRestFocal(work, values, wanted);
        Output<Real> out(work, wanted);
        const auto alpha = resolveAlpha(values, "alpha", work.channels());
        const auto sums = withFocus<SquareFocus>(values.real("gamma"), [&](auto focus) {
            return addPixelMean(work, 1.0, alpha, FocalTerm<decltype(focus)>{focus}, out);
        });
        out.result().perClass = meansPerLabel(sums, work.counts().perLabel);
        return out.take();
    }
};

}  // namespace

Loss focal() {
    Loss loss;
    loss.id = "focal";
    loss.name = "Focal";
    loss.place = 2;
    loss.family = Family::Pointwise;
    loss.formula = R"(\ell = -\alpha_t\,(1-p_t)^{\gamma}\,\ln p_t)";
    loss.formulaNote = "pₜ: probability of the true class.";
    loss.references = {
        {"Lin, Goyal, Girshick, He, Dollár: Focal loss for dense object detection, "
         "ICCV 2017 (which divides by the number of anchors assigned to objects)",
         "https://doi.org/10.1109/ICCV.2017.324"}};
    loss.parameters = {build::real({"gamma", "γ", "Focus on hard pixels",
                                    "0 = cross-entropy. Higher: sure pixels count less."},
                                   {0, 1000, 0, 5, 0.05}, 2.0),
                       focalAlpha("alpha")};
    loss.notes = {
        "γ = 0 and no α: unweighted cross-entropy.",
        "One channel: a single α weighs label 1, and label 0 gets 1 − α. Several classes: "
        "a list weighs each class, a single number multiplies everything.",
        "With γ > 0 a pixel that is sure and right has neither loss nor pull."};
    loss.curve = CurveRule::OfOnePixel;
    build::attach<Focal>(loss);
    addFocalForm(loss);
    addPixelMeanConventions(loss, PixelMean::OverPixels);
    return loss;
}

}  // namespace lossglass::losses
