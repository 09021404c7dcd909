// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/terms.h"
#include "losslib/loss/build.h"
#include "losslib/loss/overlap_conventions.h"
#include "losslib/loss/tversky_weights.h"

namespace lossglass::losses {

namespace {

struct FocalTversky {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                                     const Wanted& wanted) {
        Output<Real> out(work, wanted);
        const double alpha = values.real("alpha");
        const double beta = values.number("beta").value_or(1 - alpha);
        const double s = values.real("smooth"), gamma = values.real("gamma");
        RegionConventions rule = tverskyRule(alpha, beta, s);
        rule.exponent = gamma;
        if (const auto other = overlapByConventions(work, values, rule)) {
            addOverlapReading(work, 1.0, *other, out);
            return out.take();
        }
        const auto region = regionChannels(work.channels(), values.flag("include_background"));
        const std::vector<double> ones(static_cast<std::size_t>(work.channels()), 1.0);
        const auto term = regionTerm(
            work, region, ones, static_cast<double>(region.size()),
            [=](const ClassSums& sums) { return tverskyIndex(sums, alpha, beta, s); },
            [=](const OverlapIndex& overlap) { return powerOf(overlap, gamma); });
        addRegionTerm(work, 1.0, term, out);
        out.result().perClass = term.perClass;
        return out.take();
    }
};

}  // namespace

Loss focal_tversky() {
    Loss loss;
    loss.id = "focal_tversky";
    loss.name = "Focal Tversky";
    loss.place = 12;
    loss.family = Family::Overlap;
    loss.formula = R"(L = \frac{1}{|R|}\sum_{c\in R}(1-T_c)^{\gamma})";
    loss.formulaNote = "T: Tversky index of a class; R: the classes that count.";
    loss.references = {
        {"Abraham, Khan: A novel focal Tversky loss function with improved attention "
         "U-Net for lesion segmentation, ISBI 2019 (which writes the exponent 1/γ)",
         "https://doi.org/10.1109/ISBI.2019.8759329"}};
    loss.parameters = {build::falseNegativeWeight(0.7), build::falsePositiveWeight(),
                       build::real({"gamma", "γ", "Exponent of the loss",
                                    "Below 1: classes that are nearly right pull more."},
                                   {0, 1000, 0.25, 3, 0.05}, 0.75),
                       build::smooth(1.0), build::includeBackground(true)};
    addOverlapConventions(loss, tverskyRule(1, 1, 1), {.classWeights = false, .returned = false});
    loss.notes = {"The paper's γ' = 4/3 is γ = 1/γ' = 0.75 here.", "γ = 1: Tversky.",
                  "With γ < 1 the slope grows without bound towards a perfect class; at exactly 0 "
                  "it is given as 0."};
    loss.target = TargetRule::LabelsOrSoft;
    build::attach<FocalTversky>(loss);
    return loss;
}

}  // namespace lossglass::losses
