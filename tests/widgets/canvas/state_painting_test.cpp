// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/state_painting.h"

#include "widgets/canvas/canvas_state.h"
#include "widgets/theme/theme.h"

#include <QImage>
#include <QPainter>
#include <QtTest>

using namespace lossglass;

/// What is painted over a canvas that is at work.
class StatePaintingTest : public QObject {
    Q_OBJECT

private slots:
    void labelIsPaintedWhereItIsAskedFor_data();
    void labelIsPaintedWhereItIsAskedFor();
};

void StatePaintingTest::labelIsPaintedWhereItIsAskedFor_data() {
    QTest::addColumn<QRect>("region");
    QTest::addColumn<bool>("isPainted");
    QTest::newRow("all") << QRect(0, 0, 300, 200) << true;
    QTest::newRow("a corner of the label") << QRect(0, 0, 13, 13) << true;
    QTest::newRow("the bar") << QRect(0, 197, 300, 3) << false;
    QTest::newRow("a part of the map") << QRect(128, 128, 128, 72) << false;
}

void StatePaintingTest::labelIsPaintedWhereItIsAskedFor() {
    QFETCH(QRect, region);
    QFETCH(bool, isPainted);
    QImage image(300, 200, QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    paintWorking(painter, image.rect(), region, CanvasState::working("working"), lightTheme(), 0.5);
    painter.end();
    QCOMPARE(image.pixelColor(20, 20) != QColor(Qt::magenta), isPainted);
    // The bar is there in any case: it costs nothing.
    QVERIFY(image.pixelColor(150, 198) != QColor(Qt::magenta));
}

QTEST_MAIN(StatePaintingTest)
#include "state_painting_test.moc"
