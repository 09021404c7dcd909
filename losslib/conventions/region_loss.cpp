// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/region_loss.h"

#include "losslib/conventions/terms_reduction.h"
#include "losslib/kernels/tiles.h"

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

/// What an element adds to the sums, or the derivative of that by p; or the sums themselves, or
/// the derivatives of the value by them. `hit` is tp as the numerator sees it; the volume, that of
/// the target, counts in sums alone.
struct Sums {
    double hit = 0, tp = 0, fp = 0, fn = 0, volume = 0;

    Sums& operator+=(const Sums& other) {
        hit += other.hit;
        tp += other.tp;
        fp += other.fp;
        fn += other.fn;
        volume += other.volume;
        return *this;
    }
};

struct Element {
    Sums value, slope;
};

double signOf(double x) {
    return x > 0 ? 1.0 : (x < 0 ? -1.0 : 0.0);
}

Element elementOf(const RegionConventions& rule, double p, double t) {
    Sums v, d;
    switch (rule.overlap) {
        case Overlap::Product: {
            const bool plain = rule.power == 1;
            const double pk = plain ? p : std::pow(p, rule.power);
            const double tk = plain ? t : std::pow(t, rule.power);
            const double dpk = plain ? 1 : rule.power * std::pow(p, rule.power - 1);
            v = {p * t, p * t, pk - p * t, tk - p * t};
            d = {t, t, dpk - t, -t};
            break;
        }
        case Overlap::L1: {
            const double tp = (std::abs(p) + std::abs(t) - std::abs(p - t)) / 2;
            const double slope = (signOf(p) - signOf(p - t)) / 2;
            v = {tp, tp, std::abs(p) - tp, std::abs(t) - tp};
            d = {slope, slope, signOf(p) - slope, -slope};
            break;
        }
        case Overlap::SquaredMaps: {
            const double u = 1 - t, q = 1 - p;
            v = {p * t * p * t, p * t * p * t, p * u * p * u, q * t * q * t};
            d = {2 * p * t * t, 2 * p * t * t, 2 * p * u * u, -2 * q * t * t};
            break;
        }
    }
    return {v, d};
}

class RegionPass {
public:
    RegionPass(const ConventionMaps& maps, const RegionConventions& rule)
        : m_maps(maps),
          m_rule(rule),
          m_sums(static_cast<std::size_t>(maps.samples * maps.channels)) {
        const bool pooled = rule.samples == SamplePooling::PerBatch;
        const bool macro = rule.classes == ClassPooling::Macro;
        m_terms.samples = pooled ? 1 : maps.samples;
        m_terms.classes = macro ? maps.channels : 1;
        const auto count = static_cast<std::size_t>(m_terms.samples * m_terms.classes);
        m_termSums.resize(count);
        m_terms.values.resize(count);
        m_terms.weights.resize(count, 1.0);
        m_terms.counted.resize(count, 1.0);
        m_slopes.resize(count);
    }

    ConventionReading run() {
        addUp();
        findVolumeWeights();
        pool();
        for (std::size_t k = 0; k < m_termSums.size(); ++k)
            score(k);
        ConventionReading reading;
        std::vector<double> slope =
            reduceTerms(m_terms, m_rule.reduction, m_rule.weightNorm, reading);
        raiseMean(reading, slope);
        reading.activatedGradient = gradient(slope);
        reading.inputGradient = reading.activatedGradient;
        reading.terms = m_terms.values;
        return reading;
    }

private:
    static std::size_t at(std::int64_t i) { return static_cast<std::size_t>(i); }

    double mapWeight(std::int64_t c) const {
        const bool onMaps = m_rule.weightPlace == WeightPlace::OnMaps;
        return onMaps && !m_rule.classWeights.empty() ? m_rule.classWeights.at(at(c)) : 1.0;
    }

    /// Visits the elements of a tile of one map: index, factor on p and t, factor on the hit.
    template <class Visit>
    void forElements(std::int64_t n, std::int64_t c, const Tile& tile, const Visit& visit) const {
        const bool masksBoth = m_rule.mask == MaskPlace::BothMaps;
        const double weight = mapWeight(c);
        for (std::int64_t i = tile.begin; i < tile.begin + tile.count; ++i) {
            const double valid = m_maps.validAt(n, i);
            visit(at(m_maps.plane(n, c) + i), weight * (masksBoth ? valid : 1.0),
                  masksBoth ? 1.0 : valid);
        }
    }

    Sums sumsOf(std::int64_t n, std::int64_t c, const Tile& tile) const {
        Sums sums;
        forElements(n, c, tile, [&](std::size_t i, double factor, double onHit) {
            const double t = factor * m_maps.t[i];
            const Sums v = elementOf(m_rule, factor * m_maps.p[i], t).value;
            sums += {onHit * v.hit, v.tp, v.fp, v.fn, t};
        });
        return sums;
    }

    /// Per tile, and those in their order: the same whatever the number of threads.
    void addUp() {
        std::vector<Sums> ofTiles(at(tileCount(m_maps.pixels)));
        for (std::int64_t n = 0; n < m_maps.samples; ++n)
            for (std::int64_t c = 0; c < m_maps.channels; ++c) {
                forEachTile(m_maps.pixels, [&](const Tile& tile) {
                    ofTiles[at(tile.index)] = sumsOf(n, c, tile);
                });
                for (const Sums& sums : ofTiles)
                    m_sums[at(n * m_maps.channels + c)] += sums;
            }
    }

    /// An absent class gives 0, whatever the power.
    double volumePower(double volume) const {
        if (m_rule.volumeWeight == VolumeWeight::InverseSquare) return volume * volume;
        return m_rule.volumeWeight == VolumeWeight::Inverse || volume == 0 ? volume : 1.0;
    }

    /// Generalised Dice: of each group, from the target volume of its class (pooled or not).
    void findVolumeWeights() {
        m_volumeWeights.assign(m_sums.size(), 1.0);
        const bool allOne =
            m_rule.volumeWeight == VolumeWeight::One && m_rule.absentVolume != AbsentVolume::Zero;
        if (m_rule.classes != ClassPooling::Generalized || allOne) return;
        const std::int64_t channels = m_maps.channels;
        for (std::int64_t s = 0; s < m_terms.samples; ++s) {
            double largest = 0;
            std::vector<double> weights(at(channels));
            for (std::int64_t c = 0; c < channels; ++c) {
                double volume = 0;
                for (std::int64_t n = 0; n < m_maps.samples; ++n)
                    if (m_terms.samples == 1 || n == s)
                        volume += m_sums[at(n * channels + c)].volume;
                if (m_rule.absentVolume == AbsentVolume::Floored) volume += 1e-10;
                weights[at(c)] = 1 / volumePower(volume);
                if (std::isfinite(weights[at(c)])) largest = std::max(largest, weights[at(c)]);
            }
            const double ofAbsent = m_rule.absentVolume == AbsentVolume::Zero ? 0 : largest;
            for (std::int64_t n = 0; n < m_maps.samples; ++n)
                for (std::int64_t c = 0; c < channels; ++c)
                    if (m_terms.samples == 1 || n == s)
                        m_volumeWeights[at(n * channels + c)] =
                            std::isfinite(weights[at(c)]) ? weights[at(c)] : ofAbsent;
        }
    }

    std::size_t termOf(std::int64_t n, std::int64_t c) const {
        const std::int64_t sample = m_terms.samples == 1 ? 0 : n;
        return at(m_terms.classes == 1 ? sample : sample * m_terms.classes + c);
    }

    void pool() {
        std::vector<double> volumes(m_termSums.size(), 0.0);
        for (std::int64_t n = 0; n < m_maps.samples; ++n)
            for (std::int64_t c = 0; c < m_maps.channels; ++c) {
                const std::size_t group = at(n * m_maps.channels + c);
                const double w = m_volumeWeights[group];
                Sums& sums = m_termSums[termOf(n, c)];
                sums.hit += w * m_sums[group].hit;
                sums.tp += w * m_sums[group].tp;
                sums.fp += w * m_sums[group].fp;
                sums.fn += w * m_sums[group].fn;
                volumes[termOf(n, c)] += m_sums[group].volume;
            }
        const bool macro = m_rule.classes == ClassPooling::Macro;
        for (std::size_t k = 0; k < m_terms.values.size(); ++k) {
            const std::size_t c = k % at(m_terms.classes);
            if (m_rule.weightPlace == WeightPlace::OnLoss && !m_rule.classWeights.empty() && macro)
                m_terms.weights[k] = m_rule.classWeights.at(c);
            const auto& chosen = m_rule.chosenClasses;
            if (macro && !chosen.empty() &&
                std::find(chosen.begin(), chosen.end(), static_cast<int>(c)) == chosen.end())
                m_terms.counted[k] = 0;
            m_isAbsent.push_back(macro && volumes[k] == 0);
            if (m_isAbsent[k] && m_rule.absent == AbsentClass::Skipped) m_terms.counted[k] = 0;
        }
    }

    /// The loss of a term and its derivatives by the term's sums.
    void score(std::size_t k) {
        Sums sums = m_termSums[k];
        const bool clipped = sums.hit < m_rule.leastHit;
        if (clipped) sums.hit = sums.tp = m_rule.leastHit;
        const double factor = m_rule.factor;
        const double numerator = factor * sums.hit + m_rule.smoothNumerator;
        const double sum =
            factor * (sums.tp + m_rule.falsePositives * sums.fp + m_rule.falseNegatives * sums.fn) +
            m_rule.smoothDenominator;
        const bool floored = sum < m_rule.denominatorFloor;
        const double denominator = floored ? m_rule.denominatorFloor : sum;
        const double value = numerator / denominator;
        double slope = 0;
        m_terms.values[k] = returned(k, value, slope);
        const double byNumerator = slope * factor / denominator;
        const double byDenominator = floored ? 0.0 : -slope * factor * value / denominator;
        m_slopes[k] = {clipped ? 0.0 : byNumerator, clipped ? 0.0 : byDenominator,
                       byDenominator * m_rule.falsePositives,
                       byDenominator * m_rule.falseNegatives};
    }

    double returned(std::size_t k, double score, double& slope) const {
        slope = 0;
        if (m_isAbsent[k] && m_rule.absent == AbsentClass::Zero) return 0;
        if (m_isAbsent[k] && m_rule.absent == AbsentClass::One) return 1;
        double value = 0;
        switch (m_rule.returned) {
            case Returned::OneMinusScore:
                value = 1 - score, slope = -1;
                break;
            case Returned::MinusScore:
                value = -score, slope = -1;
                break;
            case Returned::Score:
                value = score, slope = 1;
                break;
            case Returned::MinusLogScore: {
                const bool floored = score < m_rule.scoreFloor;
                const double safe = floored ? m_rule.scoreFloor : score;
                value = -std::log(safe);
                slope = floored ? 0 : -1 / safe;
                break;
            }
        }
        if (value <= m_rule.leastLoss) {
            value = m_rule.leastLoss;
            slope = 0;
        }
        if (m_rule.exponent != 1 && m_rule.exponentPlace == ExponentPlace::OnTerm) {
            // At 0 a power below 1 has an infinite slope.
            if (slope != 0) slope *= m_rule.exponent * std::pow(value, m_rule.exponent - 1);
            value = std::pow(value, m_rule.exponent);
        }
        return value;
    }

    void raiseMean(ConventionReading& reading, std::vector<double>& slope) const {
        if (m_rule.exponent == 1 || m_rule.exponentPlace != ExponentPlace::OnMean) return;
        const double factor = m_rule.exponent * std::pow(reading.value, m_rule.exponent - 1);
        for (double& s : slope)
            s *= factor;
        for (double& part : reading.parts)
            part = std::pow(part, m_rule.exponent);
        reading.value = std::pow(reading.value, m_rule.exponent);
    }

    std::vector<double> gradient(const std::vector<double>& slope) const {
        std::vector<double> result(m_maps.p.size(), 0.0);
        for (std::int64_t n = 0; n < m_maps.samples; ++n)
            for (std::int64_t c = 0; c < m_maps.channels; ++c) {
                const std::size_t k = termOf(n, c);
                if (slope[k] == 0) continue;
                const double outer = slope[k] * m_volumeWeights[at(n * m_maps.channels + c)];
                const Sums& by = m_slopes[k];
                const auto write = [&](std::size_t i, double factor, double onHit) {
                    const Sums d =
                        elementOf(m_rule, factor * m_maps.p[i], factor * m_maps.t[i]).slope;
                    result[i] =
                        outer * factor *
                        (by.hit * onHit * d.hit + by.tp * d.tp + by.fp * d.fp + by.fn * d.fn);
                };
                forEachTile(m_maps.pixels,
                            [&](const Tile& tile) { forElements(n, c, tile, write); });
            }
        return result;
    }

    const ConventionMaps& m_maps;
    const RegionConventions& m_rule;
    std::vector<Sums> m_sums;             ///< per sample and channel
    std::vector<double> m_volumeWeights;  ///< per sample and channel
    LossTerms m_terms;
    std::vector<Sums> m_termSums;
    std::vector<Sums> m_slopes;  ///< derivative of each term by its sums
    std::vector<bool> m_isAbsent;
};

}  // namespace

ConventionReading regionLoss(const ConventionMaps& maps, const RegionConventions& conventions) {
    if (conventions.background == Background::Included || maps.channels < 2)
        return RegionPass(maps, conventions).run();
    const ConventionMaps rest = withoutBackground(maps);
    ConventionReading reading = RegionPass(rest, conventions).run();
    std::vector<double> whole(maps.p.size(), 0.0);
    for (std::int64_t n = 0; n < maps.samples; ++n)
        std::copy_n(reading.activatedGradient.begin() + rest.plane(n, 0),
                    rest.channels * rest.pixels, whole.begin() + maps.plane(n, 1));
    reading.activatedGradient = whole;
    reading.inputGradient = std::move(whole);
    return reading;
}

}  // namespace lossglass
