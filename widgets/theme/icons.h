// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theme.h"

#include <QIcon>
#include <QString>

namespace lossglass {

/// A bundled line icon ("brush", "undo-2", ...; the names of the files in resources/icons) in the
/// theme's text colour, its disabled colour, and the colour on accent for selected menu rows.
/// Drawn as a vector at the size asked for, so sharp at any scale. A null icon for unknown names.
QIcon icon(const QString& name, const Theme& theme);

/// The same in one colour for all states.
QIcon icon(const QString& name, const QColor& colour);

}  // namespace lossglass
