// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lossglass {

/// Registers the icons and fonts that live in the static library (":/icons/...", ":/fonts/...").
/// Called by applyTheme, icon() and loadFonts; calling it again does nothing.
void initialiseResources();

}  // namespace lossglass
