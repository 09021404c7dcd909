// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/hardest_pixels.h"
#include "losslib/loss/build.h"

#include <algorithm>
#include <cmath>

namespace lossglass::losses {

namespace {

struct TopK {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                                     const Wanted& wanted) {
        Output<Real> out(work, wanted);
        const auto valid = static_cast<double>(work.counts().valid);
        const double count = std::max(1.0, std::floor(values.real("k") * valid / 100));
        const auto sums = addHardestPixels(work, static_cast<std::int64_t>(count), out);
        out.result().perClass = meansPerLabel(sums, work.counts().perLabel);
        return out.take();
    }
};

}  // namespace

Loss topk_ce() {
    Loss loss;
    loss.id = "topk_ce";
    loss.name = "Top-k cross-entropy";
    loss.place = 16;
    loss.family = Family::Ranked;
    loss.formula =
        R"(L = \frac1n\sum_{i\in\mathrm{top}\,n} -\ln p_{t,i},\quad n = \max\left(1,\lfloor kN/100\rfloor\right))";
    loss.formulaNote = "The n pixels with the largest cross-entropy; all others have no pull.";
    loss.references = {
        {"Wu, Shen, van den Hengel: Bridging category-level and instance-level "
         "semantic image segmentation, 2016",
         "https://arxiv.org/abs/1605.06885"}};
    loss.parameters = {build::real({"k", "k", "Share of pixels in percent",
                                    "100 = cross-entropy. Lower: only the worst pixels count."},
                                   {0, 100, 1, 100, 1}, 10.0)};
    loss.notes = {"k = 100: unweighted cross-entropy.", "At least one pixel always counts.",
                  "Per class: the mean cross-entropy of all pixels of the label."};
    build::attach<TopK>(loss);
    return loss;
}

}  // namespace lossglass::losses
