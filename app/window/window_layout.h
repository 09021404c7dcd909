// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theme.h"

#include <optional>

namespace lossglass {

class MainWindow;

/// Size, place and theme of the window, the shares of its panes and the lower tab, kept between
/// runs. Does nothing where nothing was kept.
void restoreWindowLayout(MainWindow& window);
void keepWindowLayout(const MainWindow& window);

/// The theme that was kept; nothing at the first start.
std::optional<ThemeKind> keptTheme();

}  // namespace lossglass
