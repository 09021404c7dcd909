// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/view_transform.h"

#include <QTest>

using namespace lossglass;

class ViewTransformTest : public QObject {
    Q_OBJECT

private slots:
    void fits_data();
    void fits();
    void mapsThereAndBack();
    void findsPixels_data();
    void findsPixels();
    void zoomKeepsThePoint();
    void keepsAStripInside_data();
    void keepsAStripInside();
};

void ViewTransformTest::fits_data() {
    QTest::addColumn<QSize>("picture");
    QTest::addColumn<QSize>("widget");
    QTest::addColumn<double>("scale");
    QTest::addColumn<QPointF>("offset");
    QTest::newRow("wide picture") << QSize(100, 50) << QSize(200, 200) << 2.0 << QPointF(0, 50);
    QTest::newRow("tall picture") << QSize(50, 100) << QSize(200, 200) << 2.0 << QPointF(50, 0);
    QTest::newRow("smaller") << QSize(400, 400) << QSize(100, 200) << 0.25 << QPointF(0, 50);
    QTest::newRow("no picture") << QSize() << QSize(100, 200) << 1.0 << QPointF(0, 0);
}

void ViewTransformTest::fits() {
    QFETCH(QSize, picture);
    QFETCH(QSize, widget);
    const ViewTransform view = ViewTransform::fit(picture, widget);
    QTEST(view.scale(), "scale");
    QTEST(view.offset(), "offset");
}

void ViewTransformTest::mapsThereAndBack() {
    const ViewTransform view(3, {10, -4});
    QCOMPARE(view.toWidget(QPointF(2, 5)), QPointF(16, 11));
    QCOMPARE(view.toPicture({16, 11}), QPointF(2, 5));
    QCOMPARE(view.toWidget(QRectF(1, 1, 2, 1)), QRectF(13, -1, 6, 3));
}

void ViewTransformTest::findsPixels_data() {
    QTest::addColumn<QPointF>("point");
    QTest::addColumn<QPoint>("pixel");
    QTest::newRow("first corner") << QPointF(10, 20) << QPoint(0, 0);
    QTest::newRow("just before the second column") << QPointF(13.9, 20) << QPoint(0, 0);
    QTest::newRow("second column") << QPointF(14, 20) << QPoint(1, 0);
    QTest::newRow("left of the picture") << QPointF(9.5, 20) << QPoint(-1, 0);
}

void ViewTransformTest::findsPixels() {
    QFETCH(QPointF, point);
    QTEST(ViewTransform(4, {10, 20}).pixelAt(point), "pixel");
}

void ViewTransformTest::zoomKeepsThePoint() {
    ViewTransform view(1.5, {7, 3});
    const QPointF cursor(61, 44);
    const QPointF before = view.toPicture(cursor);
    for (const double factor : {1.25, 8.0, 0.1, 0.9}) {
        view = view.zoomedAt(cursor, factor);
        QVERIFY((view.toPicture(cursor) - before).manhattanLength() < 1e-9);
    }
}

void ViewTransformTest::keepsAStripInside_data() {
    QTest::addColumn<QPointF>("offset");
    QTest::addColumn<QPointF>("kept");
    QTest::newRow("inside stays") << QPointF(-20, 30) << QPointF(-20, 30);
    QTest::newRow("gone to the left") << QPointF(-900, 0) << QPointF(-168, 0);
    QTest::newRow("gone to the right and down") << QPointF(900, 900) << QPointF(68, 68);
}

void ViewTransformTest::keepsAStripInside() {
    QFETCH(QPointF, offset);
    QTEST(ViewTransform(2, offset).keptInside(QRect(0, 0, 100, 100), {100, 100}).offset(), "kept");
}

QTEST_APPLESS_MAIN(ViewTransformTest)
#include "view_transform_test.moc"
