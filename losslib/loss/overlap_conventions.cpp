// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/overlap_conventions.h"

#include "losslib/conventions/region_loss.h"
#include "losslib/kernels/pull_back.h"
#include "losslib/kernels/terms.h"
#include "losslib/loss/class_weights.h"
#include "losslib/loss/sample_pooling.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <limits>

namespace lossglass {

namespace {

bool says(const ParameterValues& values, const char* id, std::string_view word) {
    return values.has(id) && values.isWord(id, word);
}

/// The canonical rule with what the parameters change.
RegionConventions chosen(const ParameterValues& values, RegionConventions rule) {
    if (values.has("smooth_form")) rule.factor = says(values, "smooth_form", "dice") ? 2 : 1;
    if (values.has("smooth_dr"))
        rule.smoothDenominator = values.number("smooth_dr").value_or(rule.smoothDenominator);
    if (values.has("floor") && values.real("floor") > 0)
        rule.denominatorFloor = values.real("floor");
    if (says(values, "power", "2")) rule.power = 2;
    if (says(values, "overlap", "l1")) rule.overlap = Overlap::L1;
    if (says(values, "overlap", "squared_maps")) rule.overlap = Overlap::SquaredMaps;
    const bool isMacro = rule.classes == ClassPooling::Macro;
    if (isMacro && (says(values, "averaging", "micro") || poolsAll(values)))
        rule.classes = ClassPooling::Micro;
    if (says(values, "absent_class", "skipped")) rule.absent = AbsentClass::Skipped;
    if (says(values, "absent_class", "zero")) rule.absent = AbsentClass::Zero;
    if (says(values, "absent_class", "one")) rule.absent = AbsentClass::One;
    if (says(values, "weights_norm", "count")) rule.weightNorm = WeightNorm::None;
    if (says(values, "weights_place", "maps")) rule.weightPlace = WeightPlace::OnMaps;
    if (says(values, "mask", "numerator")) rule.mask = MaskPlace::NumeratorOnly;
    if (says(values, "returned", "minus")) rule.returned = Returned::MinusScore;
    if (says(values, "returned", "minus_log")) rule.returned = Returned::MinusLogScore;
    return rule;
}

/// The planes of a workspace as one sample; one channel as background and foreground where the
/// rule is of labels.
template <class Real>
ConventionMaps mapsOfLabels(const Workspace<Real>& work, bool isOfLabels) {
    const bool doubles = isOfLabels && work.channels() == 1;
    ConventionMaps maps;
    maps.samples = 1;
    maps.channels = doubles ? 2 : work.channels();
    maps.pixels = work.pixels();
    const auto count = static_cast<std::size_t>(maps.pixels);
    if (work.counts().ignored > 0) {
        for (std::size_t i = 0; i < count; ++i)
            maps.valid.push_back(work.labels()[i] == kIgnored ? 0.0 : 1.0);
    }
    std::vector<Real> target(count), p(count);
    for (int c = 0; c < work.channels(); ++c) {
        work.fillTarget(c, 0, maps.pixels, target.data());
        if (doubles) {
            maps.p.assign(work.q(), work.q() + count);
            for (std::size_t i = 0; i < count; ++i)
                maps.t.push_back(work.labels()[i] == kIgnored ? 0.0 : 1.0 - target[i]);
        }
        work.fillP(c, 0, maps.pixels, p.data());
        maps.p.insert(maps.p.end(), p.begin(), p.end());
        maps.t.insert(maps.t.end(), target.begin(), target.end());
    }
    return maps;
}

/// The weights of the channels that count; a reason where a weighted mean would divide by 0.
template <class Real>
std::vector<double> channelWeightsOf(const Workspace<Real>& work, const ParameterValues& values,
                                     const RegionConventions& rule, OverlapReading& reading) {
    const auto weights =
        channelWeights(resolveWeights(values, "weights", work.counts()), work.channels());
    if (auto note = weightsNote(values, "weights", work.counts()); !note.empty())
        reading.notes.push_back(std::move(note));
    const auto region = regionChannels(work.channels(), rule.background == Background::Included);
    const bool isOnLoss = rule.weightPlace == WeightPlace::OnLoss;
    const bool isMacro = rule.classes == ClassPooling::Macro;
    if (isOnLoss && !isMacro && !values.isWord("weights", "none"))
        reading.notes.push_back("the classes share one score: class weights have no effect");
    if (isOnLoss && isMacro && rule.weightNorm == WeightNorm::SumOfWeights &&
        regionWeight(weights, region) == 0)
        reading.undefined = "the weights of all classes that count are 0";
    std::vector<double> counted;
    for (const int c : region)
        counted.push_back(weights[static_cast<std::size_t>(c)]);
    return counted;
}

/// The losses of the channels where each has its own score.
PerClassValues perClassOf(const ConventionReading& found, const ConventionMaps& maps,
                          const RegionConventions& rule) {
    if (rule.classes != ClassPooling::Macro) return {};
    const auto channels = static_cast<std::size_t>(maps.channels);
    const std::size_t first = channels - found.terms.size();
    PerClassValues perClass(channels);
    for (std::size_t c = first; c < channels; ++c) {
        const auto* t = maps.t.data() + maps.plane(0, static_cast<std::int64_t>(c));
        const bool isAbsent = std::all_of(t, t + maps.pixels, [](double x) { return x == 0; });
        if (!isAbsent || rule.absent != AbsentClass::Skipped) perClass[c] = found.terms[c - first];
    }
    return perClass;
}

}  // namespace

RegionConventions diceRule(double smooth, double power) {
    RegionConventions rule;
    rule.samples = SamplePooling::PerBatch;
    rule.smoothNumerator = rule.smoothDenominator = smooth;
    rule.power = power;
    rule.weightNorm = WeightNorm::SumOfWeights;
    return rule;
}

RegionConventions tverskyRule(double alpha, double beta, double smooth) {
    RegionConventions rule = diceRule(smooth, 1);
    rule.factor = 1;
    rule.falseNegatives = alpha;
    rule.falsePositives = beta;
    return rule;
}

template <class Real>
std::optional<OverlapReading> overlapByConventions(const Workspace<Real>& work,
                                                   const ParameterValues& values,
                                                   const RegionConventions& canonical) {
    RegionConventions rule = chosen(values, canonical);
    const bool isOfLabels = rule.classes == ClassPooling::Generalized;
    const bool keepsBackground =
        !values.has("include_background") || values.flag("include_background");
    if (rule == canonical && (keepsBackground || !isOfLabels)) return std::nullopt;
    rule.background = keepsBackground ? Background::Included : Background::Excluded;
    // 0/0 counts as a score of 0, as everywhere in the catalogue.
    rule.denominatorFloor = std::max(rule.denominatorFloor, std::numeric_limits<double>::min());
    if (rule.exponent != 1) rule.leastLoss = 0;
    OverlapReading reading;
    if (values.has("weights_norm"))
        rule.classWeights = channelWeightsOf(work, values, rule, reading);
    if (reading.undefined) return reading;
    const ConventionMaps maps = mapsOfLabels(work, isOfLabels);
    ConventionReading found = regionLoss(maps, rule);
    reading.value = found.value;
    reading.perClass = perClassOf(found, maps, rule);
    reading.slopes = std::move(found.activatedGradient);
    if (maps.channels > work.channels()) {
        // p of the background moves against p of the foreground.
        const auto half = static_cast<std::ptrdiff_t>(maps.pixels);
        std::transform(reading.slopes.begin() + half, reading.slopes.end(), reading.slopes.begin(),
                       reading.slopes.begin(), std::minus<>());
        reading.slopes.resize(static_cast<std::size_t>(half));
    }
    const auto isMissing = [](const auto& entry) { return !entry; };
    if (!reading.perClass.empty() &&
        std::all_of(reading.perClass.begin(), reading.perClass.end(), isMissing))
        reading.notes.push_back("no class is present, so the overlap part is 0");
    return reading;
}

template <class Real>
void addOverlapReading(const Workspace<Real>& work, double factor, const OverlapReading& reading,
                       Output<Real>& out) {
    auto& result = out.result();
    std::copy(reading.notes.begin(), reading.notes.end(), std::back_inserter(result.notes));
    if (reading.undefined) {
        result.undefined = reading.undefined;
        return;
    }
    result.value += factor * reading.value;
    if (!reading.perClass.empty()) result.perClass = reading.perClass;
    if (!out.wantsGradient()) return;
    using DoublePlanes = PlaneNumbers<double>;
    const Eigen::Map<const DoublePlanes> slopes(reading.slopes.data(), work.channels(),
                                                work.pixels());
    const Planes<Real> scaled = (slopes * factor).template cast<Real>();
    pullBackPlanes(work, scaled, out);
}

template std::optional<OverlapReading> overlapByConventions(const Workspace<float>&,
                                                            const ParameterValues&,
                                                            const RegionConventions&);
template std::optional<OverlapReading> overlapByConventions(const Workspace<double>&,
                                                            const ParameterValues&,
                                                            const RegionConventions&);
template void addOverlapReading(const Workspace<float>&, double, const OverlapReading&,
                                Output<float>&);
template void addOverlapReading(const Workspace<double>&, double, const OverlapReading&,
                                Output<double>&);

}  // namespace lossglass
