// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/lovasz.h"

#include "losslib/kernels/pixel_places.h"
#include "losslib/kernels/ranked.h"
#include "tests/support/random_scene.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace lossglass;
using namespace lossglass::test;

/// The Lovász extension by buckets against a sort of all pixels and a walk from one to the next.
class LovaszTest : public QObject {
    Q_OBJECT

private slots:
    void channel_data();
    void channel();
    void together_data();
    void together();
    void hinge_data();
    void hinge();
    void places_data();
    void places();
    void valueWithoutSlopes();
};

namespace {

struct Pixel {
    std::int64_t place;
    double error;
    bool hit;
    double key = 0;  ///< sorted by this where it is not the error
};

struct Expected {
    double value = 0;
    std::vector<double> slopes;
};

Expected expectedOf(std::vector<Pixel> pixels, std::int64_t positives, double share,
                    std::int64_t size, double Pixel::*key = &Pixel::error) {
    std::stable_sort(pixels.begin(), pixels.end(),
                     [&](const Pixel& a, const Pixel& b) { return a.*key > b.*key; });
    Expected expected{0, std::vector<double>(static_cast<std::size_t>(size))};
    auto left = static_cast<double>(positives), joined = left;
    for (const Pixel& pixel : pixels) {
        const double step = lovaszStep<double>(pixel.hit ? 1 : 0, left, joined);
        expected.value += pixel.error * step;
        expected.slopes[static_cast<std::size_t>(pixel.place)] =
            (pixel.hit ? -share : share) * step;
        pixel.hit ? --left : ++joined;
    }
    return expected;
}

template <class Real>
void addChannel(const Workspace<Real>& work, int channel, std::vector<Pixel>& pixels) {
    const int label = work.channels() == 1 ? 1 : channel;
    for (std::int64_t i = 0; i < work.pixels(); ++i) {
        if (work.labels()[i] == kIgnored) continue;
        const bool hit = work.labels()[i] == label;
        const Real error = hit ? work.trueQ(i) : work.pAt(channel, i);
        pixels.push_back({channel * work.pixels() + i, static_cast<double>(error), hit});
    }
}

/// Slopes to the last bit, the value within the rounding of a sum in another order.
template <class Real>
void compare(double value, const Planes<Real>& slopes, const Expected& expected) {
    QVERIFY(std::abs(value - expected.value) <= 1e-7 * std::abs(expected.value));
    QCOMPARE(static_cast<std::size_t>(slopes.size()), expected.slopes.size());
    for (Eigen::Index i = 0; i < slopes.size(); ++i)
        QCOMPARE(slopes.data()[i], static_cast<Real>(expected.slopes[static_cast<std::size_t>(i)]));
}

void addScenes() {
    QTest::addColumn<SceneD>("scene");
    std::mt19937 random(21);
    struct Row {
        const char* name;
        RandomSceneOptions options;
    };
    const auto options = [](int channels, int width, int height, double spread, double ignored) {
        RandomSceneOptions result;
        result.channels = channels;
        result.width = width;
        result.height = height;
        result.spread = spread;
        result.ignoredShare = ignored;
        return result;
    };
    std::vector<Row> rows{{"one pixel", options(1, 1, 1, 2, 0)},
                          {"small", options(1, 9, 7, 2, 0.2)},
                          {"one tile and a bit", options(1, 50, 41, 2, 0.1)},
                          {"several jobs", options(1, 300, 271, 2, 0.1)},
                          {"sure of itself", options(1, 200, 100, 40, 0.1)},
                          {"all alike", options(1, 200, 100, 0, 0.1)},
                          {"four channels", options(4, 120, 90, 2, 0.1)},
                          {"three channels, odd size", options(3, 61, 53, 5, 0.3)}};
    Row absent{"a label is absent", options(4, 80, 60, 2, 0.1)};
    absent.options.dropOneLabel = true;
    rows.push_back(absent);
    Row batch{"two samples", options(2, 61, 40, 2, 0.1)};
    batch.options.samples = 2;
    rows.push_back(batch);
    for (const Row& row : rows)
        QTest::newRow(row.name) << randomScene(random, row.options);
}

template <class Real>
void checkChannels(const Workspace<Real>& work) {
    for (int c = 0; c < work.channels(); ++c) {
        std::vector<Pixel> pixels;
        addChannel(work, c, pixels);
        const int label = work.channels() == 1 ? 1 : c;
        const auto positives = std::count(work.labels(), work.labels() + work.pixels(), label);
        Planes<Real> slopes = Planes<Real>::Zero(work.channels(), work.pixels());
        const double value = lovaszChannel(work, c, 0.25, slopes.data());
        compare(value, slopes, expectedOf(pixels, positives, 0.25, slopes.size()));
    }
}

template <class Real>
void checkTogether(const Workspace<Real>& work) {
    std::vector<int> channels;
    for (int c = work.channels() > 2 ? 1 : 0; c < work.channels(); ++c)
        channels.push_back(c);
    std::vector<Pixel> pixels;
    for (const int c : channels)
        addChannel(work, c, pixels);
    const auto positives =
        std::count_if(pixels.begin(), pixels.end(), [](const Pixel& pixel) { return pixel.hit; });
    Planes<Real> slopes = Planes<Real>::Zero(work.channels(), work.pixels());
    const double value = lovaszTogether(work, channels, slopes.data());
    compare(value, slopes, expectedOf(pixels, positives, 1, slopes.size()));
}

template <class Real>
void checkHinge(const Workspace<Real>& work) {
    std::vector<Pixel> pixels;
    for (std::int64_t i = 0; i < work.pixels(); ++i) {
        const bool hit = work.labels()[i] == 1;
        const Real z = work.scene().logits()(0, i), error = Real(1) + (hit ? -z : z);
        if (work.labels()[i] != kIgnored && error > 0) pixels.push_back({i, error, hit});
    }
    const auto positives = std::count(work.labels(), work.labels() + work.pixels(), 1);
    Planes<Real> slopes = Planes<Real>::Zero(1, work.pixels());
    const double value = lovaszHinge(work, slopes.data());
    compare(value, slopes, expectedOf(pixels, positives, 1, slopes.size()));
}

/// All ways to the value and the gradients of a loss by places.
template <class Real, class Loss>
void checkByPlaces(const Workspace<Real>& work, const Loss& loss, const Expected& expected,
                   bool slopesAreByLogit) {
    const auto run = [&](const Wanted& wanted) {
        Output<Real> out(work, wanted);
        out.result().value = loss(work, *pixelPlaces(work), out);
        return out.take();
    };
    const Evaluation<Real> direct = run({true, false, false}), both = run({true, true, false});
    QCOMPARE(both.value, direct.value);
    QCOMPARE(run({false, false, false}).value, direct.value);
    compare(direct.value, slopesAreByLogit ? direct.logitGradient : both.probabilityGradient,
            expected);
    for (Eigen::Index i = 0; i < work.pixels(); ++i) {
        QCOMPARE(both.logitGradient(0, i), direct.logitGradient(0, i));
        const Real slope = both.probabilityGradient(0, i), chain = work.pAt(0, i) * work.q()[i];
        const Real byLogit = direct.logitGradient(0, i);
        if (!slopesAreByLogit)
            QCOMPARE(byLogit, slope * chain);
        else if (chain > std::numeric_limits<Real>::min())
            QCOMPARE(slope, byLogit == Real(0) ? Real(0) : byLogit / chain);
    }
}

template <class Real>
void checkPlaces(const Workspace<Real>& work) {
    std::vector<Pixel> pixels, open;
    addChannel(work, 0, pixels);
    for (Pixel& pixel : pixels) {
        const Real z = work.scene().logits()(0, pixel.place);
        pixel.key = pixel.hit ? -z : z;
        const Real hinge = Real(1) + static_cast<Real>(pixel.key);
        if (hinge > 0) open.push_back({pixel.place, hinge, pixel.hit, pixel.key});
    }
    const auto positives = std::count(work.labels(), work.labels() + work.pixels(), 1);
    const std::int64_t size = work.pixels();
    checkByPlaces(work, lovaszByPlaces<Real>, expectedOf(pixels, positives, 1, size, &Pixel::key),
                  false);
    checkByPlaces(work, hingeByPlaces<Real>, expectedOf(open, positives, 1, size, &Pixel::key),
                  true);
}

}  // namespace

Q_DECLARE_METATYPE(SceneD)

void LovaszTest::channel_data() {
    addScenes();
}

void LovaszTest::channel() {
    QFETCH(SceneD, scene);
    checkChannels(Workspace<double>(scene));
    checkChannels(Workspace<float>(scene.cast<float>()));
}

void LovaszTest::together_data() {
    addScenes();
}

void LovaszTest::together() {
    QFETCH(SceneD, scene);
    checkTogether(Workspace<double>(scene));
    checkTogether(Workspace<float>(scene.cast<float>()));
}

void LovaszTest::hinge_data() {
    addScenes();
}

void LovaszTest::hinge() {
    QFETCH(SceneD, scene);
    if (scene.channels() > 1) return;
    checkHinge(Workspace<double>(scene));
    checkHinge(Workspace<float>(scene.cast<float>()));
}

void LovaszTest::places_data() {
    addScenes();
}

void LovaszTest::places() {
    QFETCH(SceneD, scene);
    if (scene.channels() > 1) return;
    checkPlaces(Workspace<double>(scene));
    checkPlaces(Workspace<float>(scene.cast<float>()));
}

void LovaszTest::valueWithoutSlopes() {
    std::mt19937 random(5);
    RandomSceneOptions options;
    options.width = options.height = 100;
    const Workspace<double> work(randomScene(random, options));
    Planes<double> slopes = Planes<double>::Zero(1, work.pixels());
    double* nothing = nullptr;
    QCOMPARE(lovaszChannel(work, 0, 1.0, nothing), lovaszChannel(work, 0, 1.0, slopes.data()));
    QCOMPARE(lovaszTogether(work, {0}, nothing), lovaszChannel(work, 0, 1.0, slopes.data()));
    QCOMPARE(lovaszHinge(work, nothing), lovaszHinge(work, slopes.data()));
}

QTEST_APPLESS_MAIN(LovaszTest)
#include "lovasz_test.moc"
