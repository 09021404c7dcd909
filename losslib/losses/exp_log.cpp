// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/pixel_terms.h"
#include "losslib/kernels/terms.h"
#include "losslib/loss/build.h"
#include "losslib/loss/class_weights.h"
#include "losslib/loss/overlap_conventions.h"
#include "losslib/loss/pixel_mean_conventions.h"

#include <cmath>

namespace lossglass::losses {

namespace {

/// (-ln D)^gamma and its derivative by 1 - D. -ln D from 1 - D where D is near 1.
ValueAndSlope logPower(const OverlapIndex& overlap, double gamma) {
    const double u =
        overlap.oneMinus < 0.5 ? -std::log1p(-overlap.oneMinus) : -std::log(overlap.index);
    if (u <= 0) return {0, 0};
    return {std::pow(u, gamma), gamma * std::pow(u, gamma - 1) / overlap.index};
}

/// sqrt(sum f / f_l), or the list given, or ones.
std::vector<double> labelWeights(const LabelCounts& counts, const ParameterValues& values) {
    if (!values.isWord("weights", "auto")) return resolveWeights(values, "weights", counts);
    std::vector<double> weights;
    const auto total = static_cast<double>(counts.valid);
    for (const double n : counts.perLabel)
        weights.push_back(n > 0 ? std::sqrt(total / n) : 0);
    return weights;
}

struct ExponentialLogarithmic {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                                     const Wanted& wanted) {
        Output<Real> out(work, wanted);
        const double s = values.real("smooth"), gammaDice = values.real("gamma_dice");
        const double mean = pixelMeanFactor(work, values, PixelMean::OverPixels);
        const double overlapShare = values.real("w_dice");
        const auto addLogPower = [&](const std::vector<OverlapSlope>& slopes) {
            addPixelMean(work, values.real("w_cross") * mean, labelWeights(work.counts(), values),
                         LogPowerTerm{values.real("gamma_cross")}, out, slopes);
        };
        RegionConventions rule = diceRule(s, 1);
        rule.returned = Returned::MinusLogScore;
        rule.exponent = gammaDice;
        if (const auto other = overlapByConventions(work, values, rule)) {
            addLogPower({});
            addOverlapReading(work, overlapShare, *other, out);
            return out.take();
        }
        const auto region = regionChannels(work.channels(), values.flag("include_background"));
        const std::vector<double> ones(static_cast<std::size_t>(work.channels()), 1.0);
        const auto term = regionTerm(
            work, region, ones, static_cast<double>(region.size()),
            [=](const ClassSums& sums) { return diceIndex(sums, s, DicePower::Plain); },
            [=](const OverlapIndex& overlap) { return logPower(overlap, gammaDice); });
        addLogPower(slopesOf(overlapShare, term));
        out.result().value += overlapShare * term.value;
        out.result().perClass = term.perClass;
        return out.take();
    }
};

Parameter labelWeightsParameter() {
    Parameter parameter = build::classWeights();
    parameter.defaultValue = std::string("auto");
    parameter.words = {{"auto", "automatic", "w = √(N / N_c)"}, {"none", "not weighted", ""}};
    return parameter;
}

}  // namespace

Loss exp_log() {
    Loss loss;
    loss.id = "exp_log";
    loss.name = "Exponential-logarithmic";
    loss.place = 9;
    loss.family = Family::Compound;
    loss.formula =
        R"(L = \frac{w_D}{|R|}\sum_{c\in R}(-\ln D_c)^{\gamma_D} + \frac{w_X}{N}\sum_i w_{y_i}(-\ln p_{t,i})^{\gamma_X})";
    loss.formulaNote = "D: Dice index of a class. w: weight of a label.";
    loss.references = {
        {"Wong, Moradi, Tang, Syeda-Mahmood: 3D segmentation with exponential "
         "logarithmic loss for highly unbalanced object sizes, MICCAI 2018 (weights "
         "from the training set)",
         "https://doi.org/10.1007/978-3-030-00931-1_70"}};
    const build::Range exponent{0.01, 100, 0.1, 2, 0.05};
    loss.parameters = {
        build::real({"w_dice", "w_D", "Share of the Dice part", "0 = cross-entropy part alone."},
                    build::positiveRange(2), 0.8),
        build::real({"w_cross", "w_X", "Share of the cross-entropy part", "0 = Dice part alone."},
                    build::positiveRange(2), 0.2),
        build::real({"gamma_dice", "γ_D", "Exponent of the Dice part",
                     "Below 1: classes that are nearly right pull more."},
                    exponent, 0.3),
        build::real({"gamma_cross", "γ_X", "Exponent of the cross-entropy part",
                     "Below 1: pixels that are nearly right pull more."},
                    exponent, 0.3),
        build::smooth(1.0),
        labelWeightsParameter(),
        build::includeBackground(true)};
    addOverlapConventions(loss, diceRule(1, 1), {.classWeights = false, .returned = false});
    addPixelMeanParameters(loss, PixelMean::OverPixels);
    loss.notes = {"Automatic weights come from this picture's label counts: √(N / N_c).",
                  "With an exponent below 1 the slope grows without bound towards a perfect pixel; "
                  "by logit it stays finite.",
                  "Per class: the Dice part. An index of 0 makes it infinite."};
    build::attach<ExponentialLogarithmic>(loss);
    return loss;
}

}  // namespace lossglass::losses
