// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/pass_memory.h"

#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"
#include "tests/support/random_scene.h"

#include <QtTest>

#include <cstring>

using namespace lossglass;
using namespace lossglass::test;

/// After a change of few tiles, an evaluation with a memory says what a full one says, to the last
/// bit, and visits only those tiles where the loss allows it.
class PassMemoryTest : public QObject {
    Q_OBJECT

private slots:
    void sameAsWithout_data();
    void sameAsWithout();
    void visitsChangedTilesOnly_data();
    void visitsChangedTilesOnly();
    void leavesOtherTilesAlone();
    void forgetsPlanesOfAnotherShape();
};

namespace {

constexpr std::int64_t kFirstTile = 2, kSecondTile = 5;

/// Other logits, or other labels, at some pixels of two tiles.
template <class Real>
BasicScene<Real> changed(const BasicScene<Real>& scene, std::mt19937& random, bool isTarget) {
    auto labels = std::make_shared<Labels>(scene.labels());
    auto logits = std::make_shared<Planes<Real>>(scene.logits());
    std::normal_distribution<double> noise(0, 3);
    std::uniform_int_distribution<int> label(0, scene.labelCount());
    for (const std::int64_t tile : {kFirstTile, kSecondTile})
        for (std::int64_t i = 0; i < 200; ++i) {
            const std::int64_t pixel = tile * kTilePixels + 7 * i;
            const int drawn = label(random);
            if (isTarget)
                (*labels)[static_cast<std::size_t>(pixel)] =
                    drawn == scene.labelCount() ? kIgnored : static_cast<std::uint8_t>(drawn);
            else
                logits->col(pixel) = static_cast<Real>(noise(random)) -
                                     Eigen::Array<Real, Eigen::Dynamic, 1>::LinSpaced(
                                         scene.channels(), Real(-1), Real(1));
        }
    return scene.withPlanes(labels, logits);
}

template <class Real>
BasicScene<Real> sceneOf(std::mt19937& random, int channels, int samples) {
    RandomSceneOptions options;
    options.channels = channels;
    options.width = 127;
    options.height = 122 / samples;
    options.samples = samples;
    return randomScene(random, options).template cast<Real>();
}

template <class Real>
bool sameBits(const Planes<Real>& a, const Planes<Real>& b) {
    if (a.rows() != b.rows() || a.cols() != b.cols()) return false;
    const std::size_t bytes = sizeof(Real) * static_cast<std::size_t>(a.size());
    return bytes == 0 || std::memcmp(a.data(), b.data(), bytes) == 0;
}

template <class Real>
bool sameReading(const Reading<Real>& one, const Reading<Real>& other) {
    const auto &a = one.evaluation, &b = other.evaluation;
    return a.undefined == b.undefined && (a.undefined || a.value == b.value) &&
           a.perClass == b.perClass && a.notes == b.notes && one.totalPull == other.totalPull &&
           one.gradientNorm == other.gradientNorm && sameBits(a.logitGradient, b.logitGradient) &&
           sameBits(a.probabilityGradient, b.probabilityGradient) &&
           sameBits(a.pixelLoss, b.pixelLoss);
}

/// A series of changes; returns how many of the evaluations were partial, -1 where one was wrong.
template <class Real>
int runSeries(std::mt19937& random, const Loss& loss, const ParameterValues& values,
              const Wanted& wanted, BasicScene<Real> scene) {
    PassMemory memory;
    Request fresh{&loss, values, wanted}, kept{&loss, values, wanted};
    kept.wanted.memory = &memory;
    Reading<Real> before = evaluateOne(Workspace<Real>(scene), kept);
    int partial = 0;
    for (int step = 0; step < 4; ++step) {
        scene = changed(scene, random, step % 2 == 1);
        memory.changed = {kFirstTile, kSecondTile};
        memory.planes<Real>() = std::move(before.evaluation);
        const Workspace<Real> work(scene);
        before = evaluateOne(work, kept);
        if (!sameReading(before, evaluateOne(work, fresh))) return -1;
        partial += memory.wasPartial ? 1 : 0;
    }
    return partial;
}

}  // namespace

void PassMemoryTest::sameAsWithout_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("samples");
    for (const Loss& loss : catalogue())
        for (const auto& [channels, samples] : {std::pair(1, 1), {4, 1}, {6, 1}, {1, 2}, {3, 2}})
            if (channels == 1 || loss.channels == ChannelRule::Any)
                QTest::addRow("%s, %d channels, %d samples", loss.id.c_str(), channels, samples)
                    << QString::fromStdString(loss.id) << channels << samples;
}

void PassMemoryTest::sameAsWithout() {
    QFETCH(QString, id);
    QFETCH(int, channels);
    QFETCH(int, samples);
    const Loss& loss = *findLoss(id.toStdString());
    std::mt19937 random(41);
    const auto scene = sceneOf<float>(random, channels, samples);
    const ParameterValues defaults(loss.parameters);
    QVERIFY(runSeries(random, loss, defaults, {true, true, true}, scene) >= 0);
    QVERIFY(runSeries(random, loss, defaults, {false, false, false}, scene) >= 0);
    QVERIFY(runSeries(random, loss, defaults, {}, scene.cast<double>()) >= 0);
    const auto values = randomValues(random, loss, scene.labelCount());
    QVERIFY(runSeries(random, loss, values, {}, scene) >= 0);
}

void PassMemoryTest::visitsChangedTilesOnly_data() {
    QTest::addColumn<QString>("id");
    for (const char* id : {"cross_entropy", "focal", "poly1_ce", "label_smoothing_ce", "l1", "l2",
                           "asymmetric_focal"})
        QTest::newRow(id) << QString(id);
}

void PassMemoryTest::visitsChangedTilesOnly() {
    QFETCH(QString, id);
    const Loss& loss = *findLoss(id.toStdString());
    std::mt19937 random(43);
    const auto scene = sceneOf<float>(random, 3, 1);
    // The two changes of the prediction leave all weights as they were.
    QVERIFY(runSeries(random, loss, ParameterValues(loss.parameters), {}, scene) >= 2);
}

void PassMemoryTest::leavesOtherTilesAlone() {
    std::mt19937 random(44);
    const auto scene = sceneOf<float>(random, 1, 1);
    const Loss& loss = *findLoss("l2");
    PassMemory memory;
    Request request{&loss, ParameterValues(loss.parameters), {}};
    request.wanted.memory = &memory;
    const Workspace<float> work(scene);
    auto first = evaluateOne(work, request).evaluation;
    // What a visit would overwrite.
    const auto mark = [](std::int64_t tile) { return tile * kTilePixels + 11; };
    first.logitGradient(0, mark(kFirstTile)) = 5;
    first.logitGradient(0, mark(kSecondTile)) = 5;
    memory.planes<float>() = std::move(first);
    memory.changed = {kSecondTile};
    const auto second = evaluateOne(work, request).evaluation;
    QVERIFY(memory.wasPartial);
    QVERIFY(!memory.changed);
    QCOMPARE(second.logitGradient(0, mark(kFirstTile)), 5.0f);
    QVERIFY(second.logitGradient(0, mark(kSecondTile)) != 5.0f);
}

void PassMemoryTest::forgetsPlanesOfAnotherShape() {
    std::mt19937 random(45);
    const Loss& loss = *findLoss("cross_entropy");
    PassMemory memory;
    Request request{&loss, ParameterValues(loss.parameters), {}};
    const Request fresh = request;
    request.wanted.memory = &memory;
    auto first = evaluateOne(Workspace<float>(sceneOf<float>(random, 3, 1)), request).evaluation;
    memory.planes<float>() = std::move(first);
    memory.changed = {kFirstTile};
    const Workspace<float> other(sceneOf<float>(random, 1, 1));
    const auto second = evaluateOne(other, request);
    QVERIFY(!memory.wasPartial);
    QVERIFY(sameReading(second, evaluateOne(other, fresh)));
}

QTEST_APPLESS_MAIN(PassMemoryTest)
#include "pass_memory_test.moc"
