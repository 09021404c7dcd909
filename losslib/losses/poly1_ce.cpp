// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/pixel_terms.h"
#include "losslib/kernels/terms.h"
#include "losslib/loss/build.h"
#include "losslib/loss/pixel_mean_conventions.h"

namespace lossglass::losses {

namespace {

struct Poly1 {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                                     const Wanted& wanted) {
        Output<Real> out(work, wanted);
        const PolyTerm term{values.real("epsilon")};
        const auto sums = addPixelMean(work, 1.0, unweighted(work), term, out);
        out.result().perClass = meansPerLabel(sums, work.counts().perLabel);
        return out.take();
    }
};

}  // namespace

Loss poly1_ce() {
    Loss loss;
    loss.id = "poly1_ce";
    loss.name = "Poly-1";
    loss.place = 18;
    loss.family = Family::Pointwise;
    loss.formula = R"(\ell = -\ln p_t + \epsilon\,(1-p_t))";
    loss.formulaNote = "pₜ: probability of the true class.";
    loss.references = {{"Leng et al.: PolyLoss, ICLR 2022", "https://arxiv.org/abs/2204.12511"}};
    loss.parameters = {build::real({"epsilon", "ε", "Weight of the linear term",
                                    "0 = cross-entropy. Higher: unsure pixels pull more."},
                                   {-1, build::kUnbounded, -1, 5, 0.1}, 1.0)};
    loss.notes = {"ε = 0: cross-entropy. ε = −1 takes the first term of its series away."};
    loss.curve = CurveRule::OfOnePixel;
    build::attach<Poly1>(loss);
    addPixelMeanConventions(loss, PixelMean::OverPixels);
    return loss;
}

}  // namespace lossglass::losses
