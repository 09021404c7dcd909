// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/outcome_sums.h"
#include "widgets/theme/theme.h"

#include <QString>

#include <vector>

class QPainter;
class QRectF;

namespace lossglass {

/// What one part of a budget bar stands for and how it is filled.
struct BudgetSegment {
    QString name;                     ///< "false negative"
    QColor Theme::*themed = nullptr;  ///< by its role in the theme; null: `own`, or `grey`
    QColor own;                       ///< the colour of a class; invalid: `grey`
    double grey = 0;                  ///< from 0, the panel, to 1, the text
    bool isHatched = false;           ///< what is wrong
    QString title = {};               ///< its pixels: "false positives"; empty: the name

    QColor colour(const Theme& theme) const;
    void fill(QPainter& painter, const QRectF& place, const Theme& theme) const;
};

/// As segmentsByOutcome() sorts them, false negative, false positive, true positive, true negative:
/// errors start at one edge, so that they can be compared between the bars.
std::vector<BudgetSegment> outcomeSegments();

/// The sums in the order of outcomeSegments().
std::vector<double> inSegmentOrder(const OutcomeSums& sums);

/// White or near black, whichever contrasts more.
QColor textOn(const QColor& ground);

/// Parts of a bar side by side with a gap of one pixel, as wide as their shares; parts that sum to
/// 0 leave the bar empty.
void paintBudgetBar(QPainter& painter, const QRectF& bar, const Theme& theme,
                    const std::vector<BudgetSegment>& segments, const std::vector<double>& sums);

/// "19.9", with one decimal.
QString percentText(double share);

}  // namespace lossglass
