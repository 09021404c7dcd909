// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/log_target_pass.h"
#include "losslib/kernels/pixel_terms.h"
#include "losslib/kernels/terms.h"
#include "losslib/loss/build.h"
#include "losslib/loss/pixel_mean_conventions.h"

namespace lossglass::losses {

namespace {

struct BalancedCrossEntropy {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                                     const Wanted& wanted) {
        Output<Real> out(work, wanted);
        auto& result = out.result();
        const LabelCounts& counts = work.counts();
        const auto valid = static_cast<double>(counts.valid);
        const double beta = values.number("beta").value_or((valid - counts.perLabel[1]) / valid);
        if (work.scene().hasSoftTarget()) {
            const LogTargetWeights weights{{(1 - beta) / valid, beta / valid}, {0, 0}};
            result.value = logTargetPass(work, weights, out).value;
            return out.take();
        }
        const auto sums = addPixelMean(work, 1.0, {1 - beta, beta}, MinusLog{}, out);
        result.perClass = meansPerLabel(sums, counts.perLabel);
        return out.take();
    }
};

}  // namespace

Loss balanced_cross_entropy() {
    Loss loss;
    loss.id = "balanced_cross_entropy";
    loss.name = "Balanced cross-entropy";
    loss.place = 11;
    loss.family = Family::Pointwise;
    loss.formula =
        R"(L = \frac1N\sum_i -\left[\beta\,y_i\ln p_i + (1-\beta)(1-y_i)\ln(1-p_i)\right])";
    loss.formulaNote = "β: weight of the foreground; automatic: share of background pixels.";
    loss.references = {{"Xie, Tu: Holistically-nested edge detection, ICCV 2015 (sums over pixels)",
                        "https://doi.org/10.1109/ICCV.2015.164"}};
    loss.parameters = {
        build::real({"beta", "β", "Weight of foreground",
                     "Background gets 1 − β. Automatic: the share of background pixels."},
                    build::unitRange(), std::string("auto"),
                    {{"auto", "automatic", "β = 1 − share of foreground"}})};
    loss.notes = {"Automatic β is a constant for the gradient.",
                  "An empty target makes automatic β 1: the background then weighs nothing.",
                  "Per class: the mean over the pixels of that label, weight included."};
    loss.channels = ChannelRule::BinaryOnly;
    loss.target = TargetRule::LabelsOrSoft;
    loss.curve = CurveRule::OfOnePixel;
    build::attach<BalancedCrossEntropy>(loss);
    addPixelMeanConventions(loss, PixelMean::OverPixelsOnly);
    return loss;
}

}  // namespace lossglass::losses
