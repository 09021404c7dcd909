// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/prediction/sample_counts.h"

#include "losslib/prediction/workspace.h"
#include "losslib/scene/samples.h"

#include <QTest>

#include <random>

using namespace lossglass;

namespace {

Scene batch(int channels, bool soft) {
    SceneParts<float> parts;
    parts.width = 5;
    parts.height = 4;
    parts.samples = 3;
    parts.activation = channels == 1 ? Activation::Sigmoid : Activation::Softmax;
    std::mt19937 random(7);
    Labels labels;
    for (int i = 0; i < 60; ++i)
        labels.push_back(random() % 6 == 0
                             ? kIgnored
                             : static_cast<std::uint8_t>(random() % (channels > 2 ? 3U : 2U)));
    parts.labels = std::make_shared<const Labels>(labels);
    parts.logits = std::make_shared<const Planes<float>>(Planes<float>::Zero(channels, 60));
    if (soft)
        parts.softTarget = std::make_shared<const Planes<float>>(Planes<float>::NullaryExpr(
            channels, 60, [&] { return static_cast<float>(random() % 1000) / 1000; }));
    return Scene::make(std::move(parts)).value();
}

}  // namespace

/// The labels of one sample are counted as those of a scene of its own.
class SampleCountsTest : public QObject {
    Q_OBJECT

private slots:
    void agreesWithTheSampleAlone_data();
    void agreesWithTheSampleAlone();
};

void SampleCountsTest::agreesWithTheSampleAlone_data() {
    QTest::addColumn<int>("channels");
    QTest::addColumn<bool>("soft");
    QTest::newRow("one channel") << 1 << false;
    QTest::newRow("one channel, soft") << 1 << true;
    QTest::newRow("three channels") << 3 << false;
    QTest::newRow("three channels, soft") << 3 << true;
}

void SampleCountsTest::agreesWithTheSampleAlone() {
    QFETCH(int, channels);
    QFETCH(bool, soft);
    const Scene scene = batch(channels, soft);
    for (int sample = 0; sample < 3; ++sample) {
        const Scene alone = sampleOf(scene, sample);
        const LabelCounts wanted = Workspace<float>(alone).counts();
        const LabelCounts is = sampleCounts(scene, sample);
        QCOMPARE(is.valid, wanted.valid);
        QCOMPARE(is.ignored, wanted.ignored);
        QVERIFY(is.ignored > 0);
        QCOMPARE(is.perLabel.size(), wanted.perLabel.size());
        for (std::size_t k = 0; k < is.perLabel.size(); ++k)
            QVERIFY2(std::abs(is.perLabel[k] - wanted.perLabel[k]) < 1e-5,
                     qPrintable(QString("%1, not %2").arg(is.perLabel[k]).arg(wanted.perLabel[k])));
    }
}

QTEST_APPLESS_MAIN(SampleCountsTest)
#include "sample_counts_test.moc"
