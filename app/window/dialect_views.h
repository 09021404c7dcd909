// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "losslib/analysis/convention_chain.h"
#include "losslib/loss/loss.h"
#include "widgets/parameters/dialect_card.h"

#include <vector>

namespace lossglass {

/// What the list of losses holds: the catalogue in order, each loss followed by those of the
/// libraries' forms of it that are shown or selected.
std::vector<const Loss*> listedLosses(const Document& document);

/// The canonical form of a loss and all libraries' forms of it.
std::vector<DialectChoice> formsOf(const Loss& loss);

/// Fills the menu of forms and the lines of what differs, for the loss as it is set.
void showDialects(DialectCard& card, const Loss& loss, const Document& document);

/// "1 → 2": the two sides of a step in words; empty where words fail.
QString changeText(const ConventionChain::Step& step);
/// "power in the denominator: 1 → 2".
QString stepText(const ConventionChain::Step& step);

}  // namespace lossglass
