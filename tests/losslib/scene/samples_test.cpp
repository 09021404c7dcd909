// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/samples.h"

#include <QtTest>

using namespace lossglass;

Q_DECLARE_METATYPE(lossglass::SceneD)

/// One sample of a batch as a scene of its own.
class SamplesTest : public QObject {
    Q_OBJECT

private slots:
    void eachSampleHasItsOwnPixels_data();
    void eachSampleHasItsOwnPixels();
    void aSingleSampleIsTheSceneItself();
    void softTargetsAreSplit();
    void stackedSamplesComeApartAgain_data();
    void stackedSamplesComeApartAgain();
    void theSampleThatDiffersIsNamed_data();
    void theSampleThatDiffersIsNamed();
    void aCopyStandsBehindItsSample();
    void aSampleIsTakenOut();
    void photographsAreStacked();
    void onePhotographForAllStaysOne();
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

void SamplesTest::stackedSamplesComeApartAgain_data() {
    QTest::addColumn<int>("channels");
    QTest::addColumn<bool>("soft");
    QTest::newRow("one channel") << 1 << false;
    QTest::newRow("one channel, soft") << 1 << true;
    QTest::newRow("three channels") << 3 << false;
    QTest::newRow("three channels, soft") << 3 << true;
}

void SamplesTest::stackedSamplesComeApartAgain() {
    QFETCH(int, channels);
    QFETCH(bool, soft);
    const SceneD scene = batch(channels, soft);
    // A batch and a single sample, the last first.
    const auto stacked = stackSamples<double>({sampleOf(scene, 2), scene});
    QVERIFY(stacked.ok());
    QCOMPARE(stacked->samples(), 4);
    const int order[] = {2, 0, 1, 2};
    for (int sample = 0; sample < 4; ++sample) {
        const SceneD is = sampleOf(*stacked, sample), wanted = sampleOf(scene, order[sample]);
        QVERIFY(is.labels() == wanted.labels());
        QVERIFY((is.logits() == wanted.logits()).all());
        QCOMPARE(is.hasSoftTarget(), soft);
        if (soft) QVERIFY((is.softTarget() == wanted.softTarget()).all());
    }
}

void SamplesTest::theSampleThatDiffersIsNamed_data() {
    QTest::addColumn<SceneD>("other");
    QTest::addColumn<QString>("sentence");
    const SceneD one = batch(1);
    QTest::newRow("channels") << batch(3) << "sample 4 has 3 channels, the first 1";
    QTest::newRow("soft") << batch(1, true) << "sample 4 has a soft target, the first has labels";
    SceneParts<double> tall = one.parts();
    tall.height = 3;
    tall.samples = 1;
    QTest::newRow("size") << SceneD::make(tall).value()
                          << "sample 4 is 2 × 3 (width × height), the first 2 × 1";
    SceneParts<double> named = one.parts();
    named.classes[1].name = "liver";
    QTest::newRow("class names")
        << SceneD::make(named).value()
        << "sample 4 calls a class \"liver\" that the first calls \"foreground\"";
}

void SamplesTest::theSampleThatDiffersIsNamed() {
    QFETCH(SceneD, other);
    QFETCH(QString, sentence);
    const auto stacked = stackSamples<double>({batch(1), other});
    QVERIFY(!stacked.ok());
    QCOMPARE(QString::fromStdString(stacked.error().message), sentence);
    QVERIFY(!stackSamples<double>({}).ok());
}

void SamplesTest::aCopyStandsBehindItsSample() {
    const SceneD scene = batch(1);
    const SceneD more = withSampleCopied(scene, 1);
    QCOMPARE(more.samples(), 4);
    const Planes<double> wanted = (Planes<double>(1, 8) << 0, 1, 2, 3, 2, 3, 4, 5).finished();
    QVERIFY((more.logits() == wanted).all());
}

void SamplesTest::aSampleIsTakenOut() {
    const SceneD less = withoutSample(batch(1), 1);
    QCOMPARE(less.samples(), 2);
    QVERIFY((less.logits() == (Planes<double>(1, 4) << 0, 1, 4, 5).finished()).all());
}

void SamplesTest::photographsAreStacked() {
    const auto withPicture = [](std::uint8_t grey) {
        SceneParts<double> parts = sampleOf(batch(1), 0).parts();
        parts.picture =
            std::make_shared<const Picture>(Picture{2, 1, std::vector<std::uint8_t>(6, grey)});
        return SceneD::make(std::move(parts)).value();
    };
    const auto stacked = stackSamples<double>({withPicture(10), withPicture(20)});
    QVERIFY(stacked.ok());
    QCOMPARE(stacked->picture()->height, 2);
    QCOMPARE(int(sampleOf(*stacked, 0).picture()->rgb[5]), 10);
    QCOMPARE(int(sampleOf(*stacked, 1).picture()->rgb[0]), 20);
    QCOMPARE(sampleOf(*stacked, 1).picture()->height, 1);
    // A sample without one does not cost the others theirs: it is grey.
    for (const bool isFirst : {false, true}) {
        const auto bare = sampleOf(batch(1), 0);
        const auto mixed = isFirst ? stackSamples<double>({bare, withPicture(10)})
                                   : stackSamples<double>({withPicture(10), bare});
        QCOMPARE(mixed->picture()->height, 2);
        QCOMPARE(int(sampleOf(*mixed, isFirst ? 1 : 0).picture()->rgb[0]), 10);
        QCOMPARE(int(sampleOf(*mixed, isFirst ? 0 : 1).picture()->rgb[5]), 128);
    }
    QVERIFY(!stackSamples<double>({batch(1), batch(1)}).value().picture());
}

void SamplesTest::onePhotographForAllStaysOne() {
    SceneParts<double> parts = batch(1).parts();
    parts.picture = std::make_shared<const Picture>(Picture{2, 1, std::vector<std::uint8_t>(6, 7)});
    const SceneD scene = SceneD::make(std::move(parts)).value();
    QCOMPARE(withSampleCopied(scene, 0).picture().get(), scene.picture().get());
}

QTEST_APPLESS_MAIN(SamplesTest)
#include "samples_test.moc"
