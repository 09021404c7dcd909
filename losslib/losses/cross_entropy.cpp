// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/log_target_pass.h"
#include "losslib/kernels/pixel_terms.h"
#include "losslib/kernels/true_label_pass.h"
#include "losslib/loss/build.h"
#include "losslib/loss/class_weights.h"
#include "losslib/loss/pixel_mean_conventions.h"

namespace lossglass::losses {

namespace {

struct CrossEntropy {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                                     const Wanted& wanted) {
        Output<Real> out(work, wanted);
        auto& result = out.result();
        const LabelCounts& counts = work.counts();
        std::vector<double> weights = resolveWeights(values, "weights", counts);
        if (auto note = weightsNote(values, "weights", counts); !note.empty())
            result.notes.push_back(std::move(note));
        const double total = weightedSum(weights, counts.perLabel);
        if (total == 0) {
            result.undefined = "the weights of all classes present are 0";
            return out.take();
        }
        for (double& w : weights)
            w /= total;
        if (work.scene().hasSoftTarget()) {
            const std::vector<double> none(weights.size());
            const auto sums = logTargetPass(work, {weights, none}, out);
            result.value = sums.value;
            return out.take();
        }
        const auto sums = trueLabelPass(work, weights, MinusLog{}, out);
        result.value = weightedSum(weights, sums);
        result.perClass = meansPerLabel(sums, counts.perLabel);
        return out.take();
    }
};

}  // namespace

Loss cross_entropy() {
    Loss loss;
    loss.id = "cross_entropy";
    loss.name = "Cross-entropy";
    loss.place = 1;
    loss.family = Family::Pointwise;
    loss.formula = R"(L = \frac{\sum_i w_{y_i}\,(-\ln p_{t,i})}{\sum_i w_{y_i}})";
    loss.formulaNote = "pₜ: probability of the true class. w: weight of that class.";
    loss.references = {
        {"Ronneberger, Fischer, Brox: U-Net, MICCAI 2015 (weighted pixel-wise "
         "cross-entropy)",
         "https://doi.org/10.1007/978-3-319-24574-4_28"}};
    loss.parameters = {build::classWeights()};
    loss.notes = {
        "The mean is weighted: it divides by the sum of the weights of the pixels, not by "
        "their number.",
        "p = 0 for the true class makes it infinite; nothing is clamped.",
        "Soft targets t: sum of w t (-ln p) over the classes, divided by the sum of w t.",
        "Per class: the unweighted mean over the pixels of that label."};
    loss.target = TargetRule::LabelsOrSoft;
    loss.curve = CurveRule::OfOnePixel;
    build::attach<CrossEntropy>(loss);
    addPixelMeanConventions(loss, PixelMean::OverPixels);
    return loss;
}

}  // namespace lossglass::losses
