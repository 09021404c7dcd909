// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/sweep.h"

#include "losslib/analysis/gradient_budget.h"
#include "losslib/analysis/sweep_grid.h"
#include "losslib/analysis/sweep_shortcut.h"
#include "losslib/kernels/tiles.h"
#include "losslib/scene/scene_edits.h"

#include <algorithm>
#include <memory>

namespace lossglass {

namespace {

/// Below these a shortcut gains nothing.
constexpr std::int64_t kLeastPixels = 1 << 14;
constexpr std::size_t kLeastPlaces = 12;
/// Places that are found at a time, between two questions whether to go on.
constexpr std::size_t kBatch = 128;

/// The last prepared scene, and what was sorted and measured on it; kept while it fits.
template <class Real>
class SweepPreparation {
public:
    SweepPreparation(const BasicScene<Real>& scene, MetricScope scope)
        : m_scene(scene), m_scope(scope) {}

    void fit(const SweepSetting& setting) {
        const bool sameScene = m_work && setting.edits == m_edits;
        if (!sameScene) {
            BasicScene<Real> edited = m_scene;
            for (const SceneEdit& edit : setting.edits)
                edited = applyEdit(edited, edit);
            m_work = std::make_unique<Workspace<Real>>(edited);
            m_edits = setting.edits;
        }
        if (sameScene && setting.threshold == m_threshold) return;
        m_threshold = setting.threshold;
        m_sorter = std::make_unique<BudgetSorter<Real>>(*m_work, OutcomeRule{m_threshold, {}});
        m_metrics = metricReport(*m_work, m_threshold, m_scope).foregroundMean;
    }

    const Workspace<Real>& work() const { return *m_work; }
    const BudgetSorter<Real>& sorter() const { return *m_sorter; }
    const MetricRow& metrics() const { return m_metrics; }

private:
    BasicScene<Real> m_scene;
    MetricScope m_scope;
    std::vector<SceneEdit> m_edits;
    double m_threshold = 0;
    std::unique_ptr<Workspace<Real>> m_work;
    std::unique_ptr<BudgetSorter<Real>> m_sorter;
    MetricRow m_metrics;
};

/// One sweep under way.
template <class Real>
class SweepRun {
public:
    SweepRun(const BasicScene<Real>& scene, const SweepQuestion& question, const SweepHooks& hooks)
        : m_question(question),
          m_hooks(hooks),
          m_pixels(scene.pixels()),
          m_sweep(emptyGrid(question)),
          m_prepared(scene, question.metrics),
          m_places(placesInOrder(question)),
          m_quick(question.losses.size()) {}

    Sweep take() {
        const std::size_t tried = mayCut() ? triedPlaces() : m_places.size();
        for (std::size_t i = 0; i < tried; ++i)
            if (!evaluate(m_places[i])) return std::move(m_sweep);
        if (tried < m_places.size()) {
            chooseWays(tried);
            goOn(tried);
        }
        return std::move(m_sweep);
    }

private:
    bool isCancelled() const { return m_hooks.cancelled && m_hooks.cancelled(); }

    bool mayCut() const {
        const bool onlyParameters =
            std::all_of(m_question.axes.begin(), m_question.axes.end(),
                        [&](const auto& axis) { return isParameterOfAll(m_question, axis.id); });
        return m_question.manner == SweepManner::Quick && onlyParameters &&
               m_places.size() >= kLeastPlaces && m_pixels >= kLeastPixels;
    }

    /// The ends and the middle, of one axis or of both: they come first.
    std::size_t triedPlaces() const { return m_question.axes.size() == 1 ? 3 : 9; }

    Request requestAt(std::size_t loss, const SweepSetting& setting) const {
        Request request = m_sweep.losses[loss].request;
        request.wanted = {m_question.depth == SweepDepth::Pulls, false, false};
        for (const auto& [id, value] : setting.parameters)
            request.values.set(id, value);
        return request;
    }

    SweepPoint fullPoint(const Request& request) const {
        const Reading<Real> reading = evaluateOne(m_prepared.work(), request);
        SweepPoint point;
        if (reading.evaluation.undefined)
            point.undefined = *reading.evaluation.undefined;
        else
            point.value = reading.evaluation.value;
        if (m_question.depth == SweepDepth::Values) return point;
        point.totalPull = reading.totalPull;
        point.gradientNorm = reading.gradientNorm;
        point.shares = m_prepared.sorter().sort(reading.evaluation.logitGradient).outcomes.shares();
        return point;
    }

    /// All losses at a place, from every pixel; false when it was cancelled.
    bool evaluate(int place) {
        if (isCancelled()) return false;
        const SweepSetting setting = settingAt(m_question, m_sweep, place);
        m_prepared.fit(setting);
        for (std::size_t k = 0; k < m_sweep.losses.size(); ++k) {
            if (isCancelled()) return false;
            m_sweep.losses[k].points[static_cast<std::size_t>(place)] =
                fullPoint(requestAt(k, setting));
        }
        reach(place);
        return true;
    }

    void chooseWays(std::size_t tried) {
        WeighedScene<Real> weighed(m_prepared.work(), m_prepared.sorter().outcomes());
        for (std::size_t k = 0; k < m_sweep.losses.size(); ++k) {
            SweptLoss& swept = m_sweep.losses[k];
            for (const SweepWay way : waysOf(*swept.request.loss)) {
                const auto pixels = weighed.pixels(way, m_question.depth);
                if (!pixels || !suits(*pixels, k, tried)) continue;
                swept.way = way;
                m_quick[k] = pixels;
                break;
            }
        }
    }

    bool suits(const WeighedPixels<Real>& pixels, std::size_t loss, std::size_t tried) const {
        std::vector<SweepPoint> full;
        std::vector<std::optional<SweepPoint>> quick;
        for (std::size_t i = 0; i < tried; ++i) {
            const int place = m_places[i];
            full.push_back(m_sweep.losses[loss].points[static_cast<std::size_t>(place)]);
            quick.push_back(pointOf(pixels, requestAt(loss, settingAt(m_question, m_sweep, place)),
                                    m_question.depth));
        }
        return agree<Real>(full, quick, m_question.depth);
    }

    /// The places behind those that were tried.
    void goOn(std::size_t tried) {
        const bool allQuick = std::all_of(m_quick.begin(), m_quick.end(),
                                          [](const auto& each) { return each != nullptr; });
        const std::size_t step = allQuick ? kBatch : 1;
        for (std::size_t begin = tried; begin < m_places.size(); begin += step) {
            if (isCancelled()) return;
            const std::size_t end = std::min(begin + step, m_places.size());
            // Each place writes to its own points.
            forEachJob(static_cast<std::int64_t>(end - begin), [&](std::int64_t i) {
                find(m_places[begin + static_cast<std::size_t>(i)]);
            });
            for (std::size_t i = begin; i < end; ++i)
                reach(m_places[i]);
        }
    }

    void find(int place) {
        const SweepSetting setting = settingAt(m_question, m_sweep, place);
        for (std::size_t k = 0; k < m_sweep.losses.size(); ++k) {
            const Request request = requestAt(k, setting);
            std::optional<SweepPoint> point;
            if (m_quick[k]) point = pointOf(*m_quick[k], request, m_question.depth);
            // Without a value, every pixel is asked for the reason.
            m_sweep.losses[k].points[static_cast<std::size_t>(place)] =
                point ? std::move(*point) : fullPoint(request);
        }
    }

    void reach(int place) {
        const auto at = static_cast<std::size_t>(place);
        m_sweep.metrics[at] = m_prepared.metrics();
        m_sweep.isReached[at] = 1;
        ++m_sweep.computed;
        if (m_hooks.reached) m_hooks.reached(m_sweep);
    }

    const SweepQuestion& m_question;
    const SweepHooks& m_hooks;
    std::int64_t m_pixels;
    Sweep m_sweep;
    SweepPreparation<Real> m_prepared;
    std::vector<int> m_places;
    /// By loss; null: every pixel.
    std::vector<std::shared_ptr<const WeighedPixels<Real>>> m_quick;
};

}  // namespace

template <class Real>
Sweep runSweep(const BasicScene<Real>& scene, const SweepQuestion& question,
               const SweepHooks& hooks) {
    return SweepRun<Real>(scene, question, hooks).take();
}

template Sweep runSweep(const Scene&, const SweepQuestion&, const SweepHooks&);
template Sweep runSweep(const SceneD&, const SweepQuestion&, const SweepHooks&);

}  // namespace lossglass
