// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/channel_pass.h"
#include "losslib/kernels/scene_distances.h"
#include "losslib/loss/build.h"
#include "losslib/loss/pixel_mean_conventions.h"

namespace lossglass::losses {

namespace {

struct Boundary {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                                     const Wanted& wanted) {
        const auto region = regionChannels(work.channels(), values.flag("include_background"));
        const TargetSquares<Real> squares(work, region);
        Output<Real> out(work, wanted);
        addChannelMean(
            work, region, squares.serials(),
            [&](const Tile& tile) {
                return [maps = squares.at(tile)](int c) {
                    return [map = maps.row(c), begin = maps.begin](const ChannelPixel<Real>& x) {
                        const Real d = levelOf(map[x.pixel - begin]);
                        return ChannelSlope<Real>{d * x.p, d};
                    };
                };
            },
            out);
        return out.take();
    }
};

}  // namespace

Loss boundary() {
    Loss loss;
    loss.id = "boundary";
    loss.name = "Boundary";
    loss.place = 26;
    loss.family = Family::Distance;
    loss.formula = R"(L = \frac{1}{|R|\,N}\sum_{c\in R}\sum_i \phi_{ic}\,p_{ic})";
    loss.formulaNote = "φ: distance to the boundary of the target, negative inside.";
    loss.references = {
        {"Kervadec et al.: Boundary loss for highly unbalanced segmentation, MIDL "
         "2019 and Medical Image Analysis 2021",
         "https://doi.org/10.1016/j.media.2020.101851"}};
    loss.parameters = {build::includeBackground(false)};
    loss.notes = {"Negative where the prediction covers the target.",
                  "A class that is absent or fills the picture has no boundary: its map is 0.",
                  "Ignored pixels count as background when the map is made."};
    build::attach<Boundary>(loss);
    addPixelMeanConventions(loss, PixelMean::OverPixelsOnly);
    return loss;
}

}  // namespace lossglass::losses
