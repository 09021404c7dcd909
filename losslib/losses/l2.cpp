// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/channel_pass.h"
#include "losslib/kernels/overlap.h"
#include "losslib/loss/build.h"
#include "losslib/loss/pixel_mean_conventions.h"

namespace lossglass::losses {

namespace {

struct SquaredError {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues&,
                                     const Wanted& wanted) {
        Output<Real> out(work, wanted);
        const auto all = regionChannels(work.channels(), true);
        std::vector<double> squares;
        for (const int c : all) {
            const ClassSums& sums = channelSums(work, c);
            squares.push_back(sums.missSquared + sums.falseSquared);
        }
        addChannelMean(
            work, all, squares, {},
            [](int) {
                return [](const ChannelPixel<Real>& x) {
                    return ChannelSlope<Real>{x.error * x.error, Real(-2) * x.error};
                };
            },
            out);
        return out.take();
    }
};

}  // namespace

Loss l2() {
    Loss loss;
    loss.id = "l2";
    loss.name = "L2 (squared error, Brier)";
    loss.place = 25;
    loss.family = Family::Pointwise;
    loss.formula = R"(L = \frac{1}{NC}\sum_{ic}(p_{ic}-y_{ic})^2)";
    loss.formulaNote = "Mean over pixels and channels.";
    loss.references = {
        {"Brier: Verification of forecasts expressed in terms of probability, "
         "Monthly Weather Review 1950 (squared error)",
         "https://doi.org/10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2"}};
    loss.notes = {"The Brier score divided by the number of channels.",
                  "The pull by logit vanishes where p is near 0 or 1, also where it is wrong.",
                  "Per class: the mean over the pixels of the channel."};
    loss.target = TargetRule::LabelsOrSoft;
    loss.curve = CurveRule::OfOnePixel;
    build::attach<SquaredError>(loss);
    addPixelMeanConventions(loss, PixelMean::OverPixelsAndChannels);
    return loss;
}

}  // namespace lossglass::losses
