// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/budget_segment.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace lossglass {

/// How the pixels are told apart.
enum class BudgetBy { Outcome, Class, Distance, Size };

/// A part of a bar: the loss, none being the selected one, and the part's place in the bar.
struct BudgetPart {
    std::string loss;
    int segment = -1;

    bool operator==(const BudgetPart&) const = default;
};

/// What the Gradient budget tab shows.
struct BudgetViewData {
    /// One loss.
    struct Row {
        std::string id;
        QString name;
        std::vector<double> pull;  ///< sum of |dL/dz| per segment; all 0: nothing pulls
        QString undefined;         ///< why there is nothing to show; empty otherwise
        bool isSelected = false;
    };

    BudgetBy by = BudgetBy::Outcome;
    std::vector<BudgetSegment> segments;
    std::vector<double> pixels;  ///< per segment: the yardstick
    std::vector<Row> rows;
    std::optional<double> threshold;  ///< nothing: the largest logit decides, or it does not matter
    /// By distance: that of the segments, in pixels, below 0 inside; as many as there are.
    std::vector<int> distances;
    QString className;  ///< by distance and by size: the class whose boundary or objects they are
};

}  // namespace lossglass
