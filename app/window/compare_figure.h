// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/csv_file.h"
#include "app/export/figure_content.h"
#include "app/window/export_source.h"
#include "widgets/theme/theme.h"

#include <QJsonObject>

namespace lossglass {

/// The gradient of every reading and of the cards that the Compare tab has beside them (settings
/// that were kept, differences), three in a row, in the tab's order and range. `tab`: what
/// CompareTab::sessionState() says; empty: the readings alone. Evaluates in the calling thread.
FigureContent compareFigure(const ExportSource& source, const QJsonObject& tab,
                            const WindowLook& kind);

/// The readings, and those of the settings that were kept in the tab.
CsvTable compareTable(const ExportSource& source, const QJsonObject& tab);

}  // namespace lossglass
