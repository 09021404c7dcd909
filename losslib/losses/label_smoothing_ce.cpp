// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/log_target_pass.h"
#include "losslib/kernels/true_label_pass.h"
#include "losslib/loss/build.h"
#include "losslib/loss/class_weights.h"
#include "losslib/loss/pixel_mean_conventions.h"

namespace lossglass::losses {

namespace {

struct LabelSmoothing {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                                     const Wanted& wanted) {
        Output<Real> out(work, wanted);
        auto& result = out.result();
        const LabelCounts& counts = work.counts();
        const double epsilon = values.real("epsilon");
        const auto labels = static_cast<double>(work.labelCount());
        const auto weights = resolveWeights(values, "weights", counts);
        if (auto note = weightsNote(values, "weights", counts); !note.empty())
            result.notes.push_back(std::move(note));
        const double total = weightedSum(weights, counts.perLabel);
        if (total == 0) {
            result.undefined = "the weights of all classes present are 0";
            return out.take();
        }
        LogTargetWeights share;
        for (const double w : weights) {
            share.perTarget.push_back((1 - epsilon) * w / total);
            share.everywhere.push_back(epsilon * w / (labels * total));
        }
        const LogTargetSums sums = logTargetPass(work, share, out);
        result.value = sums.value;
        // A share of 0 silences an infinite sum.
        const auto part = [](double factor, double sum) {
            return factor == 0 ? 0.0 : factor * sum;
        };
        std::vector<double> pixelSums;
        for (std::size_t l = 0; l < weights.size(); ++l)
            pixelSums.push_back(part(1 - epsilon, sums.targetLogs[l]) +
                                part(epsilon / labels, sums.allLogs[l]));
        if (!work.scene().hasSoftTarget())
            result.perClass = meansPerLabel(pixelSums, counts.perLabel);
        return out.take();
    }
};

}  // namespace

Loss label_smoothing_ce() {
    Loss loss;
    loss.id = "label_smoothing_ce";
    loss.name = "Label smoothing";
    loss.place = 17;
    loss.family = Family::Pointwise;
    loss.formula =
        R"(L = \frac{1-\epsilon}{W}\sum_i w_{y_i}(-\ln p_{t,i}) + \frac{\epsilon}{KW}\sum_i\sum_l w_l(-\ln p_{il}))";
    loss.formulaNote = "W: sum of the weights of the pixels. K: number of labels.";
    loss.references = {{"Szegedy et al.: Rethinking the Inception architecture, CVPR 2016",
                        "https://doi.org/10.1109/CVPR.2016.308"}};
    loss.parameters = {build::real({"epsilon", "ε", "Share spread over all classes",
                                    "0 = cross-entropy. Higher: sure pixels are pulled back."},
                                   {0, 1, 0, 0.5, 0.01}, 0.1),
                       build::classWeights()};
    loss.notes = {"One channel has the labels 1 − p and p: the target becomes y (1 − ε) + ε / 2.",
                  "Any p of exactly 0 makes it infinite.",
                  "Per class: the unweighted mean over the pixels of the label."};
    loss.target = TargetRule::LabelsOrSoft;
    loss.curve = CurveRule::OfOnePixel;
    build::attach<LabelSmoothing>(loss);
    addPixelMeanConventions(loss, PixelMean::OverPixels);
    return loss;
}

}  // namespace lossglass::losses
