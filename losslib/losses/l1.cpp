// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/channel_pass.h"
#include "losslib/kernels/overlap.h"
#include "losslib/loss/build.h"
#include "losslib/loss/pixel_mean_conventions.h"

#include <cmath>

namespace lossglass::losses {

namespace {

struct AbsoluteError {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues&,
                                     const Wanted& wanted) {
        Output<Real> out(work, wanted);
        const auto all = regionChannels(work.channels(), true);
        const auto kernelOf = [](int) {
            return [](const ChannelPixel<Real>& x) {
                const Real below = x.error < Real(0) ? Real(1) : Real(0);
                return ChannelSlope<Real>{std::abs(x.error), x.error > Real(0) ? Real(-1) : below};
            };
        };
        if (work.scene().hasSoftTarget()) {
            addChannelMean<ChannelTotals::SummedOfSoft>(work, all, {}, kernelOf, out);
            return out.take();
        }
        std::vector<double> errors;
        for (const int c : all)
            errors.push_back(channelSums(work, c).fn + channelSums(work, c).fp);
        addChannelMean(work, all, errors, {}, kernelOf, out);
        return out.take();
    }
};

}  // namespace

Loss l1() {
    Loss loss;
    loss.id = "l1";
    loss.name = "L1 (absolute error)";
    loss.place = 24;
    loss.family = Family::Pointwise;
    loss.formula = R"(L = \frac{1}{NC}\sum_{ic}|p_{ic}-y_{ic}|)";
    loss.formulaNote = "Mean over pixels and channels.";
    loss.references = {
        {"Brier: Verification of forecasts expressed in terms of probability, "
         "Monthly Weather Review 1950 (squared error)",
         "https://doi.org/10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2"}};
    loss.notes = {"Not differentiable where p equals a soft target; the slope is given as 0 there.",
                  "The pull by logit vanishes where p is near 0 or 1, also where it is wrong.",
                  "Per class: the mean over the pixels of the channel."};
    loss.target = TargetRule::LabelsOrSoft;
    loss.curve = CurveRule::OfOnePixel;
    build::attach<AbsoluteError>(loss);
    addPixelMeanConventions(loss, PixelMean::OverPixelsAndChannels);
    return loss;
}

}  // namespace lossglass::losses
