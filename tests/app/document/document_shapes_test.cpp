// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/document.h"
#include "losslib/scene/flood_fill.h"
#include "losslib/scene/shape_raster.h"
#include "tests/app/document/drawn_scene.h"

#include <QTest>

#include <cmath>

using namespace lossglass;
using namespace lossglass::drawing;

namespace {

double p(const Scene& scene, int pixel) {
    return 1 / (1 + std::exp(-double(scene.logits()(0, pixel))));
}

}  // namespace

/// Shapes are one undo entry each; softness and strength blend once per stroke.
class DocumentShapesTest : public QObject {
    Q_OBJECT

private slots:
    void shapesAreNamedAndUndone_data();
    void shapesAreNamedAndUndone();
    void strengthMovesPartOfTheWay();
    void aStrokeMovesAPixelOnce();
    void aSecondStrokeMovesFurther();
    void theLargerShareWins();
    void aLongLineKeepsOnlyItsTiles();
    void undoIsBoundedInMemory();
};

void DocumentShapesTest::shapesAreNamedAndUndone_data() {
    QTest::addColumn<StrokeTool>("tool");
    QTest::addColumn<QString>("name");
    QTest::newRow("line") << StrokeTool::Line << "line";
    QTest::newRow("rectangle") << StrokeTool::Rectangle << "rectangle";
    QTest::newRow("ellipse") << StrokeTool::Ellipse << "ellipse";
    QTest::newRow("polygon") << StrokeTool::Polygon << "polygon";
    QTest::newRow("fill") << StrokeTool::Fill << "fill";
}

void DocumentShapesTest::shapesAreNamedAndUndone() {
    QFETCH(StrokeTool, tool);
    QFETCH(QString, name);
    for (const Surface surface : {Surface::Target, Surface::Prediction}) {
        Document document;
        document.load(drawn({"......", "......", "......"}), "drawn");
        const Scene before = document.scene();
        StrokeStyle style;
        style.surface = surface;
        style.tool = tool;
        document.beginStroke(style);
        document.strokeShape(rasterRectangle({6, 3}, {1, 0, 3, 2}));
        document.endStroke();
        const bool isTarget = surface == Surface::Target;
        QCOMPARE(document.history().undoText(),
                 name + (isTarget ? " on target" : " on prediction"));
        const auto painted = [&](const Scene& scene, int pixel) {
            return isTarget ? scene.labels()[static_cast<std::size_t>(pixel)] == 1
                            : p(scene, pixel) > 0.5;
        };
        QString seen;
        for (int i = 0; i < 18; ++i)
            seen += painted(document.scene(), i) ? '#' : '.';
        QCOMPARE(seen, ".###...###........");
        document.undo();
        QVERIFY(document.scene().labels() == before.labels());
        QVERIFY((document.scene().logits() == before.logits()).all());
        document.redo();
        QVERIFY(painted(document.scene(), 1));
        // Once more changes nothing, and leaves no entry.
        document.beginStroke(style);
        document.strokeShape(rasterRectangle({6, 3}, {1, 0, 3, 2}));
        document.endStroke();
        QCOMPARE(document.history().count(), 1);
    }
}

void DocumentShapesTest::strengthMovesPartOfTheWay() {
    Document document;
    document.load(drawn(kRows, 0), "drawn");
    StrokeStyle style = onePixel(Surface::Prediction);
    style.strength = 0.25;
    document.beginStroke(style);
    document.strokePiece(at(0, 0));
    document.endStroke();
    // From 0.5 a quarter of the way to 0.9.
    QVERIFY(std::abs(p(document.scene(), 0) - 0.6) < 1e-6);
}

void DocumentShapesTest::aStrokeMovesAPixelOnce() {
    Document document;
    document.load(drawn(kRows, 0), "drawn");
    StrokeStyle style = onePixel(Surface::Prediction);
    style.strength = 0.25;
    document.beginStroke(style);
    for (int i = 0; i < 5; ++i)
        document.strokePiece(from(0, 0, 3, 0));
    document.endStroke();
    for (int x = 0; x < 4; ++x)
        QVERIFY(std::abs(p(document.scene(), x) - 0.6) < 1e-6);
}

void DocumentShapesTest::aSecondStrokeMovesFurther() {
    Document document;
    document.load(drawn(kRows, 0), "drawn");
    StrokeStyle style = onePixel(Surface::Prediction);
    style.strength = 0.25;
    for (int i = 0; i < 2; ++i) {
        document.beginStroke(style);
        document.strokePiece(at(0, 0));
        document.endStroke();
    }
    QVERIFY(std::abs(p(document.scene(), 0) - (0.6 + 0.25 * 0.3)) < 1e-6);
    document.undo();
    QVERIFY(std::abs(p(document.scene(), 0) - 0.6) < 1e-6);
}

void DocumentShapesTest::theLargerShareWins() {
    Document document;
    document.load(drawn({".........", "........."}, 0), "drawn");
    StrokeStyle style = onePixel(Surface::Prediction);
    style.brush = {8, 1};
    document.beginStroke(style);
    // The rim of the second dab lies on the middle of the first, and takes nothing from it.
    document.strokePiece(at(4, 0));
    const double middle = p(document.scene(), 4);
    const double rim = p(document.scene(), 7);
    document.strokePiece(at(7, 0));
    QVERIFY(std::abs(middle - 0.9) < 1e-6);
    QCOMPARE(p(document.scene(), 4), middle);
    QVERIFY(rim < 0.7);
    QVERIFY(std::abs(p(document.scene(), 7) - 0.9) < 1e-6);
    document.endStroke();
    document.undo();
    QVERIFY((document.scene().logits() == 0.0F).all());
}

void DocumentShapesTest::aLongLineKeepsOnlyItsTiles() {
    constexpr int kSide = 2048;
    Document document;
    document.load(drawn(QStringList(kSide, QString(kSide, '.'))), "large");
    document.beginStroke(onePixel(Surface::Prediction));
    document.strokePiece(from(0, 0, kSide - 1, kSide - 1));
    document.endStroke();
    // Tiles along the diagonal, before and after; whole planes would be 33 million bytes.
    QVERIFY(document.history().bytes() > 2u * 32 * 64 * 64 * 4);
    QVERIFY(document.history().bytes() < 2'500'000u);
    document.undo();
    QVERIFY((document.scene().logits() == -1.0F).all());
}

void DocumentShapesTest::undoIsBoundedInMemory() {
    Document document;
    document.load(drawn(QStringList(128, QString(128, '.'))), "drawn");
    document.history().setByteLimit(100'000);
    int said = 0;
    connect(&document.history(), &EditHistory::oldestDropped, this, [&] { ++said; });
    for (int i = 0; i < 10; ++i) {
        document.beginStroke(onePixel(Surface::Prediction));
        document.strokePiece(at(i, i));
        document.endStroke();
    }
    // One tile before and after is 32 KiB and a little more.
    QCOMPARE(document.history().count(), 3);
    QCOMPARE(said, 7);
    QVERIFY(document.history().bytes() <= 100'000u);
    while (document.history().canUndo())
        document.undo();
    // The first seven strokes can not be taken back any more.
    for (int i = 0; i < 10; ++i)
        QCOMPARE(document.scene().logits()(0, i * 128 + i) > 0, i < 7);
}

QTEST_GUILESS_MAIN(DocumentShapesTest)
#include "document_shapes_test.moc"
