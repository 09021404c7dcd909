// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/document.h"
#include "tests/app/document/drawn_scene.h"

#include <QTest>

#include <vector>

using namespace lossglass;
using namespace lossglass::drawing;

/// Strokes appear piece by piece, are one undo entry, and leave earlier snapshots alone.
class DocumentStrokeTest : public QObject {
    Q_OBJECT

private slots:
    void strokeAppearsPieceByPieceAndUndoesAsOne();
    void strokeOnPredictionUndoesExactly();
    void strokesAreNamed_data();
    void strokesAreNamed();
    void strokeThatChangesNothingLeavesNoEntry_data();
    void strokeThatChangesNothingLeavesNoEntry();
    void cancelledStrokeLeavesNothing();
    void snapshotsNeverChange();
    void softTargetFollowsTheBrush();
    void aStrokeStaysInItsSample_data();
    void aStrokeStaysInItsSample();
};

void DocumentStrokeTest::strokeAppearsPieceByPieceAndUndoesAsOne() {
    Document document;
    document.load(drawn(kRows), "drawn");
    QList<Region> regions;
    connect(&document, &Document::changed, this, [&](const Change& change) {
        QVERIFY(change.touches(Change::What::Target));
        QVERIFY(!change.touches({Change::What::WholeScene, Change::What::Prediction}));
        regions << change.region;
    });
    document.beginStroke(onePixel(Surface::Target));
    document.strokePiece(at(0, 0));
    QCOMPARE(text(document.scene()), QStringList({"#...", ".##.", "...?"}));
    document.strokePiece(from(0, 0, 3, 0));
    QCOMPARE(text(document.scene()), QStringList({"####", ".##.", "...?"}));
    QCOMPARE(document.history().count(), 0);
    document.strokePiece(from(3, 0, 3, 2));
    document.endStroke();
    QCOMPARE(text(document.scene()), QStringList({"####", ".###", "...#"}));
    QCOMPARE(regions, QList<Region>({{0, 0, 1, 1}, {1, 0, 3, 1}, {3, 1, 1, 2}}));
    QCOMPARE(document.history().count(), 1);

    document.undo();
    QCOMPARE(text(document.scene()), kRows);
    QCOMPARE(regions.last(), Region({0, 0, 4, 3}));
    document.redo();
    QCOMPARE(text(document.scene()), QStringList({"####", ".###", "...#"}));
}

void DocumentStrokeTest::strokeOnPredictionUndoesExactly() {
    Document document;
    document.load(drawn(kRows, 0.3F), "drawn");
    const Scene before = document.scene();
    StrokeStyle style = onePixel(Surface::Prediction);
    style.brush.diameter = 3;
    style.brush.softness = 1;
    document.beginStroke(style);
    document.strokePiece(at(0, 0));
    document.strokePiece(from(0, 0, 3, 2));
    document.endStroke();
    const Scene after = document.scene();
    QVERIFY(after.logits()(0, 0) > 1);
    QCOMPARE(&after.labels(), &before.labels());

    document.undo();
    QVERIFY((document.scene().logits() == before.logits()).all());
    document.redo();
    QVERIFY((document.scene().logits() == after.logits()).all());
}

void DocumentStrokeTest::strokesAreNamed_data() {
    QTest::addColumn<Surface>("surface");
    QTest::addColumn<StrokeTool>("tool");
    QTest::addColumn<QString>("name");
    QTest::newRow("brush, target")
        << Surface::Target << StrokeTool::Brush << "brush stroke on target";
    QTest::newRow("brush, prediction")
        << Surface::Prediction << StrokeTool::Brush << "brush stroke on prediction";
    QTest::newRow("eraser, target")
        << Surface::Target << StrokeTool::Eraser << "eraser stroke on target";
    QTest::newRow("eraser, prediction")
        << Surface::Prediction << StrokeTool::Eraser << "eraser stroke on prediction";
}

void DocumentStrokeTest::strokesAreNamed() {
    QFETCH(Surface, surface);
    QFETCH(StrokeTool, tool);
    QFETCH(QString, name);
    Document document;
    document.load(drawn(kRows), "drawn");
    StrokeStyle style = onePixel(surface);
    style.tool = tool;
    document.beginStroke(style);
    document.strokePiece(at(0, 0));
    document.endStroke();
    QCOMPARE(document.history().undoText(), name);
}

void DocumentStrokeTest::strokeThatChangesNothingLeavesNoEntry_data() {
    QTest::addColumn<QList<int>>("columns");
    QTest::newRow("no piece") << QList<int>{};
    QTest::newRow("same label") << QList<int>{1, 2};
    QTest::newRow("outside the picture") << QList<int>{-5, 40};
}

void DocumentStrokeTest::strokeThatChangesNothingLeavesNoEntry() {
    QFETCH(QList<int>, columns);
    Document document;
    document.load(drawn(kRows), "drawn");
    int changes = 0;
    connect(&document, &Document::changed, this, [&] { ++changes; });
    document.beginStroke(onePixel(Surface::Target));
    for (const int column : columns)
        document.strokePiece(at(column, 1));
    document.endStroke();
    QCOMPARE(document.history().count(), 0);
    QCOMPARE(changes, 0);
    QVERIFY(!document.isEdited());
}

void DocumentStrokeTest::cancelledStrokeLeavesNothing() {
    Document document;
    document.load(drawn(kRows), "drawn");
    document.beginStroke(onePixel(Surface::Target));
    document.strokePiece(from(0, 0, 3, 2));
    QVERIFY(document.isEdited());
    document.cancelStroke();
    QCOMPARE(text(document.scene()), kRows);
    QCOMPARE(document.history().count(), 0);
    QVERIFY(!document.isEdited());
}

void DocumentStrokeTest::snapshotsNeverChange() {
    Document document;
    document.load(drawn({"......", "......"}), "drawn");
    struct Snapshot {
        Scene scene;
        QStringList rows;
    };
    // Hold the last three states, as the views and the worker do, so that planes are recycled.
    std::vector<Snapshot> held{{document.scene(), text(document.scene())}};
    document.beginStroke(onePixel(Surface::Target));
    for (int i = 0; i < 12; ++i) {
        document.strokePiece(at(i % 6, i / 6));
        for (const Snapshot& snapshot : held)
            QCOMPARE(text(snapshot.scene), snapshot.rows);
        held.push_back({document.scene(), text(document.scene())});
        if (held.size() > 3) held.erase(held.begin());
        QCOMPARE(text(document.scene()).join("").count('#'), i + 1);
    }
    document.endStroke();
    QCOMPARE(text(document.scene()), QStringList({"######", "######"}));
    document.undo();
    QCOMPARE(text(document.scene()), QStringList({"......", "......"}));
}

void DocumentStrokeTest::softTargetFollowsTheBrush() {
    Document document;
    document.load(softened(drawn(kRows)), "soft");
    const Planes<float> before = document.scene().softTarget();
    document.beginStroke(onePixel(Surface::Target));
    document.strokePiece(at(0, 0));
    document.strokePiece(at(1, 1));  // already label 1, but only at .75
    document.endStroke();
    QCOMPARE(text(document.scene()), QStringList({"#...", ".##.", "...?"}));
    QCOMPARE(document.scene().softTarget()(0, 0), 1.0F);
    QCOMPARE(document.scene().softTarget()(0, 5), 1.0F);
    QCOMPARE(document.scene().softTarget()(0, 6), .75F);
    document.undo();
    QVERIFY((document.scene().softTarget() == before).all());
    QCOMPARE(text(document.scene()), kRows);
}

void DocumentStrokeTest::aStrokeStaysInItsSample_data() {
    QTest::addColumn<int>("sample");
    QTest::addColumn<QStringList>("painted");
    QTest::newRow("first") << 0 << QStringList({"..", "#.", "..", ".."});
    QTest::newRow("second") << 1 << QStringList({"..", "..", "#.", ".."});
}

void DocumentStrokeTest::aStrokeStaysInItsSample() {
    QFETCH(int, sample);
    QFETCH(QStringList, painted);
    SceneParts<float> parts = drawn({"..", "..", "..", ".."}).parts();
    parts.height = 2;
    parts.samples = 2;
    Document document;
    document.load(Scene::make(parts).value(), "batch");
    StrokeStyle style = onePixel(Surface::Target);
    style.sample = sample;
    document.beginStroke(style);
    // Across the border of the two, which are no neighbours.
    document.strokePiece(from(0, 1, 0, 2));
    document.endStroke();
    QCOMPARE(text(document.scene()), painted);
    document.undo();
    QCOMPARE(text(document.scene()), QStringList({"..", "..", "..", ".."}));
}

QTEST_APPLESS_MAIN(DocumentStrokeTest)
#include "document_stroke_test.moc"
