// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPalette;
class QTableView;
class QWidget;

namespace lossglass {

/// A table as all panes show them: rows of 28, no grid, small column heads, one row selected.
QTableView* makeQuietTable(QWidget* parent);

/// The colours of its selected row, from the palette of the panel that it stands in.
void giveQuietSelection(QTableView& table, const QPalette& panel);

}  // namespace lossglass
