// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/unified_focal_terms.h"
#include "losslib/loss/build.h"
#include "losslib/loss/pixel_mean_conventions.h"
#include "losslib/loss/unified_focal_parameters.h"

namespace lossglass::losses {

namespace {

struct UnifiedFocal {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                                     const Wanted& wanted) {
        Output<Real> out(work, wanted);
        const UnifiedFocalSettings settings{values.real("delta"), values.real("gamma"),
                                            values.real("smooth"), values.flag("asymmetric")};
        const double lambda = values.real("lam");
        const double mean = pixelMeanFactor(work, values, PixelMean::OverPixels);
        const RegionTerm term = asymmetricFocalTversky(work, 1 - lambda, settings);
        addAsymmetricFocal(work, lambda * mean, settings, out, term.slopes);
        out.result().value += term.value;
        out.result().perClass = term.perClass;
        return out.take();
    }
};

}  // namespace

Loss unified_focal() {
    Loss loss;
    loss.id = "unified_focal";
    loss.name = "Unified focal";
    loss.place = 21;
    loss.family = Family::Compound;
    loss.formula = R"(L = \lambda\,L_{\mathrm{aF}} + (1-\lambda)\,L_{\mathrm{aFT}})";
    loss.formulaNote = "Asymmetric focal and asymmetric focal Tversky, with the same δ and γ.";
    loss.references = {
        {"Yeung, Sala, Schönlieb, Rundo: Unified focal loss, Computerized Medical "
         "Imaging and Graphics 2022",
         "https://doi.org/10.1016/j.compmedimag.2021.102026"}};
    loss.parameters = {
        build::real({"lam", "λ", "Share of the focal part", "The overlap part gets 1 − λ."},
                    build::unitRange(), 0.5),
        build::rareWeight(), build::unifiedFocus(), build::smooth(1e-6), build::asymmetric()};
    addPixelMeanParameters(loss, PixelMean::OverPixels);
    loss.notes = {"Per class: the overlap part."};
    build::attach<UnifiedFocal>(loss);
    return loss;
}

}  // namespace lossglass::losses
