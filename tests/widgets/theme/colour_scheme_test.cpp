// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/colour_scheme.h"

#include "widgets/theme/theme.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

using namespace lossglass;

namespace {

using Triple = std::array<double, 3>;

struct Vision {
    const char* name;
    double matrix[3][3];
};

/// Machado, Oliveira, Fernandes 2009, full strength, on linear RGB.
constexpr Vision kVisions[] = {{"usual sight", {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
                               {"protanopia",
                                {{0.152286, 1.052583, -0.204868},
                                 {0.114503, 0.786281, 0.099216},
                                 {-0.003882, -0.048116, 1.051998}}},
                               {"deuteranopia",
                                {{0.367322, 0.860646, -0.227968},
                                 {0.280085, 0.672501, 0.047413},
                                 {-0.011820, 0.042940, 0.968881}}},
                               {"tritanopia",
                                {{1.255528, -0.076749, -0.178779},
                                 {-0.078411, 0.930809, 0.147602},
                                 {0.004733, 0.691367, 0.303900}}}};

double toLinear(double c) {
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

/// OKLab times 100 of a colour as this kind of sight has it: a distance of 2 is just visible.
Triple seen(QRgb colour, const Vision& vision) {
    const Triple rgb{toLinear(qRed(colour) / 255.0), toLinear(qGreen(colour) / 255.0),
                     toLinear(qBlue(colour) / 255.0)};
    Triple s{};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j)
            s[i] += vision.matrix[i][j] * rgb[j];
        s[i] = std::clamp(s[i], 0.0, 1.0);
    }
    const double l = std::cbrt(0.4122214708 * s[0] + 0.5363325363 * s[1] + 0.0514459929 * s[2]);
    const double m = std::cbrt(0.2119034982 * s[0] + 0.6806995451 * s[1] + 0.1073969566 * s[2]);
    const double k = std::cbrt(0.0883024619 * s[0] + 0.2817188376 * s[1] + 0.6299787005 * s[2]);
    return {100 * (0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * k),
            100 * (1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * k),
            100 * (0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * k)};
}

double distance(QRgb a, QRgb b, const Vision& vision) {
    const Triple x = seen(a, vision), y = seen(b, vision);
    return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

double lightness(QRgb colour, const Vision& vision) {
    return seen(colour, vision)[0];
}

struct Row {
    const SchemeColours& colours;
    const Vision& vision;
    ColourScheme scheme;
};

Row row() {
    QFETCH_GLOBAL(int, scheme);
    QFETCH_GLOBAL(bool, dark);
    QFETCH_GLOBAL(int, vision);
    const auto which = static_cast<ColourScheme>(scheme);
    return {schemeColours(which, dark ? SchemeGround::Dark : SchemeGround::Light), kVisions[vision],
            which};
}

}  // namespace

/// What the schemes claim about colour vision, by simulation.
class ColourSchemeTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data();
    void outcomesAreToldApart();
    void signsAreToldApart();
    void moreIsFurtherFromZero();
    void probabilityRisesInLightness();
    void zeroIsNeutral();
};

void ColourSchemeTest::initTestCase_data() {
    QTest::addColumn<int>("scheme");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("vision");
    for (const ColourScheme scheme : kColourSchemes)
        for (const bool dark : {false, true})
            for (int vision = 0; vision < 4; ++vision)
                QTest::addRow("%s, %s, %s",
                              qPrintable(colourSchemeWords()[static_cast<int>(scheme)]),
                              dark ? "dark" : "light", kVisions[vision].name)
                    << static_cast<int>(scheme) << dark << vision;
}

void ColourSchemeTest::outcomesAreToldApart() {
    const auto [colours, vision, scheme] = row();
    const std::array outcomes{colours.falseNegative, colours.falsePositive, colours.truePositive,
                              colours.trueNegative};
    // Nearly four times what is just visible; what is drawn by default keeps six times.
    const double least = scheme == ColourScheme::BlueOrange ? 12 : 7.5;
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) {
            const double apart = distance(outcomes[i], outcomes[k], vision);
            QVERIFY2(apart >= least,
                     qPrintable(QStringLiteral("%1 and %2: %3").arg(i).arg(k).arg(apart)));
        }
}

void ColourSchemeTest::signsAreToldApart() {
    const auto [colours, vision, scheme] = row();
    const auto& controls = colours.signedControls;
    // At 20, 40, 60, 80 and 100 % of the range; the ends of a map are dark or bright, where no two
    // hues are far apart.
    constexpr double kLeast[] = {4.5, 10, 13.5, 13.5, 5.5};
    for (std::size_t i = 1; i <= 5; ++i) {
        const double apart = distance(controls[5 - i], controls[5 + i], vision);
        QVERIFY2(apart >= kLeast[i - 1],
                 qPrintable(QStringLiteral("at %1 %: %2").arg(20 * i).arg(apart)));
    }
}

void ColourSchemeTest::moreIsFurtherFromZero() {
    const auto [colours, vision, scheme] = row();
    const auto& controls = colours.signedControls;
    // One way through in grey; elsewhere one way on either side of zero.
    const double first = lightness(controls[1], vision) - lightness(controls[0], vision);
    for (std::size_t i = 1; i < controls.size(); ++i) {
        const double step = lightness(controls[i], vision) - lightness(controls[i - 1], vision);
        const bool turned = i > 5 && scheme != ColourScheme::Grey;
        QVERIFY2((turned ? -step : step) * first > 0, qPrintable(QString::number(i)));
        QVERIFY2(distance(controls[i], controls[i - 1], vision) >= 6.5,
                 qPrintable(QString::number(i)));
    }
}

void ColourSchemeTest::probabilityRisesInLightness() {
    const auto [colours, vision, scheme] = row();
    const auto table = probabilityTable(theme({ThemeKind::Light, scheme}));
    QCOMPARE(table[0], colours.probabilityControls.front());
    QCOMPARE(table[255], colours.probabilityControls.back());
    for (std::size_t i = 16; i < table.size(); i += 16)
        QVERIFY2(lightness(table[i], vision) > lightness(table[i - 16], vision),
                 qPrintable(QString::number(i)));
}

void ColourSchemeTest::zeroIsNeutral() {
    const auto [colours, vision, scheme] = row();
    const QColor zero(colours.signedControls[5]);
    QVERIFY(std::max({zero.red(), zero.green(), zero.blue()}) -
                std::min({zero.red(), zero.green(), zero.blue()}) <=
            7);
}

QTEST_GUILESS_MAIN(ColourSchemeTest)
#include "colour_scheme_test.moc"
