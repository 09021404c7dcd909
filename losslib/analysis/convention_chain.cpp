// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/convention_chain.h"

#include "losslib/conventions/region_loss.h"
#include "losslib/dialects/canonical_conventions.h"
#include "losslib/dialects/scene_handover.h"
#include "losslib/loss/reading.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>

namespace lossglass {

namespace {

struct Measure {
    double value = 0, gradient = 0;
};

/// An end as it computes, and what is known of its conventions.
struct End {
    Measure exact;
    std::string name;
    std::vector<std::string> notes;
    std::optional<RegionConventions> region;
    std::optional<PixelRecipe> pixel;
};

double normOf(const std::vector<double>& gradient) {
    double total = 0;
    for (const double slope : gradient)
        total += slope * slope;
    return std::sqrt(total);
}

Measure measured(const ConventionReading& reading) {
    return {reading.value, normOf(reading.inputGradient)};
}

Result<End> dialectEnd(const ChainEnd& asked, const SceneD& scene) {
    const Dialect& dialect = *asked.dialect;
    const auto result = evaluateOnScene(dialect, asked.settings, scene);
    if (!result) return result.error();
    End end{measured(result->reading), fullName(dialect), dialect.notes, {}, {}};
    if (dialect.region) end.region = dialect.region(result->values, scene.channels());
    if (dialect.pixel) end.pixel = dialect.pixel(result->values, arraysOf(scene));
    return end;
}

Result<End> canonicalEnd(const ChainEnd& asked, const SceneD& scene) {
    const Workspace<double> work(scene);
    const Reading<double> reading = evaluateOne(work, {asked.loss, asked.values, {}});
    if (reading.evaluation.undefined)
        return Error{ErrorCode::Unsupported, *reading.evaluation.undefined, asked.loss->id};
    End end{{reading.evaluation.value, reading.gradientNorm}, "canonical", {}, {}, {}};
    end.region = canonicalRegion(*asked.loss, asked.values, scene.channels(), work.counts());
    end.pixel = canonicalPixel(*asked.loss, asked.values, scene.channels(), work.counts());
    return end;
}

Result<End> endOf(const ChainEnd& asked, const SceneD& scene) {
    return asked.dialect ? dialectEnd(asked, scene) : canonicalEnd(asked, scene);
}

/// Evaluates conventions on a scene that was taken apart once.
class PlainScene {
public:
    explicit PlainScene(const SceneD& scene) : m_activation(activationOf(scene)) {
        TargetConventions target;
        target.ignored = kIgnored;
        // A scene's arrays fit together by construction.
        m_logits = *mapsOf(arraysOf(scene), target);
        m_probabilities = m_logits;
        m_probabilities.p = activate(m_activation, m_logits);
    }

    Measure operator()(const RegionConventions& rule) const {
        return pulledBack(regionLoss(m_probabilities, rule));
    }

    Measure operator()(const PixelRecipe& recipe) const {
        if (recipe.conventions.input == PixelInput::Logits)
            return measured(evaluateRecipe(m_logits, recipe));
        return pulledBack(evaluateRecipe(m_probabilities, recipe));
    }

private:
    Measure pulledBack(const ConventionReading& reading) const {
        return {reading.value, normOf(pullBackActivation(m_activation, m_logits, m_probabilities.p,
                                                         reading.inputGradient))};
    }

    ScoreActivation m_activation;
    ConventionMaps m_logits, m_probabilities;
};

bool near(double a, double b, double tolerance) {
    return a == b || std::abs(a - b) <= tolerance * (1 + std::abs(b));
}

bool agree(const Measure& a, const Measure& b) {
    return near(a.value, b.value, 1e-12) && near(a.gradient, b.gradient, 1e-10);
}

class ChainWalk {
public:
    ChainWalk(const End& start, const End& target) : m_now(start.exact) {
        m_chain.valueAtStart = start.exact.value;
        m_chain.gradientAtStart = start.exact.gradient;
        m_chain.valueAtTarget = target.exact.value;
        m_chain.gradientAtTarget = target.exact.gradient;
    }

    void step(std::string convention, std::string from, std::string to, const Measure& after) {
        m_chain.steps.push_back({std::move(convention), std::move(from), std::move(to), m_now.value,
                                 after.value, m_now.gradient, after.gradient});
        m_now = after;
    }

    /// From the conventions of one end to those of the other; the edges are what each end
    /// computes beside its conventions.
    template <class Set>
    void walk(const End& start, const Set& from, const End& target, const Set& to,
              const PlainScene& scene) {
        const Measure plain = scene(from);
        if (!agree(plain, start.exact)) {
            step(kOtherComputation, "as in " + start.name, "by its conventions alone", plain);
            note(start);
        }
        change(from, to, scene);
        if (!agree(m_now, target.exact)) {
            step(kOtherComputation, "by its conventions alone", "as in " + target.name,
                 target.exact);
            note(target);
        } else if (!m_chain.steps.empty()) {
            // Equal but for rounding: what the library prints is the truth.
            m_chain.steps.back().valueAfter = target.exact.value;
            m_chain.steps.back().gradientAfter = target.exact.gradient;
        }
    }

    void note(const End& end) {
        m_chain.notes.insert(m_chain.notes.end(), end.notes.begin(), end.notes.end());
    }

    ConventionChain take() { return std::move(m_chain); }

private:
    template <class Set>
    void change(Set now, const Set& target, const PlainScene& scene) {
        const auto before = describe(now), after = describe(target);
        std::string name, from, to;
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (before[i].second == after[i].second) continue;
            const char* comma = name.empty() ? "" : ", ";
            name += comma + before[i].first;
            from += comma + before[i].second;
            to += comma + after[i].second;
            adopt(now, target, i);
            try {
                step(name, from, to, scene(now));
            } catch (const std::out_of_range&) {
                // A list of weights does not fit the classes until the next convention changes.
                continue;
            }
            name.clear();
            from.clear();
            to.clear();
        }
    }

    ConventionChain m_chain;
    Measure m_now;
};

}  // namespace

Result<ConventionChain> conventionChain(const ChainEnd& start, const ChainEnd& target,
                                        const SceneD& scene) {
    const Result<End> first = endOf(start, scene);
    if (!first) return first.error();
    const Result<End> last = endOf(target, scene);
    if (!last) return last.error();
    ChainWalk walk(*first, *last);
    if (first->region && last->region) {
        walk.walk(*first, *first->region, *last, *last->region, PlainScene(scene));
    } else if (first->pixel && last->pixel) {
        walk.walk(*first, *first->pixel, *last, *last->pixel, PlainScene(scene));
    } else if (!agree(first->exact, last->exact)) {
        walk.step(kOtherComputation, "as in " + first->name, "as in " + last->name, last->exact);
        walk.note(*first);
        walk.note(*last);
    }
    return walk.take();
}

}  // namespace lossglass
