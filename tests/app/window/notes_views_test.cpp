// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/notes_views.h"

#include "app/window/notes_words.h"
#include "losslib/loss/catalogue.h"
#include "tests/app/window/window_driver.h"
#include "tests/support/drawn_scene.h"
#include "widgets/plots/budget_view.h"

#include <QLabel>
#include <QTest>

#include <memory>

using namespace lossglass;

class NotesViewsTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_hand.reset(); }
    void theFirstSceneTellsWhatAlphaDoes();
    void theNoteFollowsTheSlider();
    void theNoteLeadsToItsTab();
    void everyKindHasWordsAndAWay_data();
    void everyKindHasWordsAndAWay();

private:
    bool settle() {
        return m_hand->settle() &&
               QTest::qWaitFor([this] { return m_hand->window.isCurrent(); }, 30000);
    }
    NoteBar& bar() { return *m_hand->window.findChild<NoteBar*>(); }
    QString text() { return bar().findChildren<QLabel*>()[1]->text(); }
    std::unique_ptr<test::WindowDriver> m_hand;
};

void NotesViewsTest::init() {
    m_hand = std::make_unique<test::WindowDriver>();
    QVERIFY(m_hand->isReady());
    QVERIFY(settle());
}

void NotesViewsTest::theFirstSceneTellsWhatAlphaDoes() {
    QVERIFY2(text().contains(QStringLiteral("α = 0.25 takes pull off nucleus.")),
             qPrintable(text()));
    QVERIFY(text().contains("1 more"));
}

void NotesViewsTest::theNoteFollowsTheSlider() {
    m_hand->window.document().setParameter("focal", "alpha", 0.9);
    QVERIFY(settle());
    QVERIFY(!text().contains("takes pull off"));
    m_hand->undo();
    QVERIFY(settle());
    QVERIFY(text().contains("takes pull off nucleus"));
    // The notes are of the selected loss.
    m_hand->window.document().selectLoss("cross_entropy");
    QVERIFY(settle());
    QVERIFY(!text().contains("takes pull off") || !bar().isVisible());
}

void NotesViewsTest::theNoteLeadsToItsTab() {
    auto* label = bar().findChildren<QLabel*>()[1];
    label->setFocus();
    QTest::keyClick(label, Qt::Key_Tab);
    QTest::keyClick(label, Qt::Key_Return);
    QVERIFY(m_hand->window.findChild<BudgetView*>()->isVisible());
}

void NotesViewsTest::everyKindHasWordsAndAWay_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("claim");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tab");
    using Kind = SceneNote::Kind;
    QTest::newRow("weight") << int(Kind::OppositeWeight)
                            << QStringLiteral("α = 0.75 takes pull off foreground.")
                            << "3.2 % of the pull is on foreground; without the weight it is 25 %."
                            << "budget";
    QTest::newRow("smoothing") << int(Kind::HeavySmoothing) << "Smoothing decides here."
                               << "0.75 is 3.2 % of the sums of foreground."
                               << "sweep";
    QTest::newRow("idle") << int(Kind::IdleParameter) << "Weight of foreground does nothing here."
                          << "Value and pull change by 0 over its whole slider."
                          << "sweep";
    QTest::newRow("silent") << int(Kind::SilentClass) << "No gradient on foreground."
                            << "Its 1 pixels get 0 % of the pull."
                            << "budget";
    QTest::newRow("dead") << int(Kind::DeadTerm) << "The overlap part has died."
                          << "It gives 3.2 % of the pull of the parts."
                          << "budget";
    QTest::newRow("probabilities")
        << int(Kind::ProbabilitiesAsLogits) << "These logits look like probabilities."
        << "All lie between 0.250 and 0.0321; were they read as what they are?"
        << "response";
}

void NotesViewsTest::everyKindHasWordsAndAWay() {
    QFETCH(int, kind);
    QFETCH(QString, claim);
    QFETCH(QString, text);
    QFETCH(QString, tab);
    SceneNote note;
    note.kind = static_cast<SceneNote::Kind>(kind);
    note.parameter = "alpha";
    note.label = 1;
    note.term = SceneNote::Term::Overlap;
    note.value = 0.75;
    note.before = 0.25;
    note.now = 0.0321;
    const Note words = noteInWords(note, *findLoss("focal"), test::drawnScene({"#."}, {"#."}));
    QCOMPARE(words.claim, claim);
    QCOMPARE(words.text, text);
    QCOMPARE(words.tab, tab);
    QVERIFY(words.where.startsWith("See it in"));
    QVERIFY(m_hand->window.showTab(words.tab));
}

QTEST_MAIN(NotesViewsTest)
#include "notes_views_test.moc"
