// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRgb>
#include <QString>
#include <QStringList>

#include <array>
#include <span>

namespace lossglass {

/// What paints gradients, probabilities and outcomes. All can be told apart with protanopia,
/// deuteranopia and tritanopia (tests/widgets/theme/colour_scheme_test.cpp says how far); the last
/// also in print without colours.
enum class ColourScheme { BlueOrange, BlueRed, PurpleOrange, BlueYellow, Grey };

inline constexpr std::array kColourSchemes{ColourScheme::BlueOrange, ColourScheme::BlueRed,
                                           ColourScheme::PurpleOrange, ColourScheme::BlueYellow,
                                           ColourScheme::Grey};

/// The words of the command line, settings and sessions, in the order of ColourScheme.
QStringList colourSchemeWords();
/// For people: "Blue and orange".
QString colourSchemeText(ColourScheme scheme);
/// What it is made for, in a sentence.
QString colourSchemeHint(ColourScheme scheme);

/// The colours of one scheme on one ground, opaque.
struct SchemeColours {
    QRgb falseNegative, falsePositive, truePositive, trueNegative;
    /// From negative to positive, index 5 is zero.
    std::array<QRgb, 11> signedControls;
    /// From p = 0 to p = 1, evenly spaced; lives for ever.
    std::span<const QRgb> probabilityControls;
};

enum class SchemeGround { Light, Dark };

const SchemeColours& schemeColours(ColourScheme scheme, SchemeGround ground);

}  // namespace lossglass
