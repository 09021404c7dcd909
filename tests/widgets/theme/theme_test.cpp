// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme.h"

#include "widgets/theme/fonts.h"
#include "widgets/theme/icons.h"

#include <QApplication>
#include <QDir>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QTest>
#include <QWidget>
#include <cmath>

using namespace lossglass;

namespace {

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& c) {
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

/// Pixels of the icon that are more opaque than not, and the colour of the most opaque one.
struct Ink {
    int pixels = 0;
    QColor colour;
};

Ink inkOf(const QImage& image) {
    Ink ink;
    int strongest = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor colour = image.pixelColor(x, y);
            ink.pixels += colour.alpha() > 127 ? 1 : 0;
            if (colour.alpha() <= strongest) continue;
            strongest = colour.alpha();
            ink.colour = QColor(colour.rgb());
        }
    }
    return ink;
}

/// Counts how often its style or its palette becomes another.
class Dressings : public QWidget {
public:
    int count = 0;

protected:
    void changeEvent(QEvent* event) override {
        const auto type = event->type();
        count += type == QEvent::StyleChange || type == QEvent::PaletteChange ? 1 : 0;
        QWidget::changeEvent(event);
    }
};

}  // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private slots:
    void isFoundAgainFromItsPalette_data() { themes(); }
    void isFoundAgainFromItsPalette();
    void everySchemeIsFoundAgainFromItsPalette_data() { themes(); }
    void everySchemeIsFoundAgainFromItsPalette();
    void textIsLegible_data() { themes(); }
    void textIsLegible();
    void linesAndMarksAreVisible_data() { themes(); }
    void linesAndMarksAreVisible();
    void wordsOnSchemesAreLegible_data() { themes(); }
    void wordsOnSchemesAreLegible();
    void signedTableMeetsItsControls_data() { themes(); }
    void signedTableMeetsItsControls();
    void probabilityTableMeetsItsEnds();
    void appliesToTheApplication_data() { themes(); }
    void appliesToTheApplication();
    void dressesOnlyForAnotherLook_data();
    void dressesOnlyForAnotherLook();
    void bundledFontIsUsed();
    void everyIconDraws();
    void iconsTakeTheColourOfTheirState_data() { themes(); }
    void iconsTakeTheColourOfTheirState();
    void unknownIconIsNull();

private:
    static void themes();
};

void ThemeTest::themes() {
    QTest::addColumn<ThemeKind>("kind");
    QTest::newRow("light") << ThemeKind::Light;
    QTest::newRow("dark") << ThemeKind::Dark;
}

void ThemeTest::isFoundAgainFromItsPalette() {
    QFETCH(ThemeKind, kind);
    const QPalette palette = paletteOf(theme(kind));
    QCOMPARE(&themeOf(palette), &theme(kind));
    QCOMPARE(palette.color(QPalette::Window), theme(kind).window);
    QCOMPARE(palette.color(QPalette::Disabled, QPalette::Text), theme(kind).disabled);
}

void ThemeTest::everySchemeIsFoundAgainFromItsPalette() {
    QFETCH(ThemeKind, kind);
    for (const ColourScheme scheme : kColourSchemes) {
        const Theme& own = theme({kind, scheme});
        QVERIFY(own.look() == WindowLook(kind, scheme));
        QCOMPARE(&themeOf(paletteOf(own)), &own);
        // The scheme changes the maps and nothing of the interface.
        QCOMPARE(own.accent, theme(kind).accent);
        QCOMPARE(own.text, theme(kind).text);
    }
}

void ThemeTest::textIsLegible() {
    QFETCH(ThemeKind, kind);
    const Theme& t = theme(kind);
    for (const QColor& ground : {t.window, t.panel, t.raised, t.well, t.selectedRow})
        for (const QColor& ink : {t.text, t.secondText})
            QVERIFY2(contrast(ink, ground) >= 4.5, qPrintable(ink.name() + " on " + ground.name()));
    const std::pair<QColor, QColor> others[] = {{t.accent, t.window},   {t.accent, t.panel},
                                                {t.onAccent, t.accent}, {t.noteText, t.noteGround},
                                                {t.error, t.window},    {t.error, t.panel},
                                                {t.success, t.window},  {t.success, t.panel}};
    for (const auto& [ink, ground] : others)
        QVERIFY2(contrast(ink, ground) >= 4.5, qPrintable(ink.name() + " on " + ground.name()));
}

void ThemeTest::linesAndMarksAreVisible() {
    QFETCH(ThemeKind, kind);
    const Theme& t = theme(kind);
    for (const QColor& edge : {t.controlEdge, t.accent})
        for (const QColor& ground : {t.window, t.panel})
            QVERIFY2(contrast(edge, ground) >= 3, qPrintable(edge.name() + " on " + ground.name()));
    // Curves of plots and the fill of a slider's groove.
    for (const QColor& line : {t.ghost, t.otherCurve, t.accent, t.text, t.secondText})
        QVERIFY2(contrast(line, t.panel) >= 3, qPrintable(line.name()));
    // What is wrong is marked by a colour that stands out; what is right is pale, with a gap, a
    // number and a tool tip.
    for (const ColourScheme scheme : kColourSchemes)
        for (const QColor& wrong :
             {theme({kind, scheme}).falseNegative, theme({kind, scheme}).falsePositive})
            QVERIFY2(contrast(wrong, t.panel) >= 3, qPrintable(wrong.name()));
}

void ThemeTest::wordsOnSchemesAreLegible() {
    QFETCH(ThemeKind, kind);
    for (const ColourScheme scheme : kColourSchemes) {
        const Theme& t = theme({kind, scheme});
        // "no gradient" stands on the colour of zero.
        QVERIFY(contrast(t.text, QColor(t.signedControls[5])) >= 4.5);
        for (const QColor& bar :
             {t.falseNegative, t.falsePositive, t.truePositive, t.trueNegative}) {
            const double best = std::max(contrast(Qt::white, bar), contrast(QColor(0x15171B), bar));
            QVERIFY2(best >= 4.5, qPrintable(bar.name()));
        }
    }
}

void ThemeTest::signedTableMeetsItsControls() {
    QFETCH(ThemeKind, kind);
    const Theme& t = theme(kind);
    const auto table = signedTable(t);
    QCOMPARE(table[0], t.signedControls[0]);
    QCOMPARE(table[128], t.signedControls[5]);
    QCOMPARE(table[255], t.signedControls[10]);
    // The theme's rule: lightness moves one way on either arm.
    const double sign = kind == ThemeKind::Light ? 1 : -1;
    for (std::size_t i = 1; i < 256; ++i) {
        const double step = luminance(QColor(table[i])) - luminance(QColor(table[i - 1]));
        QVERIFY2(sign * (i <= 128 ? step : -step) >= 0, qPrintable(QString::number(i)));
        QCOMPARE(qAlpha(table[i]), 255);
    }
}

void ThemeTest::probabilityTableMeetsItsEnds() {
    const auto table = probabilityTable(lightTheme());
    QCOMPARE(table[0], qRgb(0x44, 0x01, 0x54));
    QCOMPARE(table[255], qRgb(0xFD, 0xE7, 0x25));
    // Rounding may undo the step of a single entry.
    for (std::size_t i = 4; i < 256; ++i)
        QVERIFY(luminance(QColor(table[i])) > luminance(QColor(table[i - 4])));
}

void ThemeTest::appliesToTheApplication() {
    QFETCH(ThemeKind, kind);
    applyTheme(*qApp, kind);
    QCOMPARE(&themeOf(QApplication::palette()), &theme(kind));
    QCOMPARE(QApplication::font().pixelSize(), 13);
}

void ThemeTest::dressesOnlyForAnotherLook_data() {
    QTest::addColumn<WindowLook>("before");
    QTest::addColumn<WindowLook>("after");
    const WindowLook light(ThemeKind::Light), dark(ThemeKind::Dark);
    const WindowLook grey(ThemeKind::Light, kColourSchemes.back());
    QTest::newRow("the same") << light << light;
    QTest::newRow("the same in other colours") << grey << grey;
    QTest::newRow("to dark") << light << dark;
    QTest::newRow("to light") << dark << light;
    QTest::newRow("to other colours") << light << grey;
}

void ThemeTest::dressesOnlyForAnotherLook() {
    QFETCH(WindowLook, before);
    QFETCH(WindowLook, after);
    applyTheme(*qApp, before);
    Dressings dressings;
    dressings.ensurePolished();
    dressings.count = 0;
    applyTheme(*qApp, after);
    QCOMPARE(dressings.count > 0, before != after);
    QCOMPARE(&themeOf(dressings.palette()), &theme(after));
}

void ThemeTest::bundledFontIsUsed() {
    QCOMPARE(QFontInfo(textFont()).family(), QStringLiteral("Inter Tabular"));
    // Columns of numbers stand straight only when every digit is as wide as the next.
    for (const QFont& face : {textFont(), strongTextFont(), tickFont()}) {
        const QFontMetricsF metrics(face);
        for (const char digit : {'0', '2', '4', '7'})
            QVERIFY(std::abs(metrics.horizontalAdvance(QLatin1Char(digit)) -
                             metrics.horizontalAdvance(QLatin1Char('1'))) < 0.05);
    }
    QVERIFY(QFile::exists(QStringLiteral(":/fonts/InterTabular-Regular.otf")));
    QVERIFY(QFile::exists(QStringLiteral(":/fonts/InterTabular-SemiBold.otf")));
    QCOMPARE(paneTitleFont().pixelSize(), 14);
    QCOMPARE(paneTitleFont().weight(), QFont::DemiBold);
}

void ThemeTest::everyIconDraws() {
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList();
    QVERIFY(files.size() >= 31);
    for (const QString& file : files) {
        const QIcon drawn = icon(file.chopped(4), lightTheme());
        QVERIFY2(!drawn.isNull(), qPrintable(file));
        const int small = inkOf(drawn.pixmap(18, 18).toImage()).pixels;
        const int large = inkOf(drawn.pixmap(72, 72).toImage()).pixels;
        QVERIFY2(small > 8, qPrintable(file));
        // A stroke four times as long and as wide: drawn anew, not blown up from a small one.
        QVERIFY2(large > 8 * small, qPrintable(file));
    }
}

void ThemeTest::iconsTakeTheColourOfTheirState() {
    QFETCH(ThemeKind, kind);
    const Theme& t = theme(kind);
    const QIcon brush = icon(QStringLiteral("brush"), t);
    const auto colour = [&](QIcon::Mode mode) {
        return inkOf(brush.pixmap(QSize(72, 72), mode).toImage()).colour;
    };
    QCOMPARE(colour(QIcon::Normal), t.text);
    QCOMPARE(colour(QIcon::Disabled), t.disabled);
    QCOMPARE(colour(QIcon::Selected), t.onAccent);
    QCOMPARE(inkOf(icon(QStringLiteral("info"), t.noteText).pixmap(72, 72).toImage()).colour,
             t.noteText);
}

void ThemeTest::unknownIconIsNull() {
    QVERIFY(icon(QStringLiteral("no such icon"), lightTheme()).isNull());
}

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
