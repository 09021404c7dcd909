// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/document.h"
#include "losslib/loss/catalogue.h"
#include "tests/app/document/drawn_scene.h"

#include <QTest>

using namespace lossglass;
using namespace lossglass::drawing;

/// Settings and scenes change the document once, are announced, and come back by undo.
class DocumentTest : public QObject {
    Q_OBJECT

private slots:
    void startsWithDefaults();
    void dragOfASettingIsOneEntry();
    void typedSettingsAreOneEntryEach();
    void resetIsOneEntry();
    void loadingIsOneEntry();
    void editedMarkFollowsTheScene();
    void undoClosesWhatIsUnderWay();
    void shownAndSelectedAreAnnouncedOnce();
    void historyKeepsTwoHundred();
};

void DocumentTest::startsWithDefaults() {
    const Document document;
    QVERIFY(document.scene().isEmpty());
    QVERIFY(!document.isEdited());
    QCOMPARE(document.shownLosses().size(), std::size_t{6});
    QCOMPARE(document.selectedLoss(), std::string("focal"));
    for (const Loss& loss : catalogue())
        QVERIFY(document.parameters(loss.id) == ParameterValues(loss.parameters));
}

void DocumentTest::dragOfASettingIsOneEntry() {
    Document document;
    QStringList changes;
    connect(&document, &Document::changed, this, [&](const Change& change) {
        QVERIFY(change.touches(Change::What::Parameters));
        changes << QString::fromStdString(change.loss);
    });
    document.beginEdit("focal");
    for (const double gamma : {2.5, 3.0, 3.5})
        document.setParameter("focal", "gamma", gamma);
    QCOMPARE(document.parameters("focal").real("gamma"), 3.5);
    QCOMPARE(document.history().count(), 0);
    document.endEdit();
    QCOMPARE(changes, QStringList({"focal", "focal", "focal"}));
    QCOMPARE(document.history().count(), 1);
    QVERIFY(document.history().undoText().endsWith(" of Focal"));
    document.undo();
    QCOMPARE(document.parameters("focal").real("gamma"), 2.0);
    document.redo();
    QCOMPARE(document.parameters("focal").real("gamma"), 3.5);

    document.beginEdit("focal");
    document.setParameter("focal", "gamma", 1.0);
    document.setParameter("focal", "gamma", 3.5);
    document.endEdit();
    QCOMPARE(document.history().count(), 1);
}

void DocumentTest::typedSettingsAreOneEntryEach() {
    Document document;
    document.setParameter("focal", "gamma", 1.0);
    document.setParameter("focal", "gamma", 1.0);
    document.setParameter("focal", "alpha", 0.25);
    QCOMPARE(document.history().count(), 2);
    document.undo();
    QVERIFY(document.parameters("focal").isWord("alpha", "none"));
    QCOMPARE(document.parameters("focal").real("gamma"), 1.0);
    document.undo();
    QCOMPARE(document.parameters("focal").real("gamma"), 2.0);
}

void DocumentTest::resetIsOneEntry() {
    Document document;
    document.resetParameters("focal");
    QCOMPARE(document.history().count(), 0);
    document.setParameter("focal", "gamma", 1.0);
    document.setParameter("focal", "alpha", 0.25);
    document.resetParameters("focal");
    QVERIFY(document.parameters("focal") == ParameterValues(findLoss("focal")->parameters));
    QCOMPARE(document.history().count(), 3);
    document.undo();
    QCOMPARE(document.parameters("focal").real("gamma"), 1.0);
    QCOMPARE(document.parameters("focal").number("alpha"), std::optional<double>(0.25));
}

void DocumentTest::loadingIsOneEntry() {
    Document document;
    document.load(drawn(kRows), "first");
    QCOMPARE(document.history().count(), 0);
    document.load(drawn({"#"}), "second");
    QCOMPARE(document.history().count(), 1);
    QCOMPARE(document.history().undoText(), QString("opening of second"));
    QCOMPARE(document.title(), QString("second"));
    QList<Region> regions;
    connect(&document, &Document::changed, this, [&](const Change& change) {
        QVERIFY(change.touches(Change::What::WholeScene));
        QVERIFY(change.touches(Change::What::Title));
        regions << change.region;
    });
    document.undo();
    QCOMPARE(document.title(), QString("first"));
    QCOMPARE(text(document.scene()), kRows);
    document.redo();
    QCOMPARE(document.title(), QString("second"));
    QCOMPARE(regions, QList<Region>({{0, 0, 4, 3}, {0, 0, 1, 1}}));
}

void DocumentTest::editedMarkFollowsTheScene() {
    Document document;
    document.load(drawn(kRows), "drawn");
    int titles = 0;
    connect(&document, &Document::changed, this,
            [&](const Change& change) { titles += change.touches(Change::What::Title) ? 1 : 0; });
    document.setParameter("focal", "gamma", 1.0);
    QVERIFY(!document.isEdited());
    document.beginStroke(onePixel(Surface::Target));
    document.strokePiece(at(0, 0));
    QVERIFY(document.isEdited());
    document.strokePiece(at(0, 1));
    document.endStroke();
    QCOMPARE(titles, 1);
    document.undo();
    QVERIFY(!document.isEdited());
    document.redo();
    QVERIFY(document.isEdited());
    document.markSaved();
    QVERIFY(!document.isEdited());
    QCOMPARE(titles, 4);
    document.edit(drawn(kRows), "opening of prediction");
    QVERIFY(document.isEdited());
    QCOMPARE(document.title(), QString("drawn"));
    document.undo();
    QVERIFY(!document.isEdited());
}

void DocumentTest::undoClosesWhatIsUnderWay() {
    Document document;
    document.load(drawn(kRows), "drawn");
    document.beginStroke(onePixel(Surface::Target));
    document.strokePiece(at(0, 0));
    document.undo();
    QVERIFY(!document.isStroking());
    QCOMPARE(text(document.scene()), kRows);
    document.strokePiece(at(1, 0));
    QCOMPARE(text(document.scene()), kRows);
    QVERIFY(document.history().canRedo());

    document.beginEdit("focal");
    document.setParameter("focal", "gamma", 1.0);
    document.undo();
    QCOMPARE(document.parameters("focal").real("gamma"), 2.0);
}

void DocumentTest::shownAndSelectedAreAnnouncedOnce() {
    Document document;
    QList<int> parts;
    connect(&document, &Document::changed, this,
            [&](const Change& change) { parts << change.what.toInt(); });
    document.setShown("dice", false);
    document.setShown("dice", false);
    document.setShown("jaccard", true);
    document.selectLoss("dice");
    document.selectLoss("dice");
    QVERIFY(!document.isShown("dice"));
    QVERIFY(document.isShown("jaccard"));
    QCOMPARE(document.selectedLoss(), std::string("dice"));
    QCOMPARE(parts, QList<int>({static_cast<int>(Change::What::ShownLosses),
                                static_cast<int>(Change::What::ShownLosses),
                                static_cast<int>(Change::What::SelectedLoss)}));
    QCOMPARE(document.history().count(), 0);
}

void DocumentTest::historyKeepsTwoHundred() {
    Document document;
    document.load(drawn(kRows), "drawn");
    for (int i = 0; i < 210; ++i) {
        document.beginStroke(onePixel(Surface::Target, i % 2 == 0 ? 1 : 0));
        document.strokePiece(at(0, 0));
        document.endStroke();
    }
    QCOMPARE(document.history().count(), 200);
}

QTEST_APPLESS_MAIN(DocumentTest)
#include "document_test.moc"
