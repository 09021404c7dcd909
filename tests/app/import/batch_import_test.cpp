// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/batch_import.h"

#include "losslib/formats/npy.h"
#include "tests/support/grey_row.h"

#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace lossglass;

/// Several targets and predictions as the samples of a batch.
class BatchImportTest : public QObject {
    Q_OBJECT

private slots:
    void samplesAreStacked();
    void targetsAreReadOnce();
    void targetsAgreeOnTheirValues();
    void labelsHaveTheClassesOfAllTargets();
    void picturesStayWithTheirSample();
    void refuses_data();
    void refuses();

private:
    QString grey(const QString& name, const std::vector<int>& values) {
        return saveGreyRow(m_folder.filePath(name), values);
    }
    QString logits(const QString& name, const std::vector<float>& values) {
        const QString path = m_folder.filePath(name);
        const std::vector<std::int64_t> shape{1, static_cast<std::int64_t>(values.size())};
        return writeNpy(path.toStdString(), shape, std::span<const float>(values)) ? QString()
                                                                                   : path;
    }
    static ImportFiles batch(std::vector<SampleFiles> samples) {
        ImportFiles files;
        files.setSamples(std::move(samples));
        return files;
    }
    static QString notices(const BuiltScene& built) {
        QStringList list;
        for (const std::string& notice : built.notices)
            list << QString::fromStdString(notice);
        return list.join("; ");
    }

    QTemporaryDir m_folder;
};

void BatchImportTest::samplesAreStacked() {
    const auto built =
        importBatch(batch({{grey("a.png", {0, 1, 1}), {logits("a.npy", {-1, 2, 3})}, {}},
                           {grey("b.png", {1, 1, 0}), {logits("b.npy", {4, 5, -6})}, {}}}));
    QVERIFY2(built, built ? "" : built.error().message.c_str());
    QCOMPARE(built->scene.samples(), 2);
    QCOMPARE(built->scene.labels(), (Labels{0, 1, 1, 1, 1, 0}));
    for (int i = 0; i < 6; ++i)
        QCOMPARE(built->scene.logits()(0, i),
                 (std::vector<double>{-1, 2, 3, 4, 5, -6})[static_cast<std::size_t>(i)]);
}

void BatchImportTest::targetsAreReadOnce() {
    const ImportFiles files =
        batch({{grey("a.png", {0, 1, 1}), {logits("a.npy", {-1, 2, 3})}, {}},
               {grey("b.png", {1, 1, 0}), {logits("b.npy", {4, 5, -6})}, {}}});
    auto targets = readTargets(files.samples(), {});
    QVERIFY(targets);
    for (const char* name : {"a.png", "b.png"})
        QVERIFY(QFile::remove(m_folder.filePath(name)));
    const auto built = importBatch(files, {}, std::move(targets).value());
    QVERIFY2(built, built ? "" : built.error().message.c_str());
    QCOMPARE(built->scene.labels(), (Labels{0, 1, 1, 1, 1, 0}));
    QVERIFY(!importBatch(files));
}

void BatchImportTest::targetsAgreeOnTheirValues() {
    // Alone, the first would be background and foreground: 255 stands beside 0 only.
    const auto built =
        importBatch(batch({{grey("c.png", {0, 255, 0}), {logits("c.npy", {-1, 2, 3})}, {}},
                           {grey("d.png", {1, 255, 0}), {logits("d.npy", {4, 5, -6})}, {}}}));
    QVERIFY2(built, built ? "" : built.error().message.c_str());
    QCOMPARE(built->scene.labels(), (Labels{0, kIgnored, 0, 1, kIgnored, 0}));
    QVERIFY2(notices(*built).contains("the value 255 is ignored in all samples"),
             qPrintable(notices(*built)));
}

void BatchImportTest::labelsHaveTheClassesOfAllTargets() {
    ImportOptions options;
    options.labelConfidence = 0.9;
    const auto built =
        importBatch(batch({{grey("e.png", {0, 1, 0}), {grey("e_p.png", {0, 1, 1})}, {}},
                           {grey("f.png", {0, 3, 2}), {grey("f_p.png", {0, 2, 2})}, {}}}),
                    options);
    QVERIFY2(built, built ? "" : built.error().message.c_str());
    QCOMPARE(built->scene.channels(), 4);
}

void BatchImportTest::picturesStayWithTheirSample() {
    QImage photo(3, 1, QImage::Format_RGB888);
    photo.fill(QColor(200, 100, 50));
    const QString path = m_folder.filePath("photo.png");
    QVERIFY(photo.save(path));
    const auto built =
        importBatch(batch({{grey("g.png", {0, 1, 1}), {logits("g.npy", {-1, 2, 3})}, {}},
                           {grey("h.png", {1, 1, 0}), {logits("h.npy", {4, 5, -6})}, path}}));
    QVERIFY2(built, built ? "" : built.error().message.c_str());
    const auto& picture = built->scene.picture();
    QVERIFY(picture);
    QCOMPARE(picture->height, 2);
    QCOMPARE(picture->rgb[0], std::uint8_t{128});
    QCOMPARE(picture->rgb[9], std::uint8_t{200});
}

void BatchImportTest::refuses_data() {
    QTest::addColumn<ImportFiles>("files");
    QTest::addColumn<QString>("says");
    const SampleFiles good{grey("i.png", {0, 1, 1}), {logits("i.npy", {-1, 2, 3})}, {}};
    QTest::newRow("no prediction")
        << batch({good, {good.target, {}, {}}}) << "sample 2 of 2 has no prediction";
    QTest::newRow("no target") << batch({good, good, {{}, good.predictions, {}}})
                               << "sample 3 of 3 has no target";
    QTest::newRow("another size") << batch({good,
                                            {grey("j.png", {0, 1}), {logits("j.npy", {1, 2})}, {}}})
                                  << "sample 2 is 2 × 1";
    QTest::newRow("a file that is not there")
        << batch({good, {m_folder.filePath("none.png"), good.predictions, {}}}) << "no such file";
}

void BatchImportTest::refuses() {
    QFETCH(ImportFiles, files);
    QFETCH(QString, says);
    const auto built = importBatch(files);
    QVERIFY(!built);
    QVERIFY2(QString::fromStdString(built.error().message).contains(says),
             built.error().message.c_str());
}

QTEST_GUILESS_MAIN(BatchImportTest)
#include "batch_import_test.moc"
