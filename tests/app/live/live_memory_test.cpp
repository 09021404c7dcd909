// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/live/live_memory.h"

#include "losslib/kernels/stop_scope.h"
#include "losslib/loss/catalogue.h"
#include "losslib/scene/painting.h"
#include "tests/support/random_scene.h"
#include "tests/support/scene_variants.h"

#include <QtTest>

#include <atomic>
#include <chrono>
#include <cstring>
#include <thread>

using namespace lossglass;
using namespace lossglass::test;

namespace {

/// What is painted on.
struct Ground {
    int channels = 1;
    bool soft = false;
    bool batch = false;
};

Scene randomGround(std::mt19937& random, const Ground& ground) {
    RandomSceneOptions options;
    options.channels = ground.channels;
    // Several tiles, with a rest at the end.
    options.width = 131;
    options.height = 78;
    SceneD scene = randomScene(random, options);
    if (ground.soft) scene = softened(scene, 0.9);
    if (ground.batch) scene = asBatch(scene);
    return scene.cast<float>();
}

int pick(std::mt19937& random, int count) {
    return std::uniform_int_distribution<int>(0, count - 1)(random);
}

StrokePiece randomPiece(std::mt19937& random, const Scene& scene) {
    std::uniform_real_distribution<double> x(0, scene.width());
    std::uniform_real_distribution<double> y(0, scene.height() * scene.samples());
    const double fromX = x(random), fromY = y(random);
    return {fromX, fromY, fromX + 0.2 * (x(random) - fromX), fromY + 0.2 * (y(random) - fromY)};
}

/// A stroke on the target (a label or "ignored") or on the prediction, with a brush of any size.
Scene painted(std::mt19937& random, const Scene& scene) {
    const Extent extent{scene.width(), scene.height() * scene.samples(), 0};
    const Brush brush{1.0 + pick(random, 20), 0.5 * pick(random, 2)};
    const StrokePiece piece = randomPiece(random, scene);
    if (pick(random, 2) == 0) {
        auto labels = std::make_shared<Labels>(scene.labels());
        const int label = pick(random, scene.labelCount() + 1);
        paintLabels(*labels, extent, brush, piece,
                    label == scene.labelCount() ? kIgnored : static_cast<std::uint8_t>(label));
        return scene.withPlanes(labels, nullptr);
    }
    auto logits = std::make_shared<Planes<float>>(scene.logits());
    const double p = pick(random, 2) == 0 ? 0.02 : 0.9;
    paintProbability(*logits, extent, brush, piece, pick(random, scene.channels()), p);
    return scene.withPlanes(nullptr, logits);
}

std::vector<Request> requestsFor(std::mt19937& random, const Scene& scene) {
    std::vector<Request> requests;
    for (const Loss& loss : catalogue()) {
        const ParameterValues values = pick(random, 2) == 0
                                           ? ParameterValues(loss.parameters)
                                           : randomValues(random, loss, scene.labelCount());
        const bool selected = pick(random, 2) == 0;
        requests.push_back({&loss, values, {selected, selected, selected}});
    }
    return requests;
}

bool same(double a, double b) {
    return std::memcmp(&a, &b, sizeof a) == 0;
}

bool same(const Planes<float>& a, const Planes<float>& b) {
    return a.rows() == b.rows() && a.cols() == b.cols() &&
           (a.size() == 0 || std::memcmp(a.data(), b.data(), sizeof(float) * a.size()) == 0);
}

/// Empty where the readings are the same bit for bit; else what differs.
QString difference(const Reading<float>& found, const Reading<float>& expected) {
    const Evaluation<float>& a = found.evaluation;
    const Evaluation<float>& b = expected.evaluation;
    if (a.undefined != b.undefined) return "whether it is defined";
    if (!same(a.value, b.value))
        return QString("value %1, not %2").arg(a.value, 0, 'g', 17).arg(b.value, 0, 'g', 17);
    if (a.perClass != b.perClass) return "values per class";
    if (a.notes != b.notes) return "notes";
    if (!same(found.totalPull, expected.totalPull)) return "pull";
    if (!same(found.gradientNorm, expected.gradientNorm)) return "norm";
    if (!same(a.logitGradient, b.logitGradient)) return "gradient by logit";
    if (!same(a.probabilityGradient, b.probabilityGradient)) return "gradient by probability";
    if (!same(a.pixelLoss, b.pixelLoss)) return "losses of the pixels";
    return {};
}

}  // namespace

/// What is computed after a stroke from what was there before equals a full evaluation bit for
/// bit, for every loss.
class LiveMemoryTest : public QObject {
    Q_OBJECT

private slots:
    void strokes_data();
    void strokes();
    void strokeOnThePredictionIsPartial();
    void cancelledBetweenLosses();
    void stoppedWithinALoss_data();
    void stoppedWithinALoss();
    void layersDoNotMeet();
    void anotherShape();
    void otherSettings();
    void aSettingOfOneLossLeavesTheOthers();

private:
    void compare(LiveMemory& memory, const Scene& scene, const std::vector<Request>& requests);

    /// What a window would hold.
    std::shared_ptr<const LiveReadings> m_shown;
};

void LiveMemoryTest::compare(LiveMemory& memory, const Scene& scene,
                             const std::vector<Request>& requests) {
    memory.prepare(scene);
    const auto live = std::make_shared<LiveReadings>();
    for (const Request& request : requests)
        live->readings.push_back(memory.evaluate(request));
    memory.keep(live);
    m_shown = live;
    const auto expected = evaluateAll(scene, requests);
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const QString trouble = difference(live->readings[i], expected[i]);
        QVERIFY2(trouble.isEmpty(), qPrintable(QString::fromStdString(requests[i].loss->id) +
                                               " differs in: " + trouble));
    }
}

void LiveMemoryTest::strokes_data() {
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("channels");
    QTest::addColumn<bool>("soft");
    QTest::addColumn<bool>("batch");
    int seed = 1;
    for (const int channels : {1, 4})
        for (const bool soft : {false, true})
            for (const bool batch : {false, true})
                for (int i = 0; i < 2; ++i, ++seed)
                    QTest::addRow("seed %d: %d channels, %s, %s", seed, channels,
                                  soft ? "soft" : "labels", batch ? "batch" : "single")
                        << seed << channels << soft << batch;
}

void LiveMemoryTest::strokes() {
    QFETCH(int, seed);
    QFETCH(int, channels);
    QFETCH(bool, soft);
    QFETCH(bool, batch);
    std::mt19937 random(static_cast<unsigned>(seed));
    Scene scene = randomGround(random, {channels, soft, batch});
    const std::vector<Request> requests = requestsFor(random, scene);
    LiveMemory memory;
    std::shared_ptr<const LiveReadings> slow;
    for (int stroke = 0; stroke < 10; ++stroke) {
        // Now and then a view is slow to let go: those planes must not be written.
        if (pick(random, 3) == 0) slow = m_shown;
        const Planes<float> before =
            slow ? slow->readings.front().evaluation.logitGradient : Planes<float>();
        compare(memory, scene, requests);
        if (QTest::currentTestFailed()) return;
        if (slow) QVERIFY(same(slow->readings.front().evaluation.logitGradient, before));
        // Now and then the newest wins: some states are never evaluated.
        for (int pieces = 1 + pick(random, 3); pieces > 0; --pieces)
            scene = painted(random, scene);
    }
    // The test would prove nothing if everything were computed anew each time.
    QVERIFY(memory.partialEvaluations() > 0);
}

void LiveMemoryTest::strokeOnThePredictionIsPartial() {
    std::mt19937 random(17);
    Scene scene = randomGround(random, {1, false, false});
    std::vector<Request> requests;
    for (const char* id : {"cross_entropy", "focal"})
        requests.push_back(
            {findLoss(id), ParameterValues(findLoss(id)->parameters), {true, true, true}});
    LiveMemory memory;
    for (int stroke = 0; stroke < 5; ++stroke) {
        auto logits = std::make_shared<Planes<float>>(scene.logits());
        paintProbability(*logits, {scene.width(), scene.height(), 0}, Brush{},
                         randomPiece(random, scene), 0, 0.3 + 0.1 * stroke);
        scene = scene.withPlanes(nullptr, logits);
        compare(memory, scene, requests);
        if (QTest::currentTestFailed()) return;
    }
    // The first has nothing before it; the second finds all planes on the screen.
    QCOMPARE(memory.partialEvaluations(), 2 * 3);
}

void LiveMemoryTest::cancelledBetweenLosses() {
    std::mt19937 random(13);
    Scene scene = randomGround(random, {4, false, false});
    const std::vector<Request> requests = requestsFor(random, scene);
    LiveMemory memory;
    compare(memory, scene, requests);
    for (int i = 0; i < 5; ++i) {
        scene = painted(random, scene);
        memory.prepare(scene);
        for (std::size_t k = 0; k < requests.size() / 2; ++k)
            memory.evaluate(requests[k]);
        scene = painted(random, scene);
        compare(memory, scene, requests);
        if (QTest::currentTestFailed()) return;
    }
}

void LiveMemoryTest::stoppedWithinALoss_data() {
    QTest::addColumn<int>("channels");
    QTest::newRow("one channel") << 1;
    QTest::newRow("four channels") << 4;
}

void LiveMemoryTest::stoppedWithinALoss() {
    QFETCH(int, channels);
    std::mt19937 random(23);
    Scene scene = randomGround(random, {channels, false, false});
    LiveMemory memory;
    std::vector<Request> requests = requestsFor(random, scene);
    compare(memory, scene, requests);
    int stopped = 0;
    for (int round = 0; round < 4; ++round) {
        scene = painted(random, scene);
        if (round % 2 == 1) requests = requestsFor(random, scene);
        memory.prepare(scene);
        const auto unfinished = std::make_shared<LiveReadings>();
        for (const Request& request : requests) {
            const int pause = pick(random, 300);
            // Some are stopped as they begin: on a busy machine the hand may come too late for all.
            std::atomic<bool> begun = false, stop = pause < 60;
            std::thread hand([&begun, &stop, pause] {
                while (!begun)
                    std::this_thread::yield();
                const auto from = std::chrono::steady_clock::now();
                while (std::chrono::steady_clock::now() - from < std::chrono::microseconds(pause))
                    continue;
                stop = true;
            });
            try {
                const StopScope scope(stop);
                begun = true;
                unfinished->readings.push_back(memory.evaluate(request));
            } catch (const EvaluationStopped&) {
                ++stopped;
            }
            hand.join();
        }
        if (round < 2) memory.keepUnfinished(unfinished);
        compare(memory, scene, requests);
        if (QTest::currentTestFailed()) return;
    }
    QVERIFY(stopped > 0);
}

void LiveMemoryTest::layersDoNotMeet() {
    std::mt19937 random(29);
    Scene scene = randomGround(random, {4, false, false});
    const Loss* loss = findLoss("focal");
    const Request first{loss, ParameterValues(loss->parameters), {true, false, false}};
    const Request rest{loss, ParameterValues(loss->parameters), {false, true, true}};
    LiveMemory memory;
    for (int stroke = 0; stroke < 4; ++stroke) {
        compare(memory, scene, {first});
        if (QTest::currentTestFailed()) return;
        const auto details = std::make_shared<LiveReadings>();
        details->readings.push_back(memory.evaluate(rest, LiveMemory::Layer::Details));
        memory.keep(details, LiveMemory::Layer::Details);
        const QString trouble =
            difference(details->readings.front(), evaluateAll(scene, {rest})[0]);
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        auto logits = std::make_shared<Planes<float>>(scene.logits());
        paintProbability(*logits, {scene.width(), scene.height(), 0}, Brush{},
                         randomPiece(random, scene), 0, 0.2 * stroke);
        scene = scene.withPlanes(nullptr, logits);
    }
    // Of both, all but the evaluations before there were planes that nobody held.
    QVERIFY(memory.partialEvaluations() >= 4);
}

void LiveMemoryTest::anotherShape() {
    std::mt19937 random(7);
    LiveMemory memory;
    for (const Ground& ground :
         {Ground{1, false, false}, Ground{1, false, true}, Ground{4, false, false},
          Ground{4, true, false}, Ground{1, false, false}}) {
        const Scene scene = randomGround(random, ground);
        compare(memory, scene, requestsFor(random, scene));
        if (QTest::currentTestFailed()) return;
    }
}

void LiveMemoryTest::otherSettings() {
    std::mt19937 random(11);
    LiveMemory memory;
    Scene scene = randomGround(random, {1, false, false});
    for (int i = 0; i < 6; ++i) {
        // The same scene twice, and a painted one with other settings.
        compare(memory, scene, requestsFor(random, scene));
        if (QTest::currentTestFailed()) return;
        if (i % 2 == 1) scene = painted(random, scene);
    }
}

void LiveMemoryTest::aSettingOfOneLossLeavesTheOthers() {
    std::mt19937 random(19);
    LiveMemory memory;
    Scene scene = randomGround(random, {1, false, false});
    std::vector<Request> requests;
    std::size_t focal = 0;
    for (const Loss& loss : catalogue()) {
        if (loss.id == "focal") focal = requests.size();
        requests.push_back({&loss, ParameterValues(loss.parameters), {false, false, false}});
    }
    requests[focal].wanted = {true, true, true};
    const int others = static_cast<int>(requests.size()) - 1;
    compare(memory, scene, requests);
    QCOMPARE(memory.reusedReadings(), 0);
    for (int step = 1; step <= 3; ++step) {
        requests[focal].values.set("gamma", 0.5 * step);
        compare(memory, scene, requests);
        if (QTest::currentTestFailed()) return;
        QCOMPARE(memory.reusedReadings(), step * others);
    }
    // Another one changes, then the scene: nothing of before may be given for the new.
    requests[(focal + 1) % requests.size()].wanted = {true, false, false};
    compare(memory, scene, requests);
    QCOMPARE(memory.reusedReadings(), 4 * others - 1);
    scene = painted(random, scene);
    compare(memory, scene, requests);
    QCOMPARE(memory.reusedReadings(), 4 * others - 1);
}

QTEST_GUILESS_MAIN(LiveMemoryTest)
#include "live_memory_test.moc"
