// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/channel_pass.h"
#include "losslib/kernels/powered_distances.h"
#include "losslib/loss/build.h"
#include "losslib/loss/pixel_mean_conventions.h"

namespace lossglass::losses {

namespace {

struct HausdorffDistance {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                                     const Wanted& wanted) {
        const auto region = regionChannels(work.channels(), values.flag("include_background"));
        PoweredDistances<Real> distances(work, region, values.real("alpha"));
        const bool inPlace = Output<Real>::beginsDirect(work, wanted);
        // Before there is a gradient: making them takes memory of its own.
        if (!inPlace) distances.keepPredictions();
        Output<Real> out(work, wanted);
        if (inPlace) distances.putPredictions(out);
        addChannelMean(
            work, region, keyOfNoOther(),
            [&](const Tile& tile) {
                return [maps = distances.at(tile)](int c) {
                    return [map = maps.row(c), begin = maps.begin](const ChannelPixel<Real>& x) {
                        const Real d = map[x.pixel - begin];
                        return ChannelSlope<Real>{d * x.error * x.error, Real(-2) * d * x.error};
                    };
                };
            },
            out);
        return out.take();
    }
};

}  // namespace

Loss hausdorff_dt() {
    Loss loss;
    loss.id = "hausdorff_dt";
    loss.name = "Hausdorff distance transform";
    loss.place = 27;
    loss.family = Family::Distance;
    loss.formula =
        R"(L = \frac{1}{|R|\,N}\sum_{c\in R}\sum_i (p_{ic}-y_{ic})^2\left(d_{p,ic}^{\alpha}+d_{y,ic}^{\alpha}\right))";
    loss.formulaNote =
        "d: distance to the other side of the thresholded prediction (p > 0.5) and "
        "of the target.";
    loss.references = {
        {"Karimi, Salcudean: Reducing the Hausdorff distance in medical image "
         "segmentation, IEEE TMI 2020",
         "https://doi.org/10.1109/TMI.2019.2930068"}};
    loss.parameters = {build::real({"alpha", "α", "Exponent of the distance",
                                    "Higher: errors far from the boundary cost more."},
                                   {0, 20, 0.5, 4, 0.1}, 2.0),
                       build::includeBackground(false)};
    loss.notes = {"The distances are constants for the gradient; they jump where a p crosses 0.5.",
                  "A side without pixels has the map 0."};
    build::attach<HausdorffDistance>(loss);
    addPixelMeanConventions(loss, PixelMean::OverPixelsOnly);
    return loss;
}

}  // namespace lossglass::losses
