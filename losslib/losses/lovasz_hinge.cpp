// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/lovasz.h"
#include "losslib/kernels/output.h"
#include "losslib/kernels/pixel_places.h"
#include "losslib/loss/build.h"

namespace lossglass::losses {

namespace {

struct LovaszHinge {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues&,
                                     const Wanted& wanted) {
        Output<Real> out(work, wanted);
        auto& result = out.result();
        if (const PixelOrder::Places places = pixelPlaces(work)) {
            result.value = hingeByPlaces(work, *places, out);
            result.perClass = PerClassValues{result.value};
            return out.take();
        }
        Real* slopes = slopesInPlace(out);
        result.value = lovaszHinge(work, slopes);
        result.perClass = PerClassValues{result.value};
        if (Real* byProbability = out.probabilityGradient(0))
            out.pass([&](const Tile& tile) {
                for (std::int64_t i = tile.begin; i < tile.begin + tile.count; ++i)
                    byProbability[i] =
                        slopes[i] == Real(0) ? Real(0) : slopes[i] / (work.p(0)[i] * work.q()[i]);
            });
        return out.take();
    }
};

}  // namespace

Loss lovasz_hinge() {
    Loss loss;
    loss.id = "lovasz_hinge";
    loss.name = "Lovász hinge";
    loss.place = 13;
    loss.family = Family::Ranked;
    loss.formula = R"(L = \sum_k \max(0, m_{(k)})\,g_k,\quad m_i = 1 - z_i\,(2y_i-1))";
    loss.formulaNote =
        "z: logit. m sorted from the largest error down; g: growth of the Jaccard "
        "loss.";
    loss.references = {{"Yu, Blaschko: The Lovász hinge, TPAMI 2018",
                        "https://doi.org/10.1109/TPAMI.2018.2883039"}};
    loss.notes = {"Works on the logits: a pixel beyond the margin of 1 has no loss.",
                  "Where two errors are equal the gradient is one of several.",
                  "Gradient by probability: that by logit over p (1 − p)."};
    loss.channels = ChannelRule::BinaryOnly;
    build::attach<LovaszHinge>(loss);
    return loss;
}

}  // namespace lossglass::losses
