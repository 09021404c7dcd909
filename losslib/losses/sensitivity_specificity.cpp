// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/overlap.h"
#include "losslib/loss/build.h"
#include "losslib/loss/sample_pooling.h"

namespace lossglass::losses {

namespace {

struct SensitivitySpecificity {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                                     const Wanted& wanted) {
        Output<Real> out(work, wanted);
        auto& result = out.result();
        const double r = values.real("r");
        const auto region = regionChannels(work.channels(), values.flag("include_background"));
        const auto channels = static_cast<std::size_t>(work.channels());
        const bool together = poolsAll(values);
        const ClassSums pooled = sumsOver(work, region);
        const double share = together ? 1.0 : 1 / static_cast<double>(region.size());
        std::vector<double> onFactor(channels), offFactor(channels);
        result.perClass = PerClassValues(channels);
        for (const int c : region) {
            const auto k = static_cast<std::size_t>(c);
            const ClassSums& sums = channelSums(work, c);
            const ClassSums& size = together ? pooled : sums;
            if (size.positives() > 0) onFactor[k] = r / size.positives();
            if (size.negatives() > 0) offFactor[k] = (1 - r) / size.negatives();
            const double value = onFactor[k] * sums.missSquared + offFactor[k] * sums.falseSquared;
            (*result.perClass)[k] = value;
            result.value += share * value;
        }
        if (together) result.perClass.reset();
        if (!out.wantsGradient()) return out.take();
        PassKey factors = onFactor;
        factors.insert(factors.end(), offFactor.begin(), offFactor.end());
        channelPass<ChannelTotals::Known>(
            work, regionFactors(work.channels(), region, share), factors,
            [&](int c) {
                const auto k = static_cast<std::size_t>(c);
                const auto on = static_cast<Real>(onFactor[k]);
                const auto off = static_cast<Real>(offFactor[k]);
                return [=](const ChannelPixel<Real>& x) {
                    const Real weight = on * x.t + off * (Real(1) - x.t);
                    return ChannelSlope<Real>{weight * x.error * x.error,
                                              Real(-2) * weight * x.error};
                };
            },
            out);
        return out.take();
    }
};

}  // namespace

Loss sensitivity_specificity() {
    Loss loss;
    loss.id = "sensitivity_specificity";
    loss.name = "Sensitivity-specificity";
    loss.place = 22;
    loss.family = Family::Overlap;
    loss.formula =
        R"(L = \frac{1}{|R|}\sum_{c\in R}\left[r\frac{\sum_i(y-p)^2y}{\sum_i y}+(1-r)\frac{\sum_i(y-p)^2(1-y)}{\sum_i(1-y)}\right])";
    loss.formulaNote = "The first part is the error on the class, the second that off it.";
    loss.references = {
        {"Brosch et al.: Deep convolutional encoder networks for multiple sclerosis "
         "lesion segmentation, MICCAI 2015",
         "https://doi.org/10.1007/978-3-319-24574-4_1"}};
    loss.parameters = {build::real({"r", "r", "Weight of sensitivity",
                                    "Higher: missed pixels cost more than false alarms."},
                                   build::unitRange(), 0.05),
                       build::includeBackground(true)};
    loss.notes = {"A part without pixels is 0.", "One channel: the foreground only."};
    loss.target = TargetRule::LabelsOrSoft;
    build::attach<SensitivitySpecificity>(loss);
    return loss;
}

}  // namespace lossglass::losses
