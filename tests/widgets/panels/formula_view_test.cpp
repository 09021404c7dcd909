// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/formula_view.h"

#include "widgets/theme/theme.h"

#include <QDir>
#include <QtTest>

using namespace lossglass;

class FormulaViewTest : public QObject {
    Q_OBJECT

private slots:
    void pictureOfAKnownLoss();
    void texOfAnUnknownLoss();
    void shrinksWithTheWidth();
    void followsTheTheme();
    void toolTip();
};

void FormulaViewTest::pictureOfAKnownLoss() {
    FormulaView view;
    view.setFormula("focal", "\\ell");
    QVERIFY(view.hasPicture());
    QVERIFY(view.sizeHint().width() > 100);
    QCOMPARE(view.accessibleName(), "\\ell");
    // All files that are there can be drawn.
    const QStringList files = QDir(":/formulas").entryList({"*.svg"});
    QVERIFY(!files.isEmpty());
    for (const QString& file : files) {
        view.setFormula(QFileInfo(file).baseName(), "x");
        QVERIFY2(view.hasPicture(), qPrintable(file));
        QVERIFY2(view.sizeHint().height() < 200, qPrintable(file));
    }
}

void FormulaViewTest::texOfAnUnknownLoss() {
    FormulaView view;
    view.setFormula("focal", "a");
    view.setFormula("nothing", "a + b");
    QVERIFY(!view.hasPicture());
    view.resize(200, 30);
    const QImage written = view.grab().toImage();
    view.setFormula("nothing", "");
    QVERIFY(view.grab().toImage() != written);
}

void FormulaViewTest::shrinksWithTheWidth() {
    FormulaView view;
    view.setFormula("dice", "D");
    const QSize natural = view.sizeHint();
    QCOMPARE(view.heightForWidth(natural.width() * 2), natural.height());
    QVERIFY(view.heightForWidth(natural.width() / 2) <= natural.height() / 2 + 1);
}

void FormulaViewTest::followsTheTheme() {
    FormulaView view;
    view.setFormula("focal", "\\ell");
    view.resize(view.sizeHint());
    const auto darkest = [&](ThemeKind kind) {
        view.setPalette(paletteOf(theme(kind)));
        QImage image(view.size(), QImage::Format_ARGB32);
        image.fill(Qt::gray);
        view.render(&image, {}, {}, QWidget::RenderFlags());
        int low = 255, high = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                low = std::min(low, qGray(image.pixel(x, y)));
                high = std::max(high, qGray(image.pixel(x, y)));
            }
        return std::pair(low, high);
    };
    QVERIFY(darkest(ThemeKind::Light).first < 60);
    QVERIFY(darkest(ThemeKind::Dark).second > 200);
}

void FormulaViewTest::toolTip() {
    QVERIFY(formulaToolTip("focal", "x", Qt::black).startsWith("<img"));
    QCOMPARE(formulaToolTip("nothing", "a < b", Qt::black), "a &lt; b");
}

QTEST_MAIN(FormulaViewTest)
#include "formula_view_test.moc"
