// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/log_target_pass.h"
#include "losslib/kernels/one_vs_rest_pass.h"
#include "losslib/kernels/terms.h"
#include "losslib/loss/build.h"
#include "losslib/loss/overlap_conventions.h"
#include "losslib/loss/pixel_mean_conventions.h"

namespace lossglass::losses {

namespace {

/// Adds factor times the mean over pixels and channels of the weighted binary cross-entropy, and
/// the gradient of `slopes`.
template <class Real>
void addBinaryCrossEntropy(const Workspace<Real>& work, double factor, double beta,
                           Output<Real>& out, const std::vector<OverlapSlope>& slopes) {
    if (factor == 0) {
        if (!slopes.empty()) addOverlapGradient(work, slopes, out);
        return;
    }
    const double scale = factor / (static_cast<double>(work.counts().valid) * work.channels());
    if (work.channels() == 1) {
        const LogTargetWeights weights{{scale * (1 - beta), scale * beta}, {0, 0}};
        out.result().value += logTargetPass(work, weights, out, slopes).value;
    } else {
        out.result().value += oneVsRestPass(work, {scale * beta, scale * (1 - beta)}, out, slopes);
    }
}

struct Combo {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                                     const Wanted& wanted) {
        Output<Real> out(work, wanted);
        const double alpha = values.real("alpha"), s = values.real("smooth");
        const double mean = pixelMeanFactor(work, values, PixelMean::OverPixelsAndChannels);
        const auto addPixels = [&](const std::vector<OverlapSlope>& slopes) {
            addBinaryCrossEntropy(work, alpha * mean, values.real("beta"), out, slopes);
        };
        // The term below is the mean of 1 - D; the loss has -D unless it is lifted.
        if (!values.flag("offset")) out.result().value -= 1 - alpha;
        if (const auto other = overlapByConventions(work, values, diceRule(s, 1))) {
            addPixels({});
            addOverlapReading(work, 1 - alpha, *other, out);
            return out.take();
        }
        const auto region = regionChannels(work.channels(), values.flag("include_background"));
        const auto term = meanRegionTerm(work, region, [=](const ClassSums& sums) {
            return diceIndex(sums, s, DicePower::Plain);
        });
        addPixels(slopesOf(1 - alpha, term));
        out.result().value += (1 - alpha) * term.value;
        out.result().perClass = term.perClass;
        return out.take();
    }
};

}  // namespace

Loss combo() {
    Loss loss;
    loss.id = "combo";
    loss.name = "Combo";
    loss.place = 15;
    loss.family = Family::Compound;
    loss.formula = R"(L = \alpha\,L_{\mathrm{mBCE}} - (1-\alpha)\frac{1}{|R|}\sum_{c\in R} D_c)";
    loss.formulaNote =
        "mBCE: binary cross-entropy of every channel, β on the class, 1 − β off it. "
        "D: Dice index.";
    loss.references = {
        {"Taghanaki et al.: Combo loss, Computerized Medical Imaging and Graphics "
         "2019",
         "https://doi.org/10.1016/j.compmedimag.2019.04.005"}};
    loss.parameters = {
        build::real({"alpha", "α", "Share of cross-entropy", "Dice gets 1 − α."},
                    build::unitRange(), 0.5),
        build::real({"beta", "β", "Weight of false negatives",
                     "Above 0.5: missed pixels cost more than false alarms."},
                    build::unitRange(), 0.5),
        build::smooth(1.0),
        build::toggle({"offset", "", "Lift to 0", "Adds 1 − α, so that a perfect prediction is 0."},
                      false),
        build::includeBackground(true)};
    addOverlapConventions(loss, diceRule(1, 1), {.classWeights = false, .returned = false});
    addPixelMeanParameters(loss, PixelMean::OverPixelsAndChannels);
    loss.notes = {"Can be negative: the Dice index is subtracted.", "Per class: 1 − D."};
    loss.target = TargetRule::LabelsOrSoft;
    build::attach<Combo>(loss);
    return loss;
}

}  // namespace lossglass::losses
