// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme.h"

#include "widgets/theme/fonts.h"
#include "widgets/theme/resources.h"
#include "widgets/theme/style.h"
#include "widgets/theme/style_sheet.h"

#include <QApplication>
#include <algorithm>
#include <cmath>

namespace lossglass {
namespace {

/// Joins the controls linearly in sRGB at `position` in [0, 1].
QRgb mix(std::span<const QRgb> controls, double position) {
    const double scaled = std::clamp(position, 0.0, 1.0) * static_cast<double>(controls.size() - 1);
    const auto lower = std::min(static_cast<std::size_t>(scaled), controls.size() - 2);
    const double share = scaled - static_cast<double>(lower);
    const auto channel = [&](int (*part)(QRgb)) {
        const double from = part(controls[lower]), to = part(controls[lower + 1]);
        return static_cast<int>(std::lround(from + share * (to - from)));
    };
    return qRgb(channel(qRed), channel(qGreen), channel(qBlue));
}

Theme makeLight() {
    Theme t{};
    t.kind = ThemeKind::Light;
    t.window = QColor(0xF1F2F5);
    t.panel = QColor(0xFFFFFF);
    t.raised = QColor(0xE9EBF0);
    t.well = QColor(0xE4E6EB);
    t.divider = QColor(0xD3D7DF);
    t.controlEdge = QColor(0x7C8492);
    t.text = QColor(0x1A1D24);
    t.secondText = QColor(0x4F5766);
    t.disabled = QColor(0x8A909C);
    t.accent = QColor(0x5544C0);
    t.onAccent = QColor(0xFFFFFF);
    t.selectedRow = QColor(0xE9E6FA);
    t.noteGround = QColor(0xFFF3D1);
    t.noteText = QColor(0x7A4E00);
    t.error = QColor(0xB3211C);
    t.success = QColor(0x1C6B3A);
    t.grid = QColor(0xE7E9EE);
    t.otherCurve = QColor(0x6B7280);
    t.ghost = QColor(0x7F74CE);
    return t;
}

Theme makeDark() {
    Theme t{};
    t.kind = ThemeKind::Dark;
    t.window = QColor(0x1B1D21);
    t.panel = QColor(0x24272C);
    t.raised = QColor(0x30343B);
    t.well = QColor(0x141619);
    t.divider = QColor(0x3A3F47);
    t.controlEdge = QColor(0x7C8492);
    t.text = QColor(0xECEEF2);
    t.secondText = QColor(0xB0B6C1);
    t.disabled = QColor(0x6F7682);
    t.accent = QColor(0xA497F7);
    t.onAccent = QColor(0x17132E);
    t.selectedRow = QColor(0x37325A);
    t.noteGround = QColor(0x41361A);
    t.noteText = QColor(0xF0C96A);
    t.error = QColor(0xFF8F86);
    t.success = QColor(0x7FD6A0);
    t.grid = QColor(0x30343B);
    t.otherCurve = QColor(0x9AA1AE);
    t.ghost = QColor(0x8479D6);
    return t;
}

using Themes = std::array<Theme, kColourSchemes.size()>;

/// The same theme in the colours of every scheme.
Themes inAllColours(const Theme& drawn, SchemeGround ground) {
    Themes all;
    for (const ColourScheme scheme : kColourSchemes) {
        const SchemeColours& own = schemeColours(scheme, ground);
        Theme& t = all[static_cast<std::size_t>(scheme)] = drawn;
        t.colours = scheme;
        t.falseNegative = own.falseNegative;
        t.falsePositive = own.falsePositive;
        t.truePositive = own.truePositive;
        t.trueNegative = own.trueNegative;
        t.signedControls = own.signedControls;
        t.probabilityControls = own.probabilityControls;
    }
    return all;
}

const Themes& themesOf(ThemeKind kind) {
    static const Themes light = inAllColours(makeLight(), SchemeGround::Light);
    static const Themes dark = inAllColours(makeDark(), SchemeGround::Dark);
    return kind == ThemeKind::Light ? light : dark;
}

/// The role that tells a palette's scheme: nothing in the window is a visited link.
constexpr QPalette::ColorRole kMark = QPalette::LinkVisited;

}  // namespace

const Theme& lightTheme() {
    return themesOf(ThemeKind::Light).front();
}

const Theme& darkTheme() {
    return themesOf(ThemeKind::Dark).front();
}

const Theme& theme(const WindowLook& look) {
    return themesOf(look.theme)[static_cast<std::size_t>(look.colours)];
}

const Theme& themeOf(const QPalette& palette) {
    const bool dark = palette.color(QPalette::Active, QPalette::Window).lightness() < 128;
    const Themes& themes = themesOf(dark ? ThemeKind::Dark : ThemeKind::Light);
    const QColor mark = palette.color(QPalette::Active, kMark);
    for (const Theme& each : themes)
        if (each.falseNegative == mark) return each;
    return themes.front();
}

QPalette paletteOf(const Theme& t) {
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, const QColor& colour, const QColor& disabled) {
        palette.setColor(QPalette::Active, role, colour);
        palette.setColor(QPalette::Inactive, role, colour);
        palette.setColor(QPalette::Disabled, role, disabled);
    };
    const auto same = [&](QPalette::ColorRole role, const QColor& c) { set(role, c, c); };
    same(QPalette::Window, t.window);
    same(QPalette::Base, t.panel);
    same(QPalette::Button, t.panel);
    same(QPalette::AlternateBase, t.raised);
    same(QPalette::Light, t.raised);
    same(QPalette::Midlight, t.divider);
    same(QPalette::Mid, t.controlEdge);
    same(QPalette::Dark, t.controlEdge);
    same(QPalette::Shadow, t.kind == ThemeKind::Light ? t.controlEdge : t.well);
    set(QPalette::WindowText, t.text, t.disabled);
    set(QPalette::Text, t.text, t.disabled);
    set(QPalette::ButtonText, t.text, t.disabled);
    set(QPalette::PlaceholderText, t.secondText, t.disabled);
    same(QPalette::BrightText, t.error);
    set(QPalette::Highlight, t.accent, t.disabled);
    same(QPalette::HighlightedText, t.onAccent);
    set(QPalette::Link, t.accent, t.disabled);
    same(kMark, t.falseNegative);
    same(QPalette::ToolTipBase, t.panel);
    same(QPalette::ToolTipText, t.text);
    return palette;
}

void applyTheme(QApplication& application, const WindowLook& look) {
    initialiseResources();
    loadFonts();
    const Theme& chosen = theme(look);
    const QString sheet = styleSheetOf(chosen);
    // Each of what follows dresses all widgets anew.
    if (application.styleSheet() == sheet && &themeOf(application.palette()) == &chosen) return;
    // The application takes the style as its own, and replaces it when the theme changes.
    application.setStyle(makeStyle());
    application.setPalette(paletteOf(chosen));
    application.setFont(textFont());
    // Platform themes bring fonts of their own for some classes, which would win otherwise.
    for (const char* name :
         {"QMenuBar", "QMenu", "QToolButton", "QTabBar", "QPushButton", "QComboMenuItem",
          "QMessageBox", "QAbstractItemView", "QHeaderView", "QTipLabel", "QCheckBox",
          "QRadioButton", "QComboBox", "QLineEdit", "QAbstractSpinBox", "QLabel"})
        QApplication::setFont(textFont(), name);
    application.setStyleSheet(sheet);
}

std::array<QRgb, 256> signedTable(const Theme& t) {
    std::array<QRgb, 256> table{};
    // 128 steps below zero and 127 above, so that entry 128 is the neutral colour itself.
    for (int i = 0; i < 256; ++i) {
        const double value = i < 128 ? (i - 128) / 128.0 : (i - 128) / 127.0;
        table[static_cast<std::size_t>(i)] = mix(t.signedControls, (value + 1) / 2);
    }
    return table;
}

std::array<QRgb, 256> probabilityTable(const Theme& t) {
    std::array<QRgb, 256> table{};
    for (int i = 0; i < 256; ++i)
        table[static_cast<std::size_t>(i)] = mix(t.probabilityControls, i / 255.0);
    return table;
}

}  // namespace lossglass
