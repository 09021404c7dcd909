// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace lossglass {

/// The sizes of the window, in device-independent pixels. Nothing on screen is smaller than Tick.
enum class TextSize {
    DialogTitle = 16,
    PaneTitle = 14,
    Text = 13,  ///< text, controls, values
    Help = 12,  ///< help, status
    Tick = 11,  ///< ticks, column heads
};

enum class TextWeight { Regular, SemiBold };

/// Makes the bundled font known to the application: Inter with tabular digits, so that columns of
/// numbers stand straight. Where that fails the system font is used.
void loadFonts();

/// The family name of the bundled font, or of the system font when it could not be loaded.
QString fontFamily();

/// Any size and weight of the window's font.
QFont font(TextSize size, TextWeight weight = TextWeight::Regular);

QFont dialogTitleFont();  ///< 16 semi-bold
QFont paneTitleFont();    ///< 14 semi-bold
QFont textFont();         ///< 13
QFont strongTextFont();   ///< 13 semi-bold
QFont helpFont();         ///< 12
QFont tickFont();         ///< 11

}  // namespace lossglass
