// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/colour_scheme.h"

#include <QColor>
#include <QPalette>
#include <array>
#include <cstdint>
#include <span>

class QApplication;

namespace lossglass {

enum class ThemeKind { Light, Dark };

/// What decides every colour of the window.
struct WindowLook {
    ThemeKind theme = ThemeKind::Light;
    ColourScheme colours = ColourScheme::BlueOrange;

    WindowLook() = default;
    /// A theme in the colours that it was drawn in.
    WindowLook(ThemeKind kind, ColourScheme scheme = ColourScheme::BlueOrange)
        : theme(kind), colours(scheme) {}
    bool operator==(const WindowLook&) const = default;
};

/// Every colour of the window. Violet is the interface; the two hues of the scheme (blue and
/// orange, unless another was chosen) mean gradient and nothing else. Contrast of each text pair
/// is 4.5 or more, of each control edge 3 or more (WCAG 2).
struct Theme {
    ThemeKind kind;
    ColourScheme colours;
    QColor window, panel, raised, well, divider, controlEdge;
    QColor text, secondText, disabled;
    QColor accent, onAccent, selectedRow;
    QColor noteGround, noteText, error, success;
    QColor grid, otherCurve, ghost;
    QColor falseNegative, falsePositive, truePositive, trueNegative;
    /// Signed map: 11 controls from negative to positive, index 5 is zero.
    std::array<QRgb, 11> signedControls;
    /// Probability map: from p = 0 to p = 1, evenly spaced.
    std::span<const QRgb> probabilityControls;

    WindowLook look() const { return {kind, colours}; }
};

const Theme& lightTheme();
const Theme& darkTheme();
const Theme& theme(const WindowLook& look);

/// The theme that a palette was made from: widgets ask this of their own palette() when painting,
/// and repaint on QEvent::PaletteChange. No global state.
const Theme& themeOf(const QPalette& palette);

QPalette paletteOf(const Theme& theme);

/// Fusion style, palette, stylesheet for pane frames, tabs and segmented buttons, bundled font.
/// Dresses all widgets that are there anew; nothing where the application has this look.
void applyTheme(QApplication& application, const WindowLook& look);

/// 256 entries, joined linearly in sRGB, opaque. Signed: 0 = most negative, 128 = zero (exactly
/// the neutral colour), 255 = most positive.
std::array<QRgb, 256> signedTable(const Theme& theme);
/// Viridis unless the scheme has another: 0 = p 0, 255 = p 1.
std::array<QRgb, 256> probabilityTable(const Theme& theme);

}  // namespace lossglass
