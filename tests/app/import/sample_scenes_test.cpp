// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/sample_scenes.h"

#include <QTest>

using namespace lossglass;

class SampleScenesTest : public QObject {
    Q_OBJECT

private slots:
    void everySampleLoads_data();
    void everySampleLoads();
    void theFolderAndTheProgramAgree();
    void generatedScenesLoadByName();
    void anUnknownSampleIsAnError();
};

void SampleScenesTest::everySampleLoads_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("channels");
    QTest::addColumn<QString>("lastClass");
    QTest::newRow("astronaut") << "astronaut" << 320 << 320 << 1 << "person";
    QTest::newRow("dubai_aerial") << "dubai_aerial" << 304 << 150 << 5 << "water";
    QTest::newRow("ms_lesion") << "ms_lesion" << 182 << 218 << 1 << "lesion";
    QTest::newRow("nuclei_tissue") << "nuclei_tissue" << 320 << 256 << 1 << "nucleus";
    QTest::newRow("retina_vessels") << "retina_vessels" << 384 << 384 << 1 << "vessel";
}

void SampleScenesTest::everySampleLoads() {
    QFETCH(QString, id);
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, channels);
    QFETCH(QString, lastClass);
    QVERIFY(sampleIds().contains(id));
    const auto sample = loadSample(id);
    QVERIFY2(sample, sample ? "" : describe(sample.error()).c_str());
    QCOMPARE(sample->id, id);
    QCOMPARE(sample->title, sampleTitle(id));
    QVERIFY(!sample->licence.isEmpty() && !sample->source.isEmpty() && !sample->about.isEmpty());
    QCOMPARE(sample->scene.width(), width);
    QCOMPARE(sample->scene.height(), height);
    QCOMPARE(sample->scene.channels(), channels);
    QCOMPARE(QString::fromStdString(sample->scene.classes().back().name), lastClass);
    QVERIFY(sample->scene.picture());
    QCOMPARE(sample->scene.picture()->width, width);
    QCOMPARE(sample->scene.picture()->height, height);
}

void SampleScenesTest::theFolderAndTheProgramAgree() {
    const auto inside = loadSample("ms_lesion");
    const auto outside =
        loadSampleFolder(QStringLiteral(LOSSGLASS_SOURCE "/resources/samples/ms_lesion"));
    QVERIFY(inside && outside);
    QVERIFY((inside->scene.logits() == outside->scene.logits()).all());
    QCOMPARE(inside->scene.labels(), outside->scene.labels());
}

void SampleScenesTest::generatedScenesLoadByName() {
    QVERIFY(librarySceneIds().size() >= 12);
    for (const QString& id : librarySceneIds()) {
        QVERIFY(isSampleId(id) && !sampleIds().contains(id));
        const auto sample = loadSample(id);
        QVERIFY(sample);
        QCOMPARE(sample->title, sampleTitle(id));
        QCOMPARE(sample->about, sampleHint(id));
        QVERIFY(!sample->scene.isEmpty() && !sample->about.isEmpty());
    }
    QVERIFY(isSampleId("astronaut") && !isSampleId("no_such_sample"));
}

void SampleScenesTest::anUnknownSampleIsAnError() {
    QVERIFY(!loadSample("no_such_sample"));
    QVERIFY(sampleTitle("no_such_sample").isEmpty());
}

QTEST_GUILESS_MAIN(SampleScenesTest)
#include "sample_scenes_test.moc"
