// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/notes/scene_notes.h"

#include "losslib/loss/catalogue.h"
#include "tests/support/drawn_scene.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace lossglass;

namespace {

using Kind = SceneNote::Kind;
using Settings = std::vector<std::pair<std::string, ParameterValue>>;

std::vector<SceneNote> notesOn(const Scene& scene, const char* id, const Settings& settings = {}) {
    const Loss* loss = findLoss(id);
    Request request{loss, ParameterValues(loss->parameters), {}};
    for (const auto& [name, value] : settings)
        request.values.set(name, value);
    return sceneNotes(scene, request);
}

const SceneNote* find(const std::vector<SceneNote>& notes, Kind kind) {
    const auto found = std::find_if(notes.begin(), notes.end(),
                                    [kind](const SceneNote& note) { return note.kind == kind; });
    return found == notes.end() ? nullptr : &*found;
}

bool names(const std::vector<SceneNote>& notes, Kind kind, const std::string& parameter) {
    return std::any_of(notes.begin(), notes.end(), [&](const SceneNote& note) {
        return note.kind == kind && note.parameter == parameter;
    });
}

/// 4 of 16 pixels are foreground; right and wrong ones on both sides.
Scene ordinary() {
    return test::drawnScene({"....", ".##.", ".##.", "...."}, {"..4.", ".83.", ".97.", "6..2"});
}

Scene withLogits(const Scene& scene, std::vector<float> logits) {
    Planes<float> planes(1, static_cast<Eigen::Index>(logits.size()));
    std::copy(logits.begin(), logits.end(), planes.data());
    return scene.withPlanes(nullptr, std::make_shared<const Planes<float>>(std::move(planes)));
}

}  // namespace

class SceneNotesTest : public QObject {
    Q_OBJECT

private slots:
    void focalAlphaOfThePaperFavoursBackground();
    void alphaAboveOneHalfDoesWhatItSays();
    void noWeightIsNoNote();
    void aWeightOnTheMajorityIsNoNote();
    void smoothingAgainstTheSums_data();
    void smoothingAgainstTheSums();
    void smoothingOfTheSmallestClass();
    void gammaWhereAllIsHopelessDoesNothing();
    void parametersThatActAreNotNamed();
    void aClassWithoutGradient();
    void aDeadTerm();
    void bothTermsLive();
    void probabilitiesReadAsLogits_data();
    void probabilitiesReadAsLogits();
    void undefinedSaysNothingElse();
    void cancelledEndsEarly();
};

void SceneNotesTest::focalAlphaOfThePaperFavoursBackground() {
    const auto notes = notesOn(ordinary(), "focal", {{"alpha", 0.25}});
    const SceneNote* note = find(notes, Kind::OppositeWeight);
    QVERIFY(note);
    QCOMPARE(note->parameter, std::string("alpha"));
    QCOMPARE(note->label, 1);
    QCOMPARE(note->value, 0.25);
    // The foreground's pull is weighted by 1/4, the background's by 3/4.
    const double odds = note->before / (1 - note->before) / 3;
    QVERIFY(std::abs(note->now - odds / (1 + odds)) < 1e-6);
}

void SceneNotesTest::alphaAboveOneHalfDoesWhatItSays() {
    QVERIFY(!find(notesOn(ordinary(), "focal", {{"alpha", 0.75}}), Kind::OppositeWeight));
    QVERIFY(!find(notesOn(ordinary(), "tversky", {{"alpha", 0.9}}), Kind::OppositeWeight));
}

void SceneNotesTest::noWeightIsNoNote() {
    QVERIFY(!find(notesOn(ordinary(), "focal"), Kind::OppositeWeight));
    QVERIFY(!find(notesOn(ordinary(), "cross_entropy"), Kind::OppositeWeight));
}

void SceneNotesTest::aWeightOnTheMajorityIsNoNote() {
    const Scene scene = test::drawnScene({"###."}, {"5432"});
    QVERIFY(!find(notesOn(scene, "focal", {{"alpha", 0.25}}), Kind::OppositeWeight));
}

void SceneNotesTest::smoothingAgainstTheSums_data() {
    QTest::addColumn<double>("smooth");
    QTest::addColumn<bool>("isNoted");
    // Sum p of the foreground is 4.7 and its 4 pixels make 8.7: 1 % is 0.087.
    QTest::newRow("as by default") << 1.0 << true;
    QTest::newRow("just above") << 0.09 << true;
    QTest::newRow("just below") << 0.085 << false;
    QTest::newRow("none") << 0.0 << false;
}

void SceneNotesTest::smoothingAgainstTheSums() {
    QFETCH(double, smooth);
    QFETCH(bool, isNoted);
    const Scene scene = ordinary();
    const auto notes = notesOn(scene, "dice", {{"smooth", smooth}});
    const SceneNote* note = find(notes, Kind::HeavySmoothing);
    QCOMPARE(note != nullptr, isNoted);
    if (!note) return;
    const auto sums = Workspace<float>(scene).sums()[1];
    QCOMPARE(note->label, 1);
    QCOMPARE(note->value, smooth);
    QVERIFY(std::abs(note->now - smooth / (sums.tp + sums.fp + 4)) < 1e-6);
    QVERIFY(std::abs(sums.tp + sums.fp - 4.7) < 1e-5);
}

void SceneNotesTest::smoothingOfTheSmallestClass() {
    const Scene scene =
        test::drawnScene({"0000000000", "0000011112"}, {"0000000000", "0000011112"}, 1, 3);
    const auto notes = notesOn(scene, "dice");
    const SceneNote* note = find(notes, Kind::HeavySmoothing);
    QVERIFY(note);
    QCOMPARE(note->label, 2);
}

void SceneNotesTest::gammaWhereAllIsHopelessDoesNothing() {
    // All pixels are wrong by so much that (1 - p)^gamma is 1 whatever gamma is.
    const Scene scene = withLogits(test::drawnScene({"##.."}, {"...."}), {-40, -40, 40, 40});
    const auto notes = notesOn(scene, "focal");
    QVERIFY(names(notes, Kind::IdleParameter, "gamma"));
}

void SceneNotesTest::parametersThatActAreNotNamed() {
    for (const char* id : {"focal", "tversky", "bce_dice", "poly1_ce", "topk_ce"})
        QVERIFY2(!find(notesOn(ordinary(), id), Kind::IdleParameter), id);
}

void SceneNotesTest::aClassWithoutGradient() {
    // Class 2 is there, and weighs nothing.
    const Scene scene = test::drawnScene({"0012"}, {"0101"}, 1, 3);
    const auto notes = notesOn(scene, "cross_entropy", {{"weights", std::vector<double>{1, 1, 0}}});
    const SceneNote* note = find(notes, Kind::SilentClass);
    QVERIFY(note);
    QCOMPARE(note->label, 2);
    QCOMPARE(note->value, 1.0);
    QVERIFY(!find(notesOn(scene, "cross_entropy"), Kind::SilentClass));
}

void SceneNotesTest::aDeadTerm() {
    const auto overlap = notesOn(ordinary(), "bce_dice", {{"b", 1e-4}});
    QVERIFY(find(overlap, Kind::DeadTerm));
    QCOMPARE(find(overlap, Kind::DeadTerm)->term, SceneNote::Term::Overlap);
    QVERIFY(find(overlap, Kind::DeadTerm)->now < 0.001);
    const auto focal = notesOn(ordinary(), "focal_dice", {{"lam", 0.001}});
    QVERIFY(find(focal, Kind::DeadTerm));
    QCOMPARE(find(focal, Kind::DeadTerm)->term, SceneNote::Term::Focal);
    const auto entropy = notesOn(ordinary(), "combo", {{"alpha", 0.0}});
    QVERIFY(find(entropy, Kind::DeadTerm));
    QCOMPARE(find(entropy, Kind::DeadTerm)->term, SceneNote::Term::CrossEntropy);
    QCOMPARE(find(entropy, Kind::DeadTerm)->now, 0.0);
}

void SceneNotesTest::bothTermsLive() {
    for (const char* id : {"bce_dice", "combo", "focal_dice", "exp_log", "unified_focal", "dice"})
        QVERIFY2(!find(notesOn(ordinary(), id), Kind::DeadTerm), id);
}

void SceneNotesTest::probabilitiesReadAsLogits_data() {
    QTest::addColumn<QList<float>>("logits");
    QTest::addColumn<bool>("isNoted");
    QTest::newRow("probabilities") << QList<float>{0.02F, 0.9F, 0.4F, 0} << true;
    QTest::newRow("logits") << QList<float>{-3, 2, 0.4F, 0} << false;
    QTest::newRow("nearly undecided") << QList<float>{0, 0.1F, 0.2F, 0.3F} << false;
    QTest::newRow("the one outside is ignored") << QList<float>{0, 0.1F, 1, 7} << true;
}

void SceneNotesTest::probabilitiesReadAsLogits() {
    QFETCH(QList<float>, logits);
    QFETCH(bool, isNoted);
    const Scene scene = withLogits(test::drawnScene({"#.#?"}, {"...."}),
                                   std::vector<float>(logits.begin(), logits.end()));
    const auto notes = notesOn(scene, "cross_entropy");
    QCOMPARE(find(notes, Kind::ProbabilitiesAsLogits) != nullptr, isNoted);
    if (isNoted) QCOMPARE(notes.front().kind, Kind::ProbabilitiesAsLogits);
}

void SceneNotesTest::undefinedSaysNothingElse() {
    QVERIFY(notesOn(test::drawnScene({"??"}, {".."}), "dice").empty());
    QVERIFY(sceneNotes({}, {findLoss("dice"), {}, {}}).empty());
    // Binary only.
    QVERIFY(notesOn(test::drawnScene({"012"}, {"012"}, 1, 3), "lovasz_hinge").empty());
}

void SceneNotesTest::cancelledEndsEarly() {
    const Loss* loss = findLoss("dice");
    const Request request{loss, ParameterValues(loss->parameters), {}};
    QVERIFY(!sceneNotes(ordinary(), request).empty());
    QVERIFY(sceneNotes(ordinary(), request, [] { return true; }).empty());
}

QTEST_APPLESS_MAIN(SceneNotesTest)
#include "scene_notes_test.moc"
