// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/lovasz.h"
#include "losslib/kernels/pixel_places.h"
#include "losslib/loss/build.h"
#include "losslib/loss/sample_pooling.h"

namespace lossglass::losses {

namespace {

struct LovaszSoftmax {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                                     const Wanted& wanted) {
        Output<Real> out(work, wanted);
        auto& result = out.result();
        const bool presentOnly = values.word("classes") == "present";
        const auto channels = static_cast<std::size_t>(work.channels());
        std::vector<int> taken;
        for (int c = 0; c < work.channels(); ++c) {
            const std::size_t label = channels == 1 ? 1 : static_cast<std::size_t>(c);
            if (!presentOnly || work.counts().perLabel[label] > 0) taken.push_back(c);
        }
        const bool together = poolsAll(values);
        if (!together) result.perClass = PerClassValues(channels);
        if (taken.empty()) {
            result.notes.push_back("no class is present, so the value is 0");
            return out.take();
        }
        // Of one channel there is but one set of pixels.
        if (const PixelOrder::Places places = pixelPlaces(work)) {
            result.value = lovaszByPlaces(work, *places, out);
            if (!together) result.perClass->front() = result.value;
            return out.take();
        }
        Real* slopes = slopesInPlace(out);
        if (together) {
            result.value = lovaszTogether(work, taken, slopes);
            pullBackInPlace(work, out);
            return out.take();
        }
        const double share = 1 / static_cast<double>(taken.size());
        for (const int c : taken) {
            const double value = lovaszChannel(work, c, share, slopes);
            (*result.perClass)[static_cast<std::size_t>(c)] = value;
            result.value += share * value;
        }
        pullBackInPlace(work, out);
        return out.take();
    }
};

}  // namespace

Loss lovasz_softmax() {
    Loss loss;
    loss.id = "lovasz_softmax";
    loss.name = "Lovász";
    loss.place = 10;
    loss.family = Family::Ranked;
    loss.formula =
        R"(L = \frac{1}{|C|}\sum_{c\in C}\sum_k m_{(k)}\,g_k,\quad m_{ic}=|y_{ic}-p_{ic}|)";
    loss.formulaNote =
        "m sorted from the largest error down; g: growth of the Jaccard loss as the "
        "worst k pixels count as wrong.";
    loss.references = {{"Berman, Rannen Triki, Blaschko: The Lovász-Softmax loss, CVPR 2018",
                        "https://doi.org/10.1109/CVPR.2018.00464"}};
    loss.parameters = {
        build::choice({"classes", "", "Classes", "Which classes the mean is over."},
                      {{"present", "those in the target"}, {"all", "all, absent ones too"}})};
    loss.notes = {"One channel: the foreground only.",
                  "An absent class that counts gives its largest p.",
                  "Where two errors are equal the gradient is one of several."};
    build::attach<LovaszSoftmax>(loss);
    return loss;
}

}  // namespace lossglass::losses
