// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/terms.h"
#include "losslib/loss/build.h"
#include "losslib/loss/sample_pooling.h"

#include <cmath>

namespace lossglass::losses {

namespace {

/// The coefficient of one class, as an index whose 1 - index is the loss.
OverlapIndex correlation(const ClassSums& s) {
    const double a = s.tp + s.fp, b = s.tp + s.fn, c = s.tn + s.fp, d = s.tn + s.fn;
    const double root = std::sqrt(a) * std::sqrt(b) * std::sqrt(c) * std::sqrt(d);
    if (!(root > 0)) return {};
    const double m = (s.tp * s.tn - s.fp * s.fn) / root;
    // With t = 1 a step of p moves TP up and FN down, with t = 0 FP up and TN down: both change
    // the predicted amounts a and d, and the numerator by c or by -b.
    const double common = m / 2 * (1 / a - 1 / d);
    return {m, 1 - m, {c / root - common, -b / root - common, 0}};
}

/// One coefficient of all classes together.
template <class Real>
RegionTerm pooledTerm(const Workspace<Real>& work, const std::vector<int>& region) {
    const OverlapIndex index = correlation(sumsOver(work, region));
    RegionTerm term;
    term.value = index.oneMinus;
    term.slopes.resize(static_cast<std::size_t>(work.channels()));
    for (const int c : region)
        term.slopes[static_cast<std::size_t>(c)] = index.slope.scaled(-1);
    return term;
}

struct Matthews {
    template <class Real>
    static Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                                     const Wanted& wanted) {
        Output<Real> out(work, wanted);
        const auto region = regionChannels(work.channels(), values.flag("include_background"));
        const bool together = poolsAll(values);
        const auto term =
            together ? pooledTerm(work, region) : meanRegionTerm(work, region, correlation);
        addRegionTerm(work, 1.0, term, out);
        if (!together) out.result().perClass = term.perClass;
        return out.take();
    }
};

}  // namespace

Loss mcc() {
    Loss loss;
    loss.id = "mcc";
    loss.name = "Matthews correlation";
    loss.place = 23;
    loss.family = Family::Overlap;
    loss.formula =
        R"(L = \frac{1}{|R|}\sum_{c\in R}\left[1-\frac{\mathrm{TP}\,\mathrm{TN}-\mathrm{FP}\,\mathrm{FN}}{\sqrt{(\mathrm{TP}+\mathrm{FP})(\mathrm{TP}+\mathrm{FN})(\mathrm{TN}+\mathrm{FP})(\mathrm{TN}+\mathrm{FN})}}\right])";
    loss.formulaNote =
        "TP, FP, FN, TN: sums of p and 1 − p. 0 = perfect, 1 = no relation, 2 = "
        "reversed.";
    loss.references = {{"Abhishek, Hamarneh: Matthews correlation coefficient loss, ISBI 2021",
                        "https://doi.org/10.1109/ISBI48211.2021.9433782"}};
    loss.parameters = {build::includeBackground(true)};
    loss.notes = {
        "A class that is absent or fills the picture has no coefficient: its loss is 1 "
        "and it has no pull."};
    loss.target = TargetRule::LabelsOrSoft;
    build::attach<Matthews>(loss);
    return loss;
}

}  // namespace lossglass::losses
