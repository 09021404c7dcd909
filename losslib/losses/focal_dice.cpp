// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/pixel_terms.h"
#include "losslib/kernels/terms.h"
#include "losslib/loss/build.h"
#include "losslib/loss/focal_alpha.h"
#include "losslib/loss/overlap_conventions.h"
#include "losslib/loss/pixel_mean_conventions.h"
#include "losslib/loss/tversky_weights.h"

namespace lossglass::losses {

namespace {

struct FocalDice {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                                     const Wanted& wanted) {
        Output<Real> out(work, wanted);
        const double alpha = values.real("alpha"), beta = values.real("beta");
        const double s = values.real("smooth");
        const auto focalAlpha = resolveAlpha(values, "focal_alpha", work.channels());
        const double mean = pixelMeanFactor(work, values, PixelMean::OverPixels);
        const auto addFocal = [&](const std::vector<OverlapSlope>& slopes) {
            withFocus<SquareFocus>(values.real("gamma"), [&](auto focus) {
                addPixelMean(work, values.real("lam") * mean, focalAlpha,
                             FocalTerm<decltype(focus)>{focus}, out, slopes);
            });
        };
        const auto region = regionChannels(work.channels(), values.flag("include_background"));
        const bool sum = values.word("reduction") == "sum";
        RegionConventions rule = tverskyRule(alpha, beta, s);
        if (sum) rule.reduction = Reduction::Sum;
        if (const auto other = overlapByConventions(work, values, rule)) {
            addFocal({});
            addOverlapReading(work, 1.0, *other, out);
            return out.take();
        }
        const auto term = meanRegionTerm(work, region, [=](const ClassSums& sums) {
            return tverskyIndex(sums, alpha, beta, s);
        });
        const double factor = sum ? static_cast<double>(region.size()) : 1.0;
        addFocal(slopesOf(factor, term));
        out.result().value += factor * term.value;
        out.result().perClass = term.perClass;
        return out.take();
    }
};

}  // namespace

Loss focal_dice() {
    Loss loss;
    loss.id = "focal_dice";
    loss.name = "Focal + Dice";
    loss.place = 8;
    loss.family = Family::Compound;
    loss.formula = R"(L = \sum_{c\in R}(1-T_c) + \lambda\,L_{\mathrm{focal}})";
    loss.formulaNote = "T: Tversky index with α and β (0.5 each: Dice). Mean or sum over classes.";
    loss.references = {{"Zhu et al.: AnatomyNet, Medical Physics 2019 (sum over classes)",
                        "https://doi.org/10.1002/mp.13300"}};
    Parameter alphaFocal = focalAlpha("focal_alpha");
    alphaFocal.symbol = "α′";
    alphaFocal.label = "Weight of foreground in the focal part";
    loss.parameters = {
        build::real({"lam", "λ", "Share of the focal part", "0 = the overlap part alone."},
                    build::positiveRange(2), 0.5),
        build::falseNegativeWeight(0.5),
        build::real({"beta", "β", "Weight of false positives", "Higher: false alarms cost more."},
                    {0, build::kUnbounded, 0, 1, 0.01}, 0.5),
        build::real({"gamma", "γ", "Focus on hard pixels",
                     "0 = cross-entropy. Higher: sure pixels count less."},
                    {0, 1000, 0, 5, 0.05}, 2.0),
        alphaFocal,
        build::smooth(1.0),
        build::choice({"reduction", "", "Over classes", "How the overlap part joins the classes."},
                      {{"mean", "mean"}, {"sum", "sum"}}),
        build::includeBackground(true)};
    addOverlapConventions(loss, tverskyRule(1, 1, 1), {.classWeights = false});
    addPixelMeanParameters(loss, PixelMean::OverPixels);
    loss.notes = {"Per class: the overlap part."};
    build::attach<FocalDice>(loss);
    return loss;
}

}  // namespace lossglass::losses
