// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/colour_scheme.h"

#include <QCoreApplication>

namespace lossglass {

namespace {

/// Names the context of this file's words, also for lupdate.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ColourSchemes)
};

template <std::size_t N>
constexpr std::array<QRgb, N> opaque(std::array<QRgb, N> colours) {
    for (QRgb& colour : colours)
        colour |= 0xFF000000U;
    return colours;
}

constexpr auto kViridis =
    opaque(std::array<QRgb, 11>{0x440154, 0x482475, 0x414487, 0x355F8D, 0x2A788E, 0x21918C,
                                0x22A884, 0x44BF70, 0x7AD151, 0xBDDF26, 0xFDE725});
/// Nunez, Anderton, Renslow 2018, at ten places.
constexpr auto kCividis =
    opaque(std::array<QRgb, 10>{0x00204D, 0x00336F, 0x39486B, 0x575C6D, 0x707173, 0x8A8779,
                                0xA69D75, 0xC4B56C, 0xE4CF5B, 0xFFEA46});
constexpr auto kGreys = opaque(std::array<QRgb, 2>{0x121212, 0xF8F8F8});

SchemeColours make(const std::array<QRgb, 4>& outcomes, const std::array<QRgb, 11>& controls,
                   std::span<const QRgb> probability = kViridis) {
    const auto fixed = opaque(outcomes);
    return {fixed[0], fixed[1], fixed[2], fixed[3], opaque(controls), probability};
}

// The first is drawn by hand; the others take its lightness and turn the two hues, so that every
// scheme says "how much" alike. Grey runs through, and its outcomes are told by lightness alone.
const std::array kOnLight{make({0x1F66C2, 0xBE4F08, 0xA9CBF2, 0xF3C79E},
                               {0x06489C, 0x1276CE, 0x45A2EC, 0x83C6F5, 0xC1E2F6, 0xF4F4F2,
                                0xEED9BC, 0xE7B27A, 0xD98432, 0xB45700, 0x813000}),
                          make({0x0E63CF, 0xCB3942, 0xA9CAF9, 0xFEBEBA},
                               {0x01489E, 0x2070DD, 0x589BFD, 0x95BFFF, 0xC8DEFF, 0xF4F4F2,
                                0xFDCFCF, 0xFCA19F, 0xEE6D6B, 0xC34240, 0x8A211E}),
                          make({0x7F44BD, 0xAA6105, 0xD1BCF1, 0xF9C497},
                               {0x612897, 0x8C51CB, 0xB07FEC, 0xCCACF8, 0xE3D5F9, 0xF4F4F2,
                                0xF4D7B8, 0xEFAE70, 0xE17F05, 0xAF5B05, 0x793801}),
                          make({0x1F5ED9, 0x887601, 0xAAC8FE, 0xE0D28A},
                               {0x043FB0, 0x2C6BE7, 0x6198FF, 0x9BBEFE, 0xCBDDFE, 0xF4F4F2,
                                0xE3DEB4, 0xD0BF5F, 0xB59A07, 0x8B7304, 0x5F4B01},
                               kCividis),
                          make({0x2E2E2E, 0x5D5D5D, 0x9E9E9E, 0xD1D1D1},
                               {0xF8F8F8, 0xE0E0E0, 0xC9C9C9, 0xB2B2B2, 0x9C9C9C, 0x868686,
                                0x696969, 0x4E4E4E, 0x343434, 0x1C1C1C, 0x070707},
                               kGreys)};

const std::array kOnDark{make({0x63A8F5, 0xF08A3C, 0x35608F, 0x80532B},
                              {0xA7E6FF, 0x5FB8F2, 0x3389CC, 0x2F6094, 0x293E5C, 0x202327, 0x573222,
                               0x8A4B24, 0xBD6C28, 0xE39D57, 0xF5D6A3}),
                         make({0x67A5FF, 0xFE7878, 0x365E97, 0x8C4746},
                              {0xC6DDFF, 0x7AB0FE, 0x4582DB, 0x315D9D, 0x263E61, 0x202327, 0x5C2D2E,
                               0x943F41, 0xCE5958, 0xFA8981, 0xFFCDC6}),
                         make({0xB88AF2, 0xF18B00, 0x6A4E8D, 0x84511E},
                              {0xE3D2FE, 0xC098F6, 0x9669CC, 0x6B4B92, 0x45345A, 0x202327, 0x54350E,
                               0x874F04, 0xBF6B07, 0xF0954F, 0xFFCFB3}),
                         make({0x71A2FE, 0xC1A709, 0x395C9D, 0x6E5E00},
                              {0xC8DCFF, 0x82AEFE, 0x4A7FE3, 0x355BA3, 0x273C64, 0x202327, 0x453E01,
                               0x6C5E02, 0x998206, 0xCEAB14, 0xF2D993},
                              kCividis),
                         make({0xF2F2F2, 0xB7B7B7, 0x808080, 0x525252},
                              {0xF8F8F8, 0xD5D5D5, 0xB2B2B2, 0x919191, 0x717171, 0x525252, 0x404040,
                               0x2F2F2F, 0x1E1E1E, 0x0F0F0F, 0x030303},
                              kGreys)};

}  // namespace

QStringList colourSchemeWords() {
    return {"blue-orange", "blue-red", "purple-orange", "blue-yellow", "grey"};
}

QString colourSchemeText(ColourScheme scheme) {
    switch (scheme) {
        case ColourScheme::BlueOrange:
            return Text::tr("Blue and &orange");
        case ColourScheme::BlueRed:
            return Text::tr("Blue and &red");
        case ColourScheme::PurpleOrange:
            return Text::tr("&Purple and orange");
        case ColourScheme::BlueYellow:
            return Text::tr("Blue and &yellow");
        case ColourScheme::Grey:
            return Text::tr("&Grey");
    }
    return {};
}

QString colourSchemeHint(ColourScheme scheme) {
    switch (scheme) {
        case ColourScheme::BlueOrange:
            return Text::tr("For all kinds of colour vision");
        case ColourScheme::BlueRed:
            return Text::tr("As most papers have it");
        case ColourScheme::PurpleOrange:
            return Text::tr("Widest apart where red and green look alike");
        case ColourScheme::BlueYellow:
            return Text::tr("Probabilities in cividis, even where red and green look alike");
        case ColourScheme::Grey:
            return Text::tr("For print without colours: bright raises p, dark lowers it");
    }
    return {};
}

const SchemeColours& schemeColours(ColourScheme scheme, SchemeGround ground) {
    const auto index = static_cast<std::size_t>(scheme);
    return ground == SchemeGround::Light ? kOnLight[index] : kOnDark[index];
}

}  // namespace lossglass
