// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/libraries.h"
#include "losslib/dialects/monai_support.h"

#include <algorithm>
#include <cmath>

namespace lossglass::dialects {

namespace {

constexpr double kEpsilon = 1e-7;

/// The two channels that these losses know, of all that there may be.
class TwoChannels {
public:
    TwoChannels(const ConventionMaps& maps, double epsilon) : m_maps(maps), m_epsilon(epsilon) {}

    double t(std::int64_t n, std::int64_t c, std::int64_t i) const { return m_maps.t[at(n, c, i)]; }
    double p(std::int64_t n, std::int64_t c, std::int64_t i) const {
        return std::clamp(m_maps.p[at(n, c, i)], m_epsilon, 1 - m_epsilon);
    }
    std::size_t at(std::int64_t n, std::int64_t c, std::int64_t i) const {
        return static_cast<std::size_t>(m_maps.plane(n, c) + i);
    }

    /// Adds to dL/dp, which is 0 where p is clamped.
    void pull(std::int64_t n, std::int64_t c, std::int64_t i, double slope,
              ConventionReading& reading) const {
        const std::size_t k = at(n, c, i);
        if (m_maps.p[k] >= m_epsilon && m_maps.p[k] <= 1 - m_epsilon)
            reading.inputGradient[k] += slope;
    }

    ConventionReading empty() const {
        ConventionReading reading;
        reading.inputGradient.assign(m_maps.p.size(), 0.0);
        return reading;
    }

private:
    const ConventionMaps& m_maps;
    double m_epsilon;
};

/// (1-delta) (1-p)^gamma CE on channel 0 and delta CE on channel 1, their sum averaged over pixels.
ConventionReading asymmetricFocal(const ConventionMaps& maps, double delta, double gamma,
                                  double epsilon) {
    const TwoChannels two(maps, epsilon);
    ConventionReading reading = two.empty();
    const double share = 1 / static_cast<double>(maps.samples * maps.pixels);
    for (std::int64_t n = 0; n < maps.samples; ++n)
        for (std::int64_t i = 0; i < maps.pixels; ++i) {
            const double p0 = two.p(n, 0, i), p1 = two.p(n, 1, i);
            const double back = (1 - delta) * two.t(n, 0, i) * share;
            const double fore = delta * two.t(n, 1, i) * share;
            const double focus = std::pow(1 - p0, gamma);
            reading.value -= back * focus * std::log(p0) + fore * std::log(p1);
            const double byFocus = gamma == 0 ? 0 : gamma * std::pow(1 - p0, gamma - 1);
            two.pull(n, 0, i, back * (byFocus * std::log(p0) - focus / p0), reading);
            two.pull(n, 1, i, -fore / p1, reading);
        }
    reading.parts = {reading.value};
    return reading;
}

/// 1 - T of channel 0 and (1 - T)^(1-gamma) of channel 1, averaged over both and the images.
ConventionReading asymmetricTversky(const ConventionMaps& maps, double delta, double gamma,
                                    double epsilon) {
    const TwoChannels two(maps, epsilon);
    ConventionReading reading = two.empty();
    const double share = 1 / static_cast<double>(2 * maps.samples);
    for (std::int64_t n = 0; n < maps.samples; ++n)
        for (std::int64_t c = 0; c < 2; ++c) {
            double tp = 0, fn = 0, fp = 0;
            for (std::int64_t i = 0; i < maps.pixels; ++i) {
                const double p = two.p(n, c, i), t = two.t(n, c, i);
                tp += t * p;
                fn += t * (1 - p);
                fp += (1 - t) * p;
            }
            const double below = tp + delta * fn + (1 - delta) * fp + epsilon;
            const double index = (tp + epsilon) / below;
            const double missed = 1 - index;
            const double exponent = c == 0 ? 1 : 1 - gamma;
            reading.value += share * std::pow(missed, exponent);
            const double slope =
                c == 0 ? -share : -share * exponent * std::pow(missed, exponent - 1);
            for (std::int64_t i = 0; i < maps.pixels; ++i) {
                const double t = two.t(n, c, i);
                const double byBelow = t - delta * t + (1 - delta) * (1 - t);
                two.pull(n, c, i, slope * (t - index * byBelow) / below, reading);
            }
        }
    reading.parts = {reading.value};
    return reading;
}

Result<ConventionMaps> twoMaps(const ConventionScene& scene) {
    if (scene.channels < 2)
        return Error{
            ErrorCode::Mismatch, "one channel is too few: the background is channel 0", {}};
    return mapsOf(scene, {});
}

Result<ConventionReading> focal(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = twoMaps(scene);
    if (!maps) return maps.error();
    return asymmetricFocal(*maps, values.real("delta"), values.real("gamma"),
                           values.real("epsilon"));
}

Result<ConventionReading> tversky(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = twoMaps(scene);
    if (!maps) return maps.error();
    return asymmetricTversky(*maps, values.real("delta"), values.real("gamma"),
                             values.real("epsilon"));
}

/// One channel is one-hot encoded, target and prediction alike: p becomes 0 or 1.
ConventionMaps encoded(const ConventionMaps& maps) {
    ConventionMaps two = maps;
    two.channels = 2;
    two.p.assign(2 * maps.p.size(), 0.0);
    two.t = two.p;
    for (std::int64_t n = 0; n < maps.samples; ++n)
        for (std::int64_t i = 0; i < maps.pixels; ++i) {
            const auto k = static_cast<std::size_t>(n * maps.pixels + i);
            const auto place = [&](double label) {
                return static_cast<std::size_t>(two.plane(n, label >= 1 ? 1 : 0) + i);
            };
            two.p[place(maps.p[k])] = 1;
            two.t[place(maps.t[k])] = 1;
        }
    return two;
}

Result<ConventionReading> unified(const ConventionScene& scene, const DialectValues& values) {
    const Result<ConventionMaps> maps = mapsOf(scene, {});
    if (!maps) return maps.error();
    if (scene.space.size() < 2)
        return Error{ErrorCode::Mismatch, "the arrays are to have two or three axes of space", {}};
    if (scene.channels == 1) {
        for (const double p : maps->p)
            if (p < 0 || p >= values.integer("num_classes") + 1)
                return Error{ErrorCode::OutOfRange,
                             "one channel is taken as labels, which are below num_classes + 1",
                             {}};
    } else if (values.integer("num_classes") != 1) {
        return Error{ErrorCode::Mismatch, "num_classes is to be 1 with more than one channel", {}};
    }
    const ConventionMaps two = scene.channels == 1 ? encoded(*maps) : *maps;
    const double delta = values.real("delta"), gamma = values.real("gamma");
    const double share = values.real("weight");
    ConventionReading reading =
        sum(scaled(asymmetricFocal(two, delta, gamma, kEpsilon), share),
            scaled(asymmetricTversky(two, delta, gamma, kEpsilon), 1 - share));
    // What was rounded to labels does not move the loss.
    if (scene.channels == 1) reading.inputGradient.assign(maps->p.size(), 0.0);
    return reading;
}

Dialect part(std::string name, std::string loss, double gamma) {
    Dialect dialect = monaiRecord(std::move(name), std::move(loss));
    dialect.input = DialectInput::Probabilities;
    dialect.arguments = {
        toggle("to_onehot_y", false, "describes the layout of the target: labels or planes"),
        real("delta", 0.7, "weight of the foreground, 1 - delta of the background"),
        real("gamma", gamma, "focus of the background, or exponent of the foreground"),
        real("epsilon", kEpsilon, "clamp of probabilities, and smoothing"), reduction("mean")};
    dialect.notes = {"Takes probabilities of channels 0 and 1; further channels have no effect.",
                     "reduction has no effect: the mean is taken before it."};
    return dialect;
}

}  // namespace

std::vector<Dialect> monaiUnified() {
    Dialect ofTversky = part("AsymmetricFocalTverskyLoss", "asymmetric_focal_tversky", 0.75);
    ofTversky.evaluate = tversky;
    Dialect ofFocal = part("AsymmetricFocalLoss", "asymmetric_focal", 2);
    ofFocal.evaluate = focal;
    Dialect both = part("AsymmetricUnifiedFocalLoss", "unified_focal", 0.5);
    both.arguments = {
        toggle("to_onehot_y", false, "describes the layout of the target: labels or planes"),
        integer("num_classes", 1, "foreground classes; only 1 is computed"),
        real("weight", 0.5, "weight of the focal part, 1 - weight of the Tversky part"),
        real("gamma", 0.5, "focus of the background, and 1 - exponent of the foreground"),
        real("delta", 0.7, "weight of the foreground, 1 - delta of the background"),
        reduction("mean")};
    both.notes.push_back(
        "One channel is rounded down to labels, so nothing but 0 and 1 makes sense there and "
        "nothing is pulled.");
    both.notes.push_back(
        "weight multiplies the focal part; the article's code multiplies the other.");
    both.evaluate = unified;
    return {ofTversky, ofFocal, both};
}

}  // namespace lossglass::dialects
