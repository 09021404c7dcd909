// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/samples.h"

#include <QtTest>

using namespace lossglass;

/// One sample of a batch as a scene of its own.
class SamplesTest : public QObject {
    Q_OBJECT

private slots:
    void eachSampleHasItsOwnPixels_data();
    void eachSampleHasItsOwnPixels();
    void aSingleSampleIsTheSceneItself();
    void softTargetsAreSplit();
};

namespace {

/// 3 samples of 2 x 1 pixels, C channels; pixel n has label n % 2 and logit n + 10 c.
SceneD batch(int channels, bool soft = false) {
    SceneParts<double> parts;
    parts.width = 2;
    parts.height = 1;
    parts.samples = 3;
    parts.activation = channels == 1 ? Activation::Sigmoid : Activation::Softmax;
    Labels labels;
    Planes<double> logits(channels, 6);
    for (Eigen::Index n = 0; n < 6; ++n) {
        labels.push_back(static_cast<std::uint8_t>(n % 2));
        for (Eigen::Index c = 0; c < channels; ++c)
            logits(c, n) = static_cast<double>(n) + 10.0 * static_cast<double>(c);
    }
    parts.labels = std::make_shared<const Labels>(labels);
    parts.logits = std::make_shared<const Planes<double>>(logits);
    if (soft)
        parts.softTarget = std::make_shared<const Planes<double>>(
            Planes<double>(logits.unaryExpr([](double z) { return z / 100; })));
    return SceneD::make(std::move(parts)).value();
}

}  // namespace

void SamplesTest::eachSampleHasItsOwnPixels_data() {
    QTest::addColumn<int>("channels");
    QTest::newRow("one channel") << 1;
    QTest::newRow("three channels") << 3;
}

void SamplesTest::eachSampleHasItsOwnPixels() {
    QFETCH(int, channels);
    const SceneD scene = batch(channels);
    for (int sample = 0; sample < 3; ++sample) {
        const SceneD one = sampleOf(scene, sample);
        QCOMPARE(one.samples(), 1);
        QCOMPARE(one.width(), 2);
        QCOMPARE(one.height(), 1);
        QCOMPARE(one.activation(), scene.activation());
        QVERIFY(one.labels() == Labels({0, 1}));
        QVERIFY((one.logits() == scene.logits().middleCols(Eigen::Index{2} * sample, 2)).all());
    }
}

void SamplesTest::aSingleSampleIsTheSceneItself() {
    const SceneD one = sampleOf(batch(1), 1);
    QVERIFY(&sampleOf(one, 0).logits() == &one.logits());
}

void SamplesTest::softTargetsAreSplit() {
    const SceneD scene = batch(1, true);
    const SceneD last = sampleOf(scene, 2);
    QVERIFY(last.hasSoftTarget());
    QVERIFY((last.softTarget() == scene.softTarget().middleCols(4, 2)).all());
}

QTEST_APPLESS_MAIN(SamplesTest)
#include "samples_test.moc"
