// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/document.h"
#include "losslib/scene/samples.h"
#include "tests/app/document/drawn_scene.h"

#include <QTest>

Q_DECLARE_METATYPE(lossglass::Scene)

using namespace lossglass;
using namespace lossglass::drawing;

/// Samples come into a batch and go out of it, one undo entry each.
class DocumentSamplesTest : public QObject {
    Q_OBJECT

private slots:
    void aCopyIsOneEntry();
    void aRemovalIsOneEntry();
    void impossibleWishesChangeNothing_data();
    void impossibleWishesChangeNothing();
    void aStrokeUnderWayIsFinishedFirst();
    void aPaintedCopyComesBackByRedo();

private:
    static Scene batch() {
        return stackSamples<float>({drawn({"#.", ".."}), drawn({"..", ".#"})}).value();
    }
};

void DocumentSamplesTest::aCopyIsOneEntry() {
    Document document;
    document.load(batch(), "batch");
    int changes = 0;
    connect(&document, &Document::changed, this, [&](const Change& change) {
        QVERIFY(change.touches(Change::What::WholeScene));
        QCOMPARE(change.region.height, 2 * document.scene().samples());
        ++changes;
    });
    document.copySample(0);
    QCOMPARE(text(document.scene()), QStringList({"#.", "..", "#.", "..", "..", ".#"}));
    QVERIFY(document.isEdited());
    QCOMPARE(document.history().count(), 1);
    QCOMPARE(document.history().undoText(), "copy of sample 1");
    document.undo();
    QCOMPARE(text(document.scene()), QStringList({"#.", "..", "..", ".#"}));
    QVERIFY(!document.isEdited());
    document.redo();
    QCOMPARE(document.scene().samples(), 3);
    QCOMPARE(changes, 3);
}

void DocumentSamplesTest::aRemovalIsOneEntry() {
    Document document;
    document.load(batch(), "batch");
    document.removeSample(0);
    QCOMPARE(text(document.scene()), QStringList({"..", ".#"}));
    QCOMPARE(document.history().undoText(), "removal of sample 1");
    document.undo();
    QCOMPARE(text(document.scene()), QStringList({"#.", "..", "..", ".#"}));
    document.redo();
    QCOMPARE(text(document.scene()), QStringList({"..", ".#"}));
}

void DocumentSamplesTest::impossibleWishesChangeNothing_data() {
    QTest::addColumn<Scene>("scene");
    QTest::addColumn<int>("copied");
    QTest::addColumn<int>("removed");
    QTest::newRow("no scene") << Scene() << 0 << 0;
    QTest::newRow("the last one stays") << drawn({"#."}) << -1 << 0;
    QTest::newRow("below the range") << batch() << -1 << -1;
    QTest::newRow("above the range") << batch() << 2 << 2;
}

void DocumentSamplesTest::impossibleWishesChangeNothing() {
    QFETCH(Scene, scene);
    QFETCH(int, copied);
    QFETCH(int, removed);
    Document document;
    document.load(scene, "scene");
    document.copySample(copied);
    document.removeSample(removed);
    QCOMPARE(document.history().count(), 0);
    QCOMPARE(document.scene().samples(), scene.samples());
}

void DocumentSamplesTest::aStrokeUnderWayIsFinishedFirst() {
    Document document;
    document.load(batch(), "batch");
    document.beginStroke(onePixel(Surface::Target));
    document.strokePiece(at(1, 0));
    document.copySample(0);
    QCOMPARE(document.history().count(), 2);
    QCOMPARE(text(document.scene()), QStringList({"##", "..", "##", "..", "..", ".#"}));
    document.undo();
    document.undo();
    QCOMPARE(text(document.scene()), QStringList({"#.", "..", "..", ".#"}));
}

void DocumentSamplesTest::aPaintedCopyComesBackByRedo() {
    Document document;
    document.load(batch(), "batch");
    document.copySample(1);
    StrokeStyle style = onePixel(Surface::Target);
    style.sample = 2;
    document.beginStroke(style);
    document.strokePiece(at(0, 4));
    document.endStroke();
    const QStringList painted{"#.", "..", "..", ".#", "#.", ".#"};
    QCOMPARE(text(document.scene()), painted);
    document.undo();
    document.undo();
    QCOMPARE(document.scene().samples(), 2);
    document.redo();
    document.redo();
    QCOMPARE(text(document.scene()), painted);
}

QTEST_APPLESS_MAIN(DocumentSamplesTest)
#include "document_samples_test.moc"
