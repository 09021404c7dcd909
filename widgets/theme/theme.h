// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <array>
#include <cstdint>
#include <span>

class QApplication;

namespace lossglass {

enum class ThemeKind { Light, Dark };

/// Every colour of the window. Violet is the interface; blue and orange mean gradient and nothing
/// else. Contrast of each text pair is 4.5 or more, of each control edge 3 or more (WCAG 2).
struct Theme {
    ThemeKind kind;
    QColor window, panel, raised, well, divider, controlEdge;
    QColor text, secondText, disabled;
    QColor accent, onAccent, selectedRow;
    QColor noteGround, noteText, error, success;
    QColor grid, otherCurve, ghost;
    QColor falseNegative, falsePositive, truePositive, trueNegative;
    /// Signed map: 11 controls from negative to positive, index 5 is zero.
    std::array<QRgb, 11> signedControls;
};

const Theme& lightTheme();
const Theme& darkTheme();
const Theme& theme(ThemeKind kind);

/// The theme that a palette was made from: widgets ask this of their own palette() when painting,
/// and repaint on QEvent::PaletteChange. No global state.
const Theme& themeOf(const QPalette& palette);

QPalette paletteOf(const Theme& theme);

/// Fusion style, palette, stylesheet for pane frames, tabs and segmented buttons, bundled font.
void applyTheme(QApplication& application, ThemeKind kind);

/// 256 entries, joined linearly in sRGB, opaque. Signed: 0 = most negative, 128 = zero (exactly
/// the neutral colour), 255 = most positive.
std::array<QRgb, 256> signedTable(const Theme& theme);
/// Viridis, in both themes: 0 = p 0, 255 = p 1.
std::array<QRgb, 256> probabilityTable();

}  // namespace lossglass
