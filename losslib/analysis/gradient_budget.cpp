// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/gradient_budget.h"

#include "losslib/kernels/tiles.h"

#include <cmath>

namespace lossglass {

template <class Real>
BudgetSorter<Real>::BudgetSorter(const Workspace<Real>& work, const OutcomeRule& rule)
    : m_scene(work.scene()),
      m_rule(rule),
      m_outcomes(pixelOutcomes(work, rule)),
      m_classPixels(static_cast<std::size_t>(work.labelCount())) {
    for (int label = 0; label < work.labelCount(); ++label)
        m_ownOutcomes.push_back(pixelOutcomes(work, {rule.threshold, label}));
    for (std::size_t i = 0; i < m_outcomes.size(); ++i) {
        m_pixels.add(m_outcomes[i], 1);
        const std::uint8_t label = m_scene.labels()[i];
        if (label != kIgnored) ++m_classPixels[label];
    }
}

template <class Real>
void BudgetSorter<Real>::addTile(const Planes<Real>& gradient, std::int64_t begin,
                                 std::int64_t count, OutcomeSums& outcomes,
                                 std::span<ClassBudget> classes) const {
    const bool single = gradient.rows() == 1;
    for (std::int64_t i = begin; i < begin + count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const std::uint8_t target = m_scene.labels()[at];
        if (target == kIgnored) continue;
        double amount = 0;
        for (std::size_t k = 0; k < classes.size(); ++k) {
            const double own =
                std::abs(static_cast<double>(gradient(single ? 0 : static_cast<int>(k), i)));
            classes[k].own.add(m_ownOutcomes[k][at], own);
            if (!single || k == 0) amount += own;
        }
        classes[target].amount += amount;
        outcomes.add(m_outcomes[at], amount);
    }
}

template <class Real>
GradientBudget BudgetSorter<Real>::sort(const Planes<Real>& gradient) const {
    const std::size_t labels = m_classPixels.size();
    const auto tiles = static_cast<std::size_t>(tileCount(m_scene.pixels()));
    std::vector<OutcomeSums> outcomes(tiles);
    std::vector<ClassBudget> classes(tiles * labels);
    forEachTile(m_scene.pixels(), [&](const Tile& tile) {
        const auto index = static_cast<std::size_t>(tile.index);
        addTile(gradient, tile.begin, tile.count, outcomes[index],
                std::span(classes).subspan(index * labels, labels));
    });
    GradientBudget budget{m_rule, 0, {}, m_pixels, std::vector<ClassBudget>(labels)};
    for (std::size_t t = 0; t < tiles; ++t) {
        budget.outcomes += outcomes[t];
        for (std::size_t k = 0; k < labels; ++k) {
            budget.byClass[k].amount += classes[t * labels + k].amount;
            budget.byClass[k].own += classes[t * labels + k].own;
        }
    }
    for (std::size_t k = 0; k < labels; ++k)
        budget.byClass[k].pixels = m_classPixels[k];
    budget.amount = budget.outcomes.total();
    return budget;
}

template <class Real>
GradientBudget gradientBudget(const Workspace<Real>& work, const OutcomeRule& rule,
                              const Planes<Real>& gradient) {
    return BudgetSorter<Real>(work, rule).sort(gradient);
}

template class BudgetSorter<float>;
template class BudgetSorter<double>;
template GradientBudget gradientBudget(const Workspace<float>&, const OutcomeRule&,
                                       const Planes<float>&);
template GradientBudget gradientBudget(const Workspace<double>&, const OutcomeRule&,
                                       const Planes<double>&);

}  // namespace lossglass
