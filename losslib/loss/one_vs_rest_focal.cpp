// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/one_vs_rest_focal.h"

#include "losslib/conventions/pixel_loss.h"
#include "losslib/kernels/output.h"
#include "losslib/loss/build.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace lossglass {

namespace {

PixelConventions conventionsOf(const ParameterValues& values) {
    PixelConventions rule;
    rule.gamma = values.real("gamma");
    rule.focus = FocusForm::Separate;
    rule.divisor = PixelDivisor::Nothing;
    if (values.number("alpha"))
        rule.alpha = *values.number("alpha");
    else
        rule.classAlpha = values.list("alpha");
    return rule;
}

template <class Real>
ConventionMaps logitsOf(const Workspace<Real>& work) {
    ConventionMaps maps;
    maps.samples = 1;
    maps.channels = work.channels();
    maps.pixels = work.pixels();
    const auto& logits = work.scene().logits();
    maps.p.assign(logits.data(), logits.data() + logits.size());
    maps.t.assign(maps.p.size(), 0.0);
    maps.valid.assign(static_cast<std::size_t>(maps.pixels), 1.0);
    for (std::int64_t i = 0; i < maps.pixels; ++i) {
        const std::uint8_t label = work.labels()[i];
        if (label == kIgnored)
            maps.valid[static_cast<std::size_t>(i)] = 0;
        else
            maps.t[static_cast<std::size_t>(maps.plane(0, label) + i)] = 1;
    }
    return maps;
}

/// ds/dz, with all digits on either side.
double sigmoidSlope(double z) {
    const double e = std::exp(-std::abs(z));
    return e / ((1 + e) * (1 + e));
}

/// Value, per class and pixel losses from the losses of the elements.
template <class Real>
void addElements(const Workspace<Real>& work, const std::vector<double>& elements,
                 Output<Real>& out) {
    const auto pixels = static_cast<std::size_t>(work.pixels());
    std::vector<double> perLabel(static_cast<std::size_t>(work.labelCount()), 0.0);
    for (std::size_t i = 0; i < pixels; ++i) {
        if (work.labels()[i] == kIgnored) continue;
        double loss = 0;
        for (std::size_t k = i; k < elements.size(); k += pixels)
            loss += elements[k];
        perLabel[work.labels()[i]] += loss;
        if (Real* pixel = out.pixelLoss()) pixel[i] = static_cast<Real>(loss);
    }
    auto& result = out.result();
    for (const double sum : perLabel)
        result.value += sum / static_cast<double>(work.counts().valid);
    result.perClass = meansPerLabel(perLabel, work.counts().perLabel);
}

}  // namespace

void addFocalForm(Loss& loss) {
    Parameter parameter = build::choice(
        {"form", "", "Probability of a class",
         "One against the rest: each class by a sigmoid of its own, the losses added up."},
        {{"softmax", "softmax of all classes"}, {"one_vs_rest", "one against the rest"}});
    parameter.convention = true;
    loss.parameters.push_back(std::move(parameter));
}

bool isOneVsRest(const ParameterValues& values, int channels) {
    return channels > 1 && values.isWord("form", "one_vs_rest");
}

template <class Real>
Evaluation<Real> oneVsRestFocal(const Workspace<Real>& work, const ParameterValues& values,
                                const Wanted& wanted) {
    Output<Real> out(work, wanted);
    out.settle();
    const std::vector<double> alpha = values.list("alpha");
    if (std::any_of(alpha.begin(), alpha.end(), [](double a) { return a > 1; })) {
        out.result().undefined =
            "one against the rest takes weights of at most 1: the rest gets 1 minus the weight";
        return out.take();
    }
    const ConventionMaps maps = logitsOf(work);
    const ConventionReading found = binaryLoss(maps, BinaryForm::Focal, conventionsOf(values));
    addElements(work, found.parts, out);
    // The reading is of the mean over pixels x channels, ignored ones too.
    const double toMean =
        static_cast<double>(maps.p.size()) / static_cast<double>(work.counts().valid);
    const auto pixels = static_cast<std::size_t>(maps.pixels);
    for (int c = 0; c < work.channels(); ++c)
        for (std::size_t i = 0; i < pixels; ++i) {
            const std::size_t k = static_cast<std::size_t>(c) * pixels + i;
            const double slope = toMean * found.inputGradient[k];
            if (Real* g = out.logitGradient(c)) g[i] = static_cast<Real>(slope);
            if (Real* g = out.probabilityGradient(c))
                g[i] = slope == 0 ? Real(0) : static_cast<Real>(slope / sigmoidSlope(maps.p[k]));
        }
    out.result().notes.push_back(
        "one against the rest: the derivative by probability is by each class's sigmoid");
    return out.take();
}

template Evaluation<float> oneVsRestFocal(const Workspace<float>&, const ParameterValues&,
                                          const Wanted&);
template Evaluation<double> oneVsRestFocal(const Workspace<double>&, const ParameterValues&,
                                           const Wanted&);

}  // namespace lossglass
